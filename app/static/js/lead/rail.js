/** The page's head and the steps: how many are here, what came of each step, which one is open. */

import { say } from "../ui/say.js";

const GATHERING = ["gather", "sort"];
const steps = () => [...document.querySelectorAll(".rail-step")];

/** What a step is called here. */
export function stepWord(step) {
  const button = steps().find(({ form }) => form.elements.step.value === step);
  return button?.querySelector(".rail-word").textContent ?? "";
}

export function drawRail(view) {
  const groups = Object.values(view.groups);
  const tasks = Object.values(view.tasks);
  const total = (name) => groups.reduce((sum, group) => sum + group[name], 0);
  const { here, of, done } = view.screen.present;
  say(document, "all_here", { n: here, all: of });
  document.querySelector("#here-are-done").hidden = !done;
  document.querySelector("#so-many-here").hidden = done;
  say(document, "tasks", { n: tasks.length });
  say(document, "people", { n: total("people") });
  if (!GATHERING.includes(view.step)) say(document, "left_short", { n: view.screen.left.length });
  say(document, "answered", { n: view.analysis.answered, all: view.analysis.needing });
  say(document, "actions", { n: view.analysis.actions });
  const buttons = steps();
  const now = buttons.findIndex(({ form }) => form.elements.step.value === view.step);
  for (const [place, button] of buttons.entries()) {
    button.toggleAttribute("data-past", place < now);
    if (button.form.elements.step.value === view.step) button.setAttribute("aria-current", "step");
    else button.removeAttribute("aria-current");
  }
  for (const place of document.querySelectorAll(".no-tasks")) place.hidden = tasks.length > 0;
}
