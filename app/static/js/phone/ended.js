/** What the room came to, once it is over. The words are fetched in a quiet moment: by then the phone may have no way in. */

import { fillAims, fillEnding } from "../ui/ending.js";

const place = document.querySelector("#ended");

/** Answers with this module, when the words are here. */
export async function withWords(module) {
  const answer = await fetch("/phone/ending");
  if (!answer.ok) throw new Error(answer.statusText);
  place.innerHTML = await answer.text();
  return module;
}

export function drawEnded(view) {
  place.hidden = !view.screen.ending;
  if (!view.screen.ending) return;
  place.querySelector("[data-asked]").href = `/w/${view.code}/asked`;
  fillEnding(place, view);
  fillAims(place.querySelector("[data-aims-list]"), view);
  place.querySelector("[data-aims]").hidden = view.screen.ending.aims.length === 0;
}
