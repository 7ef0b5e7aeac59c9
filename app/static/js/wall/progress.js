/** Sorting: how far all have come, and who has said to be done. Never how they answered; that is not even sent. */

import { say } from "../ui/say.js";
import { drawFar } from "./far.js";

const part = document.querySelector("[data-picture=sort]");

export function draw(view) {
  say(part, "tasks_in_all", { n: Object.keys(view.tasks).length });
  drawFar(part, document.querySelector("#progress-groups"), view);
}
