/** Before a text is sent: if it seems to hold a name, ask once, and send it if the person says so. */

import { copy } from "../ui/list.js";
import { say } from "../ui/say.js";
import { submit } from "../ui/submit.js";
import { nameIn } from "./names.js";

const ASKED = ["add_task", "reword_task"];

/** Stops those that wait for an answer, before `sendForms` sends them. */
export function askAboutNames() {
  document.addEventListener("submit", holdNames, true);
}

function holdNames(event) {
  const form = event.target.closest("form[data-command]");
  if (!form || !ASKED.includes(form.elements.do.value)) return;
  const field = form.elements.text;
  const name = nameIn(field.value);
  const isSure = form.dataset.sure === field.value;
  form.querySelector("[data-asks]")?.remove();
  form.querySelector("[name=named]")?.remove();
  if (name && isSure) form.append(saysNamed());
  if (!name || isSure) return;
  event.preventDefault();
  ask(form, field, name);
}

/** Sent all the same: the facilitator looks at it before everybody does. */
function saysNamed() {
  return Object.assign(document.createElement("input"), { type: "hidden", name: "named", value: "true" });
}

function ask(form, field, name) {
  const question = copy("name-check");
  question.dataset.asks = "";
  say(question, "looks_like_name", { name });
  field.closest("label, .field").after(question);
  const close = () => question.remove();
  question.querySelector("[data-change]").addEventListener("click", () => {
    close();
    field.focus();
  });
  question.querySelector("[data-send-anyway]").addEventListener("click", () => {
    form.dataset.sure = field.value;
    submit(form);
  });
  field.addEventListener("input", close, { once: true });
  question.querySelector("[data-change]").focus();
}
