/** The reveal: how each group answered each task, the most divided first. */

import { drawBar } from "../board/bar.js";
import { copy, keep } from "../ui/list.js";
import { write } from "../ui/say.js";
import { mostDividedFirst } from "./agreed.js";

export function drawReveal(view) {
  keep(document.querySelector("#falls"), mostDividedFirst(view), {
    key: (id) => id,
    make: () => copy("fall"),
    update: (line, id) => {
      const { text, votes } = view.tasks[id];
      write(line.querySelector(".fall-text"), text);
      keep(line.querySelector(".fall-groups"), groupsInOrder(view), {
        key: ([group]) => group,
        make: () => copy("fall-group"),
        update: (row, [group, { name }]) => drawFall(row, name, votes[group]),
      });
    },
  });
}

export const groupsInOrder = (view) =>
  Object.entries(view.groups).sort(([, one], [, other]) => one.order - other.order);

/** How one group answered. */
export function drawFall(row, name, votes) {
  write(row.querySelector(".fall-name"), name);
  const bar = row.querySelector(".bar");
  drawBar(bar, votes);
  row.querySelector(".no-answers").hidden = !bar.hidden;
}
