/**
 * When all is settled, and in session two: the talks that the groups' colours ask for. The numbers over the signs say which
 * group's each is. What is handed over stands under the way it goes.
 */

import { copy, keep } from "../ui/list.js";
import { write } from "../ui/say.js";
import { arrange } from "./arrange.js";
import { countOf, pagesOf, showPage } from "./pages.js";
import { drawSigns, inOrder } from "./signs.js";

const MOST_BY_NAME = 3;
/** Talks between groups, which one group alone does not have. */
const BETWEEN = ["hand_over", "whose"];

const matrix = document.querySelector("#matrix");

let page = 0;
let pages = 1;

export const where = () => ({ page, pages });

export function show(asked) {
  page = asked;
}

export function draw(view) {
  const groups = inOrder(view.groups);
  const are = groups.length === 1 ? "one" : "many";
  for (const part of matrix.parentElement.querySelectorAll("[data-groups-are]")) part.hidden = part.dataset.groupsAre !== are;
  matrix.dataset.groups = groups.length;
  drawPlaces(groups);
  const lists = [];
  const lines = {};
  for (const talk of matrix.querySelectorAll("[data-talk]")) {
    const name = talk.dataset.talk;
    talk.hidden = groups.length === 1 && BETWEEN.includes(name);
    if (talk.hidden) continue;
    const ids = view.screen.talks.tasks[name] ?? [];
    const items = name === "hand_over" ? underWays(view.screen.talks.ways) : ids.map((id) => ({ id }));
    lines[name] = items.length;
    write(talk.querySelector("[data-count]"), String(ids.length));
    const list = talk.querySelector("[data-fit]");
    if (!list) continue;
    drawNumbers(talk.querySelector("[data-places]"), ids.length === 0 || groups.length === 1 ? [] : groups);
    drawList(list, items, view, groups);
    lists.push(list);
  }
  arrange(matrix, lines);
  const fitted = fit(lists);
  pages = countOf(...fitted);
  page = Math.min(page, pages - 1);
  // A short list stays while a longer one turns its pages.
  lists.forEach((list, index) => showRows(list, fitted[index], page % countOf(fitted[index])));
}

/** Which number is whose. */
function drawPlaces(groups) {
  keep(document.querySelector("#places"), groups, {
    key: ([id]) => id,
    make: () => copy("place-name"),
    update: (line, [, { name, order }]) => {
      write(line.querySelector("[data-n]"), String(order + 1));
      write(line.querySelector("[data-name]"), name);
    },
  });
}

/** The numbers over the signs. */
function drawNumbers(place, groups) {
  place.hidden = groups.length === 0;
  keep(place, groups, {
    key: ([id]) => id,
    make: () => copy("place-number"),
    update: (number, [, { order }]) => write(number, String(order + 1)),
  });
}

/** Each way with a line of its own, before the tasks that go it. */
const underWays = (ways) =>
  ways.flatMap(({ from, to, tasks }) => [{ id: `${from}→${to}`, from, to }, ...tasks.map((id) => ({ id }))]);

function drawList(list, items, view, groups) {
  keep(list, items, {
    key: ({ id }) => id,
    make: ({ from }) => copy(from ? "hand" : "talk-row"),
    update: (row, { id, from, to }) => {
      if (from) {
        drawNames(row.querySelector("[data-from]"), from, view, groups);
        drawNames(row.querySelector("[data-to]"), to, view, groups);
      } else {
        write(row.querySelector("[data-text]"), view.tasks[id].text);
        drawSigns(row, view.tasks[id], groups);
      }
    },
  });
}

/** The groups by name; where they are many by number, as in the head. */
function drawNames(place, ids, view, groups) {
  const isMany = groups.length > MOST_BY_NAME;
  const texts = ids.map((id) => (isMany ? String(view.groups[id].order + 1) : view.groups[id].name));
  place.classList.toggle("is-numbers", isMany);
  write(place, texts.join(isMany ? " " : ", "));
}

/** Large letters where all fits in one picture so; else smaller, and as many pages as it takes. */
function fit(lists) {
  let fitted = [];
  for (const way of ["roomy", "close"]) {
    matrix.dataset.way = way;
    fitted = lists.map(pagesWithWays);
    if (countOf(...fitted) === 1) break;
  }
  return fitted;
}

/** Where a way goes over to a further page, its line is shown there too: room is kept for it. */
function pagesWithWays(list) {
  const onOne = pagesOf(list);
  const way = list.querySelector(".hand");
  if (!way || countOf(onOne) === 1) return onOne;
  list.style.paddingBottom = `${way.offsetHeight}px`;
  const fitted = pagesOf(list);
  list.style.paddingBottom = "";
  return fitted;
}

function showRows(list, fitted, now) {
  showPage(list, fitted, now);
  let isNeeded = false;
  for (const row of [...list.children].reverse()) {
    if (!row.classList.contains("hand")) isNeeded ||= !row.hidden;
    else {
      row.hidden = !isNeeded;
      isNeeded = false;
    }
  }
}
