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
  const groups = Object.values(view.groups);
  const all = groups.reduce((sum, group) => sum + group.people, 0);
  const done = groups.reduce((sum, group) => sum + doneIn(view, group), 0);
  say(document, "how_many_done", { done, all });
  say(document, "waiting_for", { n: all - done });
  const left = Object.entries(view.groups).filter(([id, group]) => id !== view.me.group && doneIn(view, group) < group.people);
  say(document, "groups_left", { n: left.length });
  document.querySelector("#others-left").hidden = left.length === 0;
  for (const place of document.querySelectorAll("[data-waits]")) place.hidden = all === done;
}

/** Who has sorted everything is done without saying so. */
const doneIn = (view, group) => (view.step === "sort" ? Math.max(group.done, group.ready) : group.ready);
