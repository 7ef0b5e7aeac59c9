/**
 * The board while it is settled: one group's at a time, the one that the lead has up. Where none is up, the wall goes where
 * a card has just been moved. The card has a frame for a while.
 */

import { copy, keep } from "../ui/list.js";
import { say, softly, write } from "../ui/say.js";
import { countOf, pagesOf, showPage } from "./pages.js";
import { drawLegend, drawSigns, inOrder } from "./signs.js";

const SECONDS_FRAMED = 8;

const find = (id) => document.querySelector(`#${id}`);

let shown = null;
let page = 0;
let pages = 1;
let framed = null;
let timer = null;

export const where = () => ({ page, pages });

export function show(asked) {
  page = asked;
}

/** The next group's, where the pages turn by themselves. */
export function next(view) {
  const ids = inOrder(view.groups).map(([id]) => id);
  shown = ids[(ids.indexOf(shown) + 1) % ids.length];
}

/** Draws it. Answers whether a card was moved since `before`. */
export function draw(view, before) {
  const groups = inOrder(view.groups);
  const moved = before?.step === "settle" ? lastMoved(view, before, groups) : null;
  if (moved) {
    shown = moved.group;
    frame(moved.task);
  }
  shown = view.screen.of || shown;
  if (!(shown in view.groups)) shown = groups[0][0];
  write(find("board-group"), softly(view.groups[shown]));
  find("columns").dataset.group = shown;
  find("columns").dataset.groups = groups.length;
  drawLegend(find("columns").parentElement, groups);
  const board = view.screen.boards[shown];
  drawHead(groups, board, Object.keys(view.tasks).length);
  drawColumns(view, board, groups.filter(([id]) => id !== shown), moved?.task);
  return moved !== null;
}

/** The task whose place is another than before, the last in the order of groups; null where the board is new or still. */
function lastMoved(view, before, groups) {
  for (const [group] of groups) {
    for (const [task, { placement }] of Object.entries(view.tasks)) {
      const now = placement[group];
      const was = before.tasks[task]?.placement[group];
      if (now && (now.colour !== was?.colour || now.order !== was?.order)) return { task, group };
    }
  }
  return null;
}

function frame(task) {
  framed = task;
  clearTimeout(timer);
  timer = setTimeout(() => {
    framed = null;
    for (const card of document.querySelectorAll(".wall-card.is-moved")) card.classList.remove("is-moved");
  }, SECONDS_FRAMED * 1000);
}

function drawHead(groups, board, all) {
  const placed = Object.values(board).flat().length;
  say(document, "placed", { n: placed, all });
  find("placed-line").max = all || 1;
  find("placed-line").value = placed;
  find("not-done").hidden = board.pass.length === 0;
  say(find("not-done"), "not_done", { n: board.pass.length });
  const others = groups.filter(([id]) => id !== shown).map(([, group]) => softly(group));
  find("other-one").hidden = others.length !== 1;
  find("other-many").hidden = others.length < 2;
  say(document, "other_group", { group: others[0] });
  say(document, "other_groups", { groups: others.join(", ") });
}

function drawColumns(view, board, others, moved) {
  const columns = [...find("columns").children].map((column) => {
    const cards = board[column.dataset.colour];
    const list = column.querySelector("ul");
    write(column.querySelector("[data-count]"), String(cards.length));
    keep(list, cards, {
      key: (id) => id,
      make: () => copy("small-card"),
      update: (card, id) => {
        write(card.querySelector("[data-text]"), softly(view.tasks[id]));
        drawSigns(card, view.tasks[id], others);
        card.classList.toggle("is-moved", id === framed);
      },
    });
    return { list, cards, column };
  });
  const fitted = fit(columns);
  pages = countOf(...fitted);
  for (const [index, { cards }] of columns.entries()) {
    const place = cards.indexOf(moved);
    if (place >= 0) page = fitted[index][place];
  }
  page = Math.min(page, pages - 1);
  // A short column stays while a longer one turns its pages.
  columns.forEach(({ list }, index) => showPage(list, fitted[index], page % countOf(fitted[index])));
}

/**
 * Roomy; else close; else a colour that has none leaves its room, and those that have the most take several columns: as few
 * as are needed, and never narrower than a word. What does not fit then goes to further pages.
 */
function fit(columns) {
  const even = columns.map(() => 1);
  const tried = [place(columns, "roomy", even), place(columns, "close", even)];
  const shares = columns.map(({ cards }) => Math.min(1, cards.length));
  const isEmpty = shares.every((share) => share === 0);
  while (!isEmpty && countOf(...tried.at(-1).fitted) > 1 && sum(shares) < mostColumns()) {
    tried.push(place(columns, "close", [...shares]));
    shares[fullest(columns, shares)] += 1;
  }
  const best = tried.reduce((one, other) => {
    const [before, now] = [countOf(...one.fitted), countOf(...other.fitted)];
    const leavesNoneEmpty = one.shares === even && other.shares !== even;
    return now < before || (now === before && now > 1 && leavesNoneEmpty) ? other : one;
  });
  return place(columns, best.way, best.shares).fitted;
}

function place(columns, way, shares) {
  find("columns").dataset.way = way;
  for (const [index, { column }] of columns.entries()) {
    column.style.flexGrow = shares[index];
    column.classList.toggle("is-empty", shares[index] === 0);
  }
  return { way, shares, fitted: columns.map(({ list }, index) => pagesOf(list, Math.max(1, shares[index]))) };
}

/** The colour whose columns have the most cards each. */
const fullest = (columns, shares) =>
  columns.reduce((most, { cards }, index) => {
    const isFuller = cards.length / (shares[index] || 1) > columns[most].cards.length / (shares[most] || 1);
    return isFuller ? index : most;
  }, 0);

const NARROWEST = 12.5;
const mostColumns = () => Math.floor(find("columns").clientWidth / (NARROWEST * remOf()));
const remOf = () => Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
const sum = (numbers) => numbers.reduce((total, number) => total + number, 0);
