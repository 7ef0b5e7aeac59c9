/**
 * A form is sent when somebody is there to take it. Where the network or the server is away the page stays as it is, with
 * what was typed, and says so; the same press sends it again. Without this script the browser sends it as it always does.
 */
import { submit } from "./submit.js";

/** Milliseconds in which the server answers that it is there; and how long the notice is away before it is said again. */
const ANSWERS_WITHIN = 8000;
const SAID_ANEW = 100;

const notice = document.querySelector("#not-sent");
const sure = new WeakSet();
let isAsking = false;

addEventListener("submit", async (event) => {
  const { target: form, submitter } = event;
  const method = submitter?.getAttribute("formmethod") ?? form.getAttribute("method") ?? "get";
  if (event.defaultPrevented || method.toLowerCase() !== "post" || sure.delete(form) || !holdsSomething(form)) return;
  event.preventDefault();
  if (isAsking) return;
  isAsking = true;
  notice.hidden = true;
  const isThere = await answers();
  isAsking = false;
  if (!isThere) return setTimeout(() => (notice.hidden = false), SAID_ANEW);
  sure.add(form);
  submit(form, submitter);
});

/** Whether there is anything in it that could be lost. */
const holdsSomething = (form) => [...form.elements].some((it) => it.matches("textarea, select, input:not([type=hidden])"));

async function answers() {
  const patience = new AbortController();
  const timer = setTimeout(() => patience.abort(), ANSWERS_WITHIN);
  const answer = await fetch("/healthz", { cache: "no-store", redirect: "error", signal: patience.signal }).catch(() => null);
  clearTimeout(timer);
  return answer?.ok === true;
}
