/** What is to happen, for those who were asked: the actions, what is due first first, what is kept last. */

import { dayOf } from "../ui/day.js";
import { copy, keep } from "../ui/list.js";
import { write } from "../ui/say.js";

const STEPS = ["act", "closed"];

export function drawDecided(view) {
  const actions = STEPS.includes(view.step) ? actionsOf(view) : [];
  document.querySelector("#decided").hidden = actions.length === 0;
  keep(document.querySelector("#decided-lines"), actions, {
    key: ({ id }) => id,
    make: () => copy("decided-line"),
    update: (line, { action, task }) => {
      write(line.querySelector("[data-text]"), task.text);
      for (const kind of line.querySelectorAll("[data-kind]")) kind.hidden = kind.dataset.kind !== action.kind;
      write(line.querySelector("[data-what]"), [view.groups[action.to]?.name, action.what].filter(Boolean).join(": "));
      write(line.querySelector("[data-owner]"), action.owner ?? "");
      write(line.querySelector("[data-due]"), action.due ? dayOf(action.due) : "");
    },
  });
}

function actionsOf(view) {
  const all = Object.values(view.tasks).flatMap((task) => Object.entries(task.actions ?? {}).map(([id, action]) => ({ id, action, task })));
  const last = ({ action }) => Number(action.kind === "keep");
  return all.sort(
    (one, other) =>
      last(one) - last(other) || (one.action.due ?? "9").localeCompare(other.action.due ?? "9") || one.action.order - other.action.order,
  );
}
