/**
 * How the answers for a task fell, a row for each group. A bar is as wide as there is room, and has numbers; a block is what
 * a group says as one, and has a word; and where there is neither, words say why.
 */

import { copy, keep } from "../ui/list.js";
import { say, softly, write } from "../ui/say.js";
import { inOrder } from "./signs.js";

const { someInSum, everybodyInSum } = document.querySelector("main").dataset;

const LONG = 60;

export function drawText(heading, task) {
  write(heading, softly(task));
  heading.classList.toggle("is-long", [...task.text].length > LONG);
}

/** The largest of the ways to draw in which all of it fits; the last if none does. */
export function fitIn(holder) {
  for (const way of ["roomy", "close", "tight", "least", "paired"]) {
    holder.dataset.way = way;
    if (holder.scrollHeight <= holder.clientHeight) return;
  }
}

const MOST_WITH_WHY = 2;
/** Rows one below the other; with more they stand in two columns. */
const MOST_BELOW = 7;

/**
 * Large. Beside a block there is room for why it was green; under a bar only where the rows are few.
 * @param rows  of `view.screen.answers`
 */
export function drawAnswers(list, view, task, rows) {
  drawRows(list, view, rows, "answer-row", (line, row) => {
    const votes = row.as === "bar" ? task.votes[row.id] : {};
    drawHow(line, row, view, sumOf(votes));
    drawAnswer(line, row, task, votes);
    const isBlock = row.as === "block";
    const hasRoom = isBlock || (row.as === "bar" && row.kind !== "hands" && rows.length <= MOST_WITH_WHY);
    drawWhy(line.querySelector("[data-why]"), hasRoom ? task.grounds?.[row.id] : {}, !isBlock);
  });
}

/** Small, beside the task's text. */
export function drawSmallAnswers(list, view, task, rows) {
  drawRows(list, view, rows, "small-answer-row", (line, row) => {
    drawAnswer(line, row, task, row.as === "bar" ? task.votes[row.id] : {});
  });
}

/** One line for each row, with its group's name; the rest by `update`. */
export function drawRows(list, view, rows, template, update) {
  list.classList.toggle("is-paired", rows.length > MOST_BELOW);
  keep(list, rows, {
    key: ({ kind, id }) => `${kind} ${id}`,
    make: () => copy(template),
    update: (line, row) => {
      write(line.querySelector("[data-name]"), nameOf(row, view, rows.length));
      for (const words of line.querySelectorAll("[data-none]")) words.hidden = words.dataset.none !== row.as;
      say(line, "least", { n: view.rules.smallest });
      update(line, row);
    },
  });
}

function nameOf({ kind, id }, view, rows) {
  if (kind !== "sum") return softly(view.groups[id]);
  return rows === 1 ? everybodyInSum : someInSum;
}

/** Under the name: how a group answers, and how many answers its bar has. */
export function drawHow(line, { id, kind, as }, view, answers) {
  const isOne = kind === "joint" && view.groups[id].expected === 1;
  const isCounted = as === "bar" && kind !== "hands";
  const how = isOne ? "one" : isCounted ? `${kind}-bar` : kind;
  for (const words of line.querySelectorAll("[data-kind]")) words.hidden = words.dataset.kind !== how;
  for (const sentence of ["answers_alone", "answers_in_sum", "hands"]) say(line, sentence, { n: answers });
}

/** What a group says as one; nothing where it has not. */
export function drawBlock(line, said) {
  const block = line.querySelector("[data-block]");
  block.hidden = !said;
  block.className = said ? `block is-${said}` : "block";
  for (const words of block.querySelectorAll("[data-said]")) words.hidden = words.dataset.said !== said;
}

/**
 * What the room is asked.
 * @param asked  of `view.screen.asks`
 */
export function drawQuestion(root, view, { as: ask, whom = [] }) {
  for (const words of root.querySelectorAll("[data-ask]")) words.hidden = words.dataset.ask !== ask;
  say(root, "split_question", { names: namesOf(whom, view) });
}

/** Which groups are shown in a sum. */
export function drawWhyInSum(root, view) {
  root.querySelector("[data-why-sum]").hidden = view.together.length === 0;
  say(root, "in_sum", { names: namesOf(view.together, view) });
}

export const namesOf = (ids, view) =>
  inOrder(view.groups)
    .filter(([id]) => ids.includes(id))
    .map(([, group]) => softly(group))
    .join(", ");

export const sumOf = (votes = {}) => Object.values(votes).reduce((sum, count) => sum + count, 0);

function drawAnswer(line, row, task, votes) {
  drawBar(line.querySelector("[data-bar]"), votes);
  drawBlock(line, row.as === "block" ? task.joint[row.id] : "");
}

function drawBar(bar, votes) {
  bar.hidden = sumOf(votes) === 0;
  for (const part of bar.querySelectorAll("[data-colour]")) {
    const count = votes[part.dataset.colour] ?? 0;
    part.hidden = count === 0;
    part.style.flexGrow = count;
    write(part.querySelector("[data-n]"), String(count));
  }
}

/** "får bara vi, delegation 3 · bör bara vi, vana 1"; of a block without the number. */
function drawWhy(place, grounds = {}, isCounted = true) {
  const words = document.querySelector("#ground-words");
  const said = Object.entries(grounds)
    .sort(([, one], [, other]) => other - one)
    .map(([ground, people]) => [words.getAttribute(`data-${ground.replace(" ", "-")}`), people])
    .filter(([word]) => word);
  place.hidden = said.length === 0;
  write(place, said.map(([word, people]) => (isCounted ? `${word} ${people}` : word)).join(" · "));
}
