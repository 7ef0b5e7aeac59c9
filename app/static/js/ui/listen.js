/**
 * Reads the page aloud, and marks what is read. A press on the button reads all that can be seen, and stops what is being
 * read. "Läs alltid" reads what is new by itself, for who has asked for it: nobody else has anything spoken.
 */

import { always, speakerOf } from "./listening.js";
import { announce } from "./say.js";
import { openSpeaker } from "./speaker.js";
import { whatIsNew } from "./speech.js";
import { addStyles } from "./styles.js";
import { textsOf } from "./texts.js";

const SETTLES = 300;
const CHANGES = { subtree: true, childList: true, characterData: true, attributeFilter: ["hidden", "inert", "open"] };

const texts = () => textsOf(document.body);

/**
 * @param row     what goes with the button
 * @param button  that has the page read
 * @param audio   what the server's speech is heard by
 */
export async function openReader({ row, button, audio }) {
  const choice = row.querySelector("#always");
  const box = choice.querySelector("input");
  const speaker = openSpeaker(audio, codeOf());
  let reading = null;
  let seen = [];
  let clips = { draw() {} };
  let waits = 0;
  let isPartly = false;

  function stop() {
    reading = null;
    speaker.stop();
    mark(null);
    button.setAttribute("aria-pressed", "false");
  }

  function readAll() {
    seen = texts();
    read(seen);
  }

  async function read(all) {
    stop();
    const mine = (reading = Symbol("reading"));
    button.setAttribute("aria-pressed", "true");
    const outcome = await readEach(all, () => reading === mine);
    if (reading !== mine) return;
    stop();
    tell(outcome);
  }

  /** Answers what went wrong: "failed", "partly", or "". */
  async function readEach(all, isWanted) {
    const runs = all.flatMap(({ element, runs }) => runs.map((run) => ({ element, ...run })));
    const said = runs.filter(({ language }) => speakerOf(language));
    for (const [n, { element, text, language }] of said.entries()) {
      mark(element);
      if (said[n + 1]) speaker.expect(said[n + 1].text, said[n + 1].language);
      const isSaid = await speaker.say(text, language);
      if (!isWanted()) return "";
      if (!isSaid) return "failed";
    }
    return said.length < runs.length ? "partly" : "";
  }

  /** That some of it has no voice is told once: it is so at every step. What is told here is not read in its turn. */
  function tell(outcome) {
    if (!outcome || (outcome === "partly" && isPartly)) return;
    isPartly ||= outcome === "partly";
    announce(row.dataset[outcome]);
    seen.push(...texts().filter((it) => it.isTold));
  }

  /** What is new on the page: to have its clip, and to be read by itself where somebody wants that. */
  function look() {
    const now = texts();
    clips.draw(now);
    if (!box.checked || !mayBeHeard || isBesideItsPhone()) return;
    const fresh = whatIsNew(seen, now);
    seen = now;
    if (fresh.length) read(fresh);
  }

  function lookSoon() {
    clearTimeout(waits);
    waits = setTimeout(look, SETTLES);
  }

  box.addEventListener("change", () => {
    always.keep(box.checked ? "1" : null);
    if (box.checked) readAll();
    else stop();
  });
  addEventListener("pagehide", stop);
  // No browser lets a page be heard before somebody has pressed something on it.
  for (const press of ["pointerup", "keyup"]) addEventListener(press, ({ target }) => button.contains(target) || lookSoon());
  box.checked = always.isOn();
  choice.hidden = !box.checked;
  row.hidden = false;
  await addStyles(row.dataset.styles).catch(() => {});
  if ("clips" in row.dataset) clips = await import("./clips.js").then(({ openClips }) => openClips(row, mark)).catch(() => clips);
  new MutationObserver(lookSoon).observe(document.body, CHANGES);
  lookSoon();
  return {
    stop,
    press() {
      mayBeHeard = true;
      choice.hidden = false;
      if (reading) stop();
      else readAll();
    },
  };
}

const codeOf = () => document.querySelector("main").dataset.code ?? document.querySelector("[name=code]")?.value ?? "";

/** Which block is read, or shown in sign language. */
function mark(element) {
  for (const was of document.querySelectorAll(".is-read")) was.classList.remove("is-read");
  element?.classList.add("is-read");
  element?.scrollIntoView({ block: "nearest" });
}

/** A browser lets a page be heard when somebody has pressed something on it. */
let mayBeHeard = false;
for (const press of ["pointerdown", "keydown"]) addEventListener(press, () => (mayBeHeard = true), { once: true, capture: true });

/** The wall in a frame beside its phone, which reads for both. What has no main of its own is no phone (app/course_package). */
function isBesideItsPhone() {
  const main = self !== top && parent.document.querySelector("main");
  return Boolean(main) && !main.querySelector(":scope > [inert]");
}
