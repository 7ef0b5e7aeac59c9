/** What the wall shows from here: its own window, its covers, and the task that everybody is brought to. */

import { say, write } from "../ui/say.js";
import { setHidden } from "./focus.js";

const WINDOW = "popup,width=1280,height=720";

/** The wall in a window of its own, to be drawn to the projector. Pressed again it comes forward, as it is. */
export function openWall() {
  const link = document.querySelector("#open-wall");
  let wall = null;
  link.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (!wall || wall.closed) wall = window.open(link.href, link.target, WINDOW);
    if (!wall) return; // it was blocked: the link opens a tab
    event.preventDefault();
    wall.focus();
  });
}

export function drawWall(view) {
  for (const button of document.querySelectorAll("[data-cover]")) {
    const isOn = button.dataset.cover === view.cover;
    button.setAttribute("aria-pressed", String(isOn));
    button.value = isOn ? "" : button.dataset.cover;
  }
  for (const words of document.querySelectorAll("[data-cover-says]")) words.hidden = words.dataset.coverSays !== view.cover;
  setHidden(document.querySelector("#pause-minutes"), view.cover !== "pause", document.querySelector("[data-cover=pause]"));
  const up = view.tasks[view.brought_up];
  setHidden(document.querySelector("#brought-up"), !up);
  if (up) say(document, "brought_up", { text: up.text });
}

/** The button that brings everybody to a task, and lets them go again. */
export function drawBringUp(root, id, view) {
  const button = root.querySelector(".bring-up button");
  const isUp = view.brought_up === id;
  button.value = isUp ? "" : id;
  button.classList.toggle("on", isUp);
  button.querySelector("[data-down]").hidden = isUp;
  button.querySelector("[data-up]").hidden = !isUp;
  write(button.querySelector("[data-name]"), ` ${view.tasks[id]?.text ?? ""}`);
}
