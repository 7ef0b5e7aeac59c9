/** The reveal: how each group answered each task, the most divided first. */

import { drawBar } from "../board/bar.js";
import { copy, keep } from "../ui/list.js";
import { say, word, write } from "../ui/say.js";
import { mostDividedFirst } from "./agreed.js";
import { drawGrounds } from "./grounds.js";
import { drawBringUp } from "./wall.js";

const COLOURS = ["green", "yellow", "red", "black"];
export const TOGETHER = "together";

/** @param chosen  the task that the shortcuts are about */
export function drawReveal(view, chosen) {
  keep(document.querySelector("#falls"), mostDividedFirst(view), {
    key: (id) => id,
    make: () => copy("fall"),
    update: (line, id) => {
      const isOpen = view.again === id;
      line.classList.toggle("at", id === chosen);
      write(line.querySelector(".fall-text"), view.tasks[id].text);
      drawBringUp(line, id, view);
      line.querySelector(".fall-again").hidden = !isOpen;
      const rows = line.querySelector(".fall-groups");
      rows.hidden = isOpen;
      if (!isOpen) drawFalls(rows, view, id);
    },
  });
}

export const groupsInOrder = (view) =>
  Object.entries(view.groups).sort(([, one], [, other]) => one.order - other.order);

/** What stands for the groups that are shown only together. */
export function togetherName(view) {
  const words = document.querySelector("#together-words").dataset;
  return view.together.length === Object.keys(view.groups).length ? words.all : words.some;
}

/** The rows of bars for a task: each group that is shown by itself, then the small ones together. */
export function drawFalls(holder, view, id) {
  const rows = groupsInOrder(view)
    .filter(([group]) => !view.together.includes(group))
    .map(([group, { name }]) => ({ group, name }));
  if (view.together.length) rows.push({ group: TOGETHER, name: togetherName(view) });
  keep(holder, rows, {
    key: ({ group }) => group,
    make: () => copy("fall-group"),
    update: (row, { group, name }) => drawFall(row, name, view.tasks[id], group),
  });
}

/** How one group, or those together, answered. A group that is shown only with others has no bar here. */
export function drawFall(row, name, task, group, isAlone = true) {
  write(row.querySelector(".fall-name"), name);
  const bar = row.querySelector(".bar");
  drawBar(bar, task.votes?.[group]);
  row.querySelector(".no-answers").hidden = !bar.hidden || !isAlone || !task.votes;
  drawGrounds(row.querySelector(".grounds"), task.grounds?.[group]);
  const hands = task.hands?.[group];
  row.querySelector(".by-hand").hidden = !hands;
  const what = COLOURS.filter((colour) => hands?.[colour]).map((colour) => `${hands[colour]} ${word(colour).toLowerCase()}`);
  if (hands) say(row, "by_hand", { what: what.join(", ") });
}

/** Why some groups have no bar of their own. */
export function drawTogether(view) {
  const isAll = view.together.length === Object.keys(view.groups).length;
  const names = groupsInOrder(view).filter(([id]) => view.together.includes(id)).map(([, { name }]) => name);
  for (const why of document.querySelectorAll(".why-together")) {
    why.hidden = names.length === 0;
    why.querySelector("[data-some]").hidden = isAll;
    why.querySelector("[data-all]").hidden = !isAll;
  }
  say(document, "together", { names: names.join(", ") });
  for (const notice of document.querySelectorAll(".late")) notice.hidden = view.late === 0;
  say(document, "late", { n: view.late });
}

/** The rules, wherever they stand. Who is changing them is left alone. */
export function drawRules({ rules }) {
  say(document, "rules", rules);
  for (const form of document.querySelectorAll(".rules-form")) {
    if (form.contains(document.activeElement)) continue;
    form.elements.agreement.value = rules.agreement;
    form.elements.smallest.value = rules.smallest;
    form.elements.smallest.min = rules.smallest;
  }
}
