/**
 * The board while it is settled: one group's at a time, the one that the lead has up. Where none is up, the wall goes where
 * a card has just been moved. The card has a frame for a while.
 */

import { copy, keep } from "../ui/list.js";
import { say, write } from "../ui/say.js";
import { countOf, pagesOf, showPage } from "./pages.js";
import { drawSigns, inOrder } from "./signs.js";

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
  const tasks = inOrder(view.tasks);
  const placed = tasks.filter(([, task]) => shown in task.placement);
  write(find("board-group"), view.groups[shown].name);
  find("columns").dataset.group = shown;
  find("columns").dataset.groups = groups.length;
  drawHead(groups, placed, tasks.length);
  drawColumns(placed, groups.filter(([id]) => id !== shown), moved?.task);
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

function drawHead(groups, placed, all) {
  say(document, "placed", { n: placed.length, all });
  find("placed-line").max = all || 1;
  find("placed-line").value = placed.length;
  // Those have no column: what a group does not do is in none of the colours.
  const notDone = placed.filter(([, task]) => task.placement[shown].colour === "pass").length;
  find("not-done").hidden = notDone === 0;
  say(find("not-done"), "not_done", { n: notDone });
  const others = groups.filter(([id]) => id !== shown).map(([, group]) => group.name);
  find("other-one").hidden = others.length !== 1;
  find("other-many").hidden = others.length < 2;
  say(document, "other_group", { group: others[0] });
  say(document, "other_groups", { groups: others.join(", ") });
}

function drawColumns(placed, others, moved) {
  const columns = [...find("columns").children].map((column) => {
    const cards = placed
      .filter(([, task]) => task.placement[shown].colour === column.dataset.colour)
      .sort(([, one], [, other]) => (one.placement[shown].order < other.placement[shown].order ? -1 : 1));
    const list = column.querySelector("ul");
    write(column.querySelector("[data-count]"), String(cards.length));
    keep(list, cards, {
      key: ([id]) => id,
      make: () => copy("small-card"),
      update: (card, [id, task]) => {
        write(card.querySelector("[data-text]"), task.text);
        drawSigns(card, task, others);
        card.classList.toggle("is-moved", id === framed);
      },
    });
    return { list, cards, column };
  });
  const fitted = fit(columns);
  pages = countOf(...fitted);
  for (const [index, { cards }] of columns.entries()) {
    const place = cards.findIndex(([id]) => id === moved);
    if (place >= 0) page = fitted[index][place];
  }
  page = Math.min(page, pages - 1);
  // A short column stays while a longer one turns its pages.
  columns.forEach(({ list }, index) => showPage(list, fitted[index], page % countOf(fitted[index])));
}

/** Roomy; else close; else the fullest colour takes two columns, and what does not fit then goes to further pages. */
function fit(columns) {
  const holder = find("columns");
  const fullest = columns.reduce((most, column) => (column.cards.length > most.cards.length ? column : most));
  let fitted = [];
  for (const way of ["roomy", "close", "doubled"]) {
    holder.dataset.way = way;
    for (const one of columns) one.column.classList.toggle("is-double", way === "doubled" && one === fullest);
    fitted = columns.map((one) => pagesOf(one.list, way === "doubled" && one === fullest ? 2 : 1));
    if (countOf(...fitted) === 1) return fitted;
  }
  return fitted;
}
