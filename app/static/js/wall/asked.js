/** Session two, while a topic is answered: how far the room has come, never how it answered. */

import { drawFar } from "./far.js";

const part = document.querySelector("[data-picture=asked]");

export function draw(view) {
  for (const words of part.querySelectorAll("[data-topic]")) words.hidden = words.dataset.topic !== view.screen.of;
  drawFar(part, document.querySelector("#asked-groups"), view);
}
