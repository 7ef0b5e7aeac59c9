/** The last picture: what the room came to, who does what, and what the groups want their time for. */

import { fillAims, fillEnding, fillNext } from "../ui/ending.js";

const find = (id) => document.querySelector(`#${id}`);

export function draw(view) {
  fillEnding(find("ending"), view);
  fillNext(find("ending-next"), view);
  fillAims(find("ending-aims"), view);
  for (const id of ["ending-aims", "ending-aims-title"]) find(id).hidden = view.screen.ending.aims.length === 0;
}
