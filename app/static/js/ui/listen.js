/**
 * Reads the page aloud, and marks what is read. A press on the button reads all that can be seen, and stops what is being
 * read. "Läs alltid" reads what is new by itself, for who has asked for it: nobody else has anything spoken.
 */

import { announce } from "./say.js";
import { openSpeaker } from "./speaker.js";
import { whatIsNew } from "./speech.js";
import { addStyles } from "./styles.js";
import { textsOf, WRITTEN_IN } from "./texts.js";

const KEPT_AS = "akr-read-always";
const SETTLES = 300;
/** The page's language, and that of what people write. */
const SPOKEN = [document.documentElement.lang, WRITTEN_IN];

/** Fetched with the page's other parts; answers at once, and offers itself when its styles are here. */
export function offerListening() {
  const row = document.querySelector("#listening");
  const button = document.querySelector("#listen");
  const always = document.querySelector("#always");
  const box = always.querySelector("input");
  const speaker = openSpeaker((row.dataset.speaks ?? "").split(" "), codeOf());
  let reading = null;
  let seen = [];
  let clips = { draw() {} };
  let waits = 0;
  let isPartly = false;

  const texts = () => textsOf(document.body);
  const mayRead = () => box.checked && !button.hidden && mayBeHeard() && !isBesideItsPhone();

  function stop() {
    reading = null;
    speaker.stop();
    mark(null);
    button.setAttribute("aria-pressed", "false");
  }

  async function read(all) {
    stop();
    const mine = (reading = Symbol("reading"));
    button.setAttribute("aria-pressed", "true");
    const outcome = await readEach(all, () => reading === mine);
    if (reading !== mine) return;
    stop();
    if (outcome === "failed" || (outcome === "partly" && !isPartly)) announce(row.dataset[outcome]);
    isPartly ||= outcome === "partly";
    seen = texts();
  }

  /** Answers what went wrong: "failed", "partly", or "". */
  async function readEach(all, isWanted) {
    const runs = all.flatMap(({ element, runs }) => runs.map((run) => ({ element, ...run })));
    const said = runs.filter(({ language }) => speaker.canSay(language));
    for (const [n, { element, text, language }] of said.entries()) {
      mark(element);
      const next = said[n + 1];
      if (next) speaker.expect(next.text, next.language);
      const isSaid = await speaker.say(text, language);
      if (!isWanted()) return "";
      if (!isSaid) return "failed";
    }
    return said.length < runs.length ? "partly" : "";
  }

  /** What is new on the page: to be read by itself where somebody wants that, and to have its clip. */
  function look() {
    const now = texts();
    clips.draw(now);
    if (!mayRead()) return;
    const fresh = whatIsNew(seen, now);
    seen = now;
    if (fresh.length) read(fresh);
  }

  function lookSoon() {
    clearTimeout(waits);
    waits = setTimeout(look, SETTLES);
  }

  /** Again when there are more voices. */
  function show() {
    button.hidden = !SPOKEN.some(speaker.canSay);
    if (box.checked && !button.hidden) always.hidden = false;
    lookSoon();
  }

  function open() {
    row.hidden = false;
    box.checked = isAlways();
    show();
    speaker.onVoices(show);
  }

  button.addEventListener("click", () => {
    always.hidden = false;
    if (reading) return stop();
    speaker.wake();
    seen = texts();
    read(seen);
  });
  box.addEventListener("change", () => {
    keepAlways(box.checked);
    if (!box.checked) return stop();
    seen = texts();
    read(seen);
  });
  addEventListener("pagehide", stop);
  // No browser lets a page be heard before somebody has pressed something on it.
  for (const press of ["pointerup", "keyup"]) addEventListener(press, (event) => event.target.closest?.("#listen") || lookSoon());
  addStyles(row.dataset.styles).then(open, open);
  new MutationObserver(lookSoon).observe(document.body, { subtree: true, childList: true, characterData: true, attributeFilter: ["hidden", "inert", "open"] });
  if ("clips" in row.dataset) import("./clips.js").then(async ({ openClips }) => (clips = await openClips(row, mark)), () => {}).then(lookSoon);
  return { stop };
}

const codeOf = () => document.querySelector("main").dataset.code ?? document.querySelector("[name=code]")?.value ?? "";

/** Which block is read, or shown in sign language. */
function mark(element) {
  for (const was of document.querySelectorAll(".is-read")) was.classList.remove("is-read");
  element?.classList.add("is-read");
  element?.scrollIntoView({ block: "nearest" });
}

const mayBeHeard = () => navigator.userActivation?.hasBeenActive ?? true;

/** The wall in a frame beside its phone, which reads for both. */
const isBesideItsPhone = () => self !== top && !parent.document.querySelector("main > [inert]");

function isAlways() {
  try {
    return localStorage.getItem(KEPT_AS) !== null;
  } catch {
    return false; // Storage is off in some private windows: then it holds for this page.
  }
}

function keepAlways(isOn) {
  try {
    if (isOn) localStorage.setItem(KEPT_AS, "1");
    else localStorage.removeItem(KEPT_AS);
  } catch {
    // As above.
  }
}
