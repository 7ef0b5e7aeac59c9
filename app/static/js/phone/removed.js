/** What the facilitator took away, told to its author: stands until it is read, on this phone. */

import { copy, keep } from "../ui/list.js";
import { say, speak, write } from "../ui/say.js";
import { ownKey } from "./next_person.js";

const list = document.querySelector("#removed");
const key = ownKey("akr-read");
let read = new Set(readBefore());
let told = Object.keys(JSON.parse(document.querySelector("#view").textContent).removed ?? {});
/** By task. What stands on the page may be translated. */
let texts = {};

/** @param writeAnew  (text) => void, puts the text where one writes */
export function openRemoved(writeAnew, onRead) {
  list.addEventListener("click", (event) => {
    const note = event.target.closest("[data-key]");
    const isAnew = event.target.closest("[data-write-anew]");
    if (!note || !(isAnew || event.target.closest("[data-read-it]"))) return;
    read.add(note.dataset.key);
    try {
      localStorage.setItem(key, JSON.stringify([...read]));
    } catch {
      // Storage is off in some private windows: the note then comes back at the next reload.
    }
    const text = texts[note.dataset.key];
    onRead();
    if (isAnew) writeAnew(text);
  });
}

export function drawRemoved(view) {
  const notes = Object.entries(view.removed ?? {}).filter(([id]) => !read.has(id));
  list.hidden = notes.length === 0;
  texts = Object.fromEntries(notes.map(([id, { text }]) => [id, text]));
  keep(list, notes, {
    key: ([id]) => id,
    make: () => copy("removed-note"),
    update: (line, [, { text, why, merged, into }]) => {
      say(line, "merged_into", { text, into });
      say(line, "merged_unread", { text });
      line.querySelector("[data-merged-unread]").hidden = !merged || Boolean(into);
      line.querySelector("[data-merged]").hidden = !into;
      for (const part of line.querySelectorAll("[data-taken]")) part.hidden = merged;
      write(line.querySelector(".removed-text"), text);
      write(line.querySelector(".removed-why"), why);
      line.querySelector("[data-why]").hidden = !why;
      line.querySelector("[data-with-scripts]").hidden = false;
      line.querySelector("[data-write-anew]").hidden = view.step !== "gather" || merged;
    },
  });
  for (const line of list.children) {
    if (!told.includes(line.dataset.key)) speak([...line.querySelectorAll("p:not([hidden], .row)")].map((it) => it.innerText).join(" "));
  }
  told = notes.map(([id]) => id);
}

function readBefore() {
  try {
    return JSON.parse(localStorage.getItem(key) ?? "[]");
  } catch {
    return [];
  }
}
