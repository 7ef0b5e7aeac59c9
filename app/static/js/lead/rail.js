/** The page's head and the steps: how many are here, what came of each step, which one is open. */

import { say } from "../ui/say.js";

export function drawRail(view) {
  const groups = Object.values(view.groups);
  const tasks = Object.values(view.tasks);
  const total = (name) => groups.reduce((sum, group) => sum + group[name], 0);
  say(document, "all_here", { n: total("here") });
  say(document, "tasks", { n: tasks.length });
  say(document, "people", { n: total("people") });
  if (tasks.every((task) => task.votes)) say(document, "settled", { n: tasks.filter((task) => task.settled).length });
  say(document, "answered", { n: view.analysis.answered, all: view.analysis.needing });
  say(document, "actions", { n: view.analysis.actions });
  for (const button of document.querySelectorAll(".rail-step")) {
    if (button.form.elements.step.value === view.step) button.setAttribute("aria-current", "step");
    else button.removeAttribute("aria-current");
  }
  for (const place of document.querySelectorAll(".no-tasks")) place.hidden = tasks.length > 0;
}
