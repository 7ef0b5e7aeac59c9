/** How far everybody has come, a row for each group: people where each answers alone, tasks where a group answers together. */

import { copy, keep } from "../ui/list.js";
import { say, softly, write } from "../ui/say.js";

const MOST_DOTS = 40;
const MOST_ROOMY = 4;
const MOST_BELOW = 7;
const { theOthers, everybody } = document.querySelector("main").dataset;

/** @param part  the picture that `list` is in, with a line for all of them */
export function drawFar(part, list, view) {
  const { groups, share } = view.screen.far;
  part.querySelector("[data-share]").value = share;
  const isSomeJointly = groups.some(({ kind }) => kind !== "alone");
  for (const words of part.querySelectorAll("[data-some-jointly]")) words.hidden = !isSomeJointly;
  for (const words of part.querySelectorAll("[data-none-jointly]")) words.hidden = isSomeJointly;
  keep(list, groups, {
    key: ({ id }) => id,
    make: () => copy("far-row"),
    update: (line, row) => drawRow(line, row, nameOf(row, view, groups.length)),
  });
  const holders = [part, list, part.querySelector(".sort-band")];
  for (const way of waysFor(groups.length)) {
    list.dataset.way = way;
    if (holders.every((it) => it.scrollHeight <= it.clientHeight)) break;
  }
}

/** The largest first. */
function waysFor(rows) {
  if (rows > MOST_BELOW) return ["paired"];
  return rows > MOST_ROOMY ? ["close", "tight"] : ["roomy", "close", "tight"];
}

function nameOf({ id }, view, rows) {
  if (id in view.groups) return softly(view.groups[id]);
  return rows > 1 ? theOthers : everybody;
}

function drawRow(line, { kind, as, done, all, begun }, name) {
  write(line.querySelector("[data-name]"), name);
  for (const words of line.querySelectorAll("[data-kind]")) words.hidden = words.dataset.kind !== kind;
  for (const words of line.querySelectorAll("[data-as]")) words.hidden = words.dataset.as !== as;
  for (const place of line.querySelectorAll("[data-done]")) write(place, String(done));
  for (const sentence of ["of_done", "of_answered", "of_tasks"]) say(line, sentence, { n: all });
  line.querySelector("[data-whole]").hidden = all === 0 || done < all;
  line.querySelector("[data-yet]").hidden = done === 0;
  line.querySelector("[data-not-yet]").hidden = done > 0;
  line.querySelector("[data-begun]").hidden = begun === undefined;
  say(line, "begun", { n: begun ?? 0 });
  drawDots(line.querySelector("[data-dots]"), done, ["people", "answered"].includes(as) && all <= MOST_DOTS ? all : 0);
  const bar = line.querySelector("[data-line]");
  bar.hidden = as !== "tasks";
  bar.max = all || 1;
  bar.value = done;
}

function drawDots(dots, done, wanted) {
  while (dots.childElementCount > wanted) dots.lastElementChild.remove();
  while (dots.childElementCount < wanted) dots.append(document.createElement("span"));
  [...dots.children].forEach((dot, index) => (dot.className = index < done ? "dot is-done" : "dot"));
}
