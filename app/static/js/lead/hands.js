/** A show of hands for a task: a row of four numbers for each group. Who is filling one in is left alone. */

import { copy, keep } from "../ui/list.js";
import { write } from "../ui/say.js";
import { groupsInOrder } from "./groups.js";

const COLOURS = ["green", "yellow", "red", "black"];
const drawn = new WeakMap();

export function drawHands(view, task) {
  keep(document.querySelector("#hands-rows"), groupsInOrder(view), {
    key: ([group]) => group,
    make: () => copy("hands-row"),
    update: (row, [group, { name }]) => {
      const hands = view.tasks[task].hands?.[group] ?? {};
      const now = JSON.stringify([task, hands]);
      write(row.querySelector(".hands-name"), name);
      for (const place of row.querySelectorAll("[data-name]")) write(place, ` ${name}`);
      if (drawn.get(row) === now) return;
      drawn.set(row, now);
      row.querySelector("[name=task]").value = task;
      row.querySelector("[name=group]").value = group;
      for (const colour of COLOURS) row.querySelector(`[name=${colour}]`).value = hands[colour] ?? 0;
    },
  });
}
