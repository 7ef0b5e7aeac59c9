/** The reveal: how each group answered each task, the most divided first. */

import { drawBar } from "../board/bar.js";
import { standingWord } from "../board/standing.js";
import { copy, keep } from "../ui/list.js";
import { say, softly, word, write } from "../ui/say.js";
import { drawGrounds } from "./grounds.js";
import { groupsInOrder } from "./groups.js";
import { drawBringUp } from "./wall.js";

const COLOURS = ["green", "yellow", "red", "black"];

/** @param chosen  the task that the shortcuts are about */
export function drawReveal(view, chosen) {
  document.querySelector("#fall-pages")?.remove(); // all of it is drawn here
  keep(document.querySelector("#falls"), view.screen.order, {
    key: (id) => id,
    make: () => copy("fall"),
    update: (line, id) => {
      const isOpen = view.again === id;
      line.classList.toggle("at", id === chosen);
      write(line.querySelector(".fall-text"), softly(view.tasks[id]));
      drawBringUp(line, id, view);
      line.querySelector(".fall-again").hidden = !isOpen;
      const rows = line.querySelector(".fall-groups");
      rows.hidden = isOpen;
      if (!isOpen) drawFalls(rows, view, id);
    },
  });
}

/** What a row of the screen is called: a group, or those that are shown only together. */
export function rowName({ id, kind }, view) {
  if (kind !== "sum") return view.groups[id].name;
  const words = document.querySelector("#together-words").dataset;
  return words[view.screen.sum];
}

/** How a task was answered, in the rows that the screen has. */
export function drawFalls(holder, view, id) {
  keep(holder, view.screen.rows, {
    key: (row) => row.id,
    make: () => copy("fall-group"),
    update: (place, row) => drawFall(place, rowName(row, view), view.tasks[id], row),
  });
}

/**
 * How one group, or those together, answered: a word, a bar, or why there is neither.
 * @param row  { id, kind } of the screen's; "summed" is the kind of a group that is shown only in the sum
 */
export function drawFall(place, name, task, { id, kind }) {
  write(place.querySelector(".fall-name"), name);
  drawBlock(place.querySelector(".block"), task.joint?.[id]);
  const bar = place.querySelector(".bar");
  drawBar(bar, task.votes?.[id]);
  const none = place.querySelector(".no-answers");
  none.hidden = !bar.hidden || Boolean(task.joint?.[id]) || kind === "summed" || !task.votes;
  none.querySelector("[data-few]").hidden = !task.few?.[id];
  none.querySelector("[data-none]").hidden = Boolean(task.few?.[id]);
  drawGrounds(place.querySelector(".grounds"), task.grounds?.[id], kind === "joint");
  const hands = task.hands?.[id];
  place.querySelector(".by-hand").hidden = !hands;
  const what = COLOURS.filter((colour) => hands?.[colour]).map((colour) => `${hands[colour]} ${word(colour).toLowerCase()}`);
  if (hands) say(place, "by_hand", { what: what.join(", ") });
}

/** What a group answers together: one word, never a number. */
function drawBlock(block, answer) {
  block.hidden = !answer;
  if (!answer) return;
  block.className = `block bar-${answer}`;
  block.querySelector("use").setAttribute("href", `#shape-${answer}`);
  write(block.lastElementChild, standingWord(answer));
}

/** Why some groups have no bar of their own. */
export function drawTogether(view) {
  const { sum } = view.screen;
  const names = groupsInOrder(view).filter(([id]) => view.together.includes(id)).map(([, { name }]) => name);
  for (const why of document.querySelectorAll(".why-together")) {
    why.hidden = !sum;
    why.querySelector("[data-some]").hidden = sum !== "some";
    why.querySelector("[data-all]").hidden = sum !== "all";
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
