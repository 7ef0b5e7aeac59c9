/** "I am done", what the others have said, and how many we wait for. */

import { say } from "../ui/say.js";

/** Whether the person has said so, in the step that is open; what waits to be sent counts. */
export function isReady(view, waiting) {
  const said = waiting.findLast((command) => command.do === "say_ready");
  return said ? said.ready === "true" : Boolean(view.me.ready[view.step]);
}

export function drawReady(view, ready) {
  for (const place of document.querySelectorAll("[data-ready]")) {
    place.querySelector("[data-not-yet]").hidden = ready;
    place.querySelector("[data-said]").hidden = !ready;
  }
  const { done, all, waits } = view.screen;
  say(document, "how_many_done", { done, all });
  say(document, "waiting_for", { n: all - done });
  const left = waits.filter((id) => id !== view.me.group);
  say(document, "groups_left", { n: left.length });
  document.querySelector("#others-left").hidden = left.length === 0;
  for (const place of document.querySelectorAll("[data-waits]")) place.hidden = waits.length === 0;
}
