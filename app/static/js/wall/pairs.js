/** Two and two talk about the task that is up. */

import { drawText } from "./bars.js";

const part = document.querySelector("[data-picture=pairs]");

export function draw(view) {
  drawText(document.querySelector("#pairs-task"), view.tasks[view.brought_up]);
  part.querySelector("[data-away]").hidden = !["distance", "mixed"].includes(view.place);
}
