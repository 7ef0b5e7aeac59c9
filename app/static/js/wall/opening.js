/** Why the room is here, and who is in it. */

import { showPromise } from "../ui/promise.js";

const part = document.querySelector("[data-picture=opening]");

export function draw(view) {
  const { present } = view.opening;
  showPromise(part, view);
  part.querySelector("[data-with-us]").hidden = Object.keys(present).length === 0;
  for (const word of part.querySelectorAll("[data-party]")) word.hidden = !(word.dataset.party in present);
}
