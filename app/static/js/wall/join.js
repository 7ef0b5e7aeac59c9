/** Gathering: how to join, who is here, what has been written. */

import { copy, keep } from "../ui/list.js";
import { say, write } from "../ui/say.js";
import { inOrder } from "./signs.js";

const LATEST = 6;
const LONGEST = 60;

export function draw(view) {
  const groups = inOrder(view.groups);
  const tasks = inOrder(view.tasks).reverse();
  write(document.querySelector("#here"), String(groups.reduce((sum, [, group]) => sum + group.here, 0)));
  keep(document.querySelector("#here-groups"), groups, {
    key: ([id]) => id,
    make: () => copy("group-here"),
    update: (line, [, group]) => {
      write(line.querySelector("[data-n]"), String(group.here));
      write(line.querySelector("[data-name]"), group.name);
    },
  });
  document.querySelector("#latest-row").hidden = tasks.length === 0;
  say(document, "gathered", { n: tasks.length });
  // One line of them: what does not fit falls away (wall.css), and a long one would be cut.
  const short = tasks.filter(([, task]) => [...task.text].length <= LONGEST).slice(0, LATEST);
  keep(document.querySelector("#latest"), short, {
    key: ([id]) => id,
    make: () => copy("latest-task"),
    update: (line, [, task]) => write(line, task.text),
  });
}
