/** What is to happen, for those who were asked. */

import { dayOf } from "../ui/day.js";
import { copy, keep } from "../ui/list.js";
import { write, writeTask } from "../ui/say.js";

export function drawDecided(view) {
  const actions = view.screen.decided.map(([task, id]) => ({ id, action: view.tasks[task].actions[id], task: view.tasks[task] }));
  document.querySelector("#decided").hidden = actions.length === 0;
  keep(document.querySelector("#decided-lines"), actions, {
    key: ({ id }) => id,
    make: () => copy("decided-line"),
    update: (line, { action, task }) => {
      writeTask(line.querySelector("[data-text]"), task);
      for (const kind of line.querySelectorAll("[data-kind]")) kind.hidden = kind.dataset.kind !== action.kind;
      write(line.querySelector("[data-what]"), [view.groups[action.to]?.name, action.what].filter(Boolean).join(": "));
      write(line.querySelector("[data-owner]"), action.owner ?? "");
      write(line.querySelector("[data-due]"), action.due ? dayOf(action.due) : "");
    },
  });
}
