/** A second round for one task: how many have answered, never how. */

import { drawText } from "./bars.js";
import { drawFar } from "./far.js";

const part = document.querySelector("[data-picture=again]");

export function draw(view) {
  drawText(document.querySelector("#again-task"), view.tasks[view.again]);
  drawFar(part, document.querySelector("#again-groups"), view);
}
