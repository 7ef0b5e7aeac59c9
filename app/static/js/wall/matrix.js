/**
 * When all is settled, and in session two: the talks that the groups' colours ask for. Which talk a task belongs to is the
 * server's rule. The numbers over the signs say which group's each is. What is handed over stands under the way it goes.
 */

import { copy, keep } from "../ui/list.js";
import { write } from "../ui/say.js";
import { arrange } from "./arrange.js";
import { countOf, pagesOf, showPage } from "./pages.js";
import { drawSigns, inOrder } from "./signs.js";

const MOST_BY_NAME = 3;

const matrix = document.querySelector("#matrix");

let page = 0;
let pages = 1;

export const where = () => ({ page, pages });

export function turn() {
  page = (page + 1) % pages;
}

export function draw(view) {
  const groups = inOrder(view.groups);
  const tasks = inOrder(view.tasks);
  const lists = [];
  const lines = {};
  for (const talk of matrix.querySelectorAll("[data-talk]")) {
    const name = talk.dataset.talk;
    const its = tasks.filter(([, task]) => task.talk === name);
    write(talk.querySelector("[data-count]"), String(its.length));
    const places = talk.querySelector("[data-places]");
    if (places) places.hidden = its.length === 0;
    const items = name === "hand_over" ? underWays(its, groups) : its.map(([id, task]) => ({ id, task }));
    lines[name] = items.length;
    const list = talk.querySelector("[data-fit]");
    if (!list) continue;
    drawList(list, items, groups);
    lists.push(list);
  }
  arrange(matrix, lines);
  const fitted = fit(lists);
  pages = countOf(...fitted);
  page = Math.min(page, pages - 1);
  // A short list stays while a longer one turns its pages.
  lists.forEach((list, index) => show(list, fitted[index], page % countOf(fitted[index])));
}

/** Tasks that are handed over, in order of who hands over to whom, each way with a line of its own first. */
function underWays(tasks, groups) {
  const named = (task, colour) => groups.filter(([id]) => task.placement[id]?.colour === colour);
  const idOf = ([id]) => id;
  const ways = new Map();
  for (const [id, task] of tasks) {
    const [from, to] = ["red", "green"].map((colour) => named(task, colour));
    const way = `${from.map(idOf)}→${to.map(idOf)}`;
    if (!ways.has(way)) ways.set(way, [{ id: way, from, to }]);
    ways.get(way).push({ id, task });
  }
  return [...ways.values()].flat();
}

function drawList(list, items, groups) {
  keep(list, items, {
    key: ({ id }) => id,
    make: ({ task }) => copy(task ? "talk-row" : "hand"),
    update: (row, { task, from, to }) => {
      if (task) {
        write(row.querySelector("[data-text]"), task.text);
        drawSigns(row, task, groups);
      } else {
        drawNames(row.querySelector("[data-from]"), from, groups);
        drawNames(row.querySelector("[data-to]"), to, groups);
      }
    },
  });
}

/** The groups by name; where they are many by number, as in the head. */
function drawNames(place, named, groups) {
  const isMany = groups.length > MOST_BY_NAME;
  const texts = named.map(([, { name, order }]) => (isMany ? String(order + 1) : name));
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

function show(list, fitted, now) {
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
