/** Ask everybody once more about a task, or show how the round that is open went: in the talk, and on a card. */

import { say } from "../ui/say.js";
import { setHidden } from "./focus.js";

/** @param isToldHere  whether the round about this very task stands above, with how many have answered */
export function drawSecondRound(root, view, task, isToldHere = false) {
  const isOpen = view.again !== undefined;
  root.querySelector("[data-ask]").value = task;
  setHidden(root.querySelector(".vote-again"), isOpen, root.querySelector(".again-now button"));
  root.querySelector(".again-now").hidden = !isOpen || (isToldHere && view.again === task);
  if (isOpen) say(root, "again_elsewhere", { text: view.tasks[view.again].text });
}
