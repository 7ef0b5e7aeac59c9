/** The reveal: how the votes fell, the most divided task first and large, the others after it page by page. */

import { copy, keep } from "../ui/list.js";
import { say, write } from "../ui/say.js";
import { countOf, pagesOf, showPage } from "./pages.js";
import { inOrder } from "./signs.js";

const find = (id) => document.querySelector(`#${id}`);
const sumOf = (votes) => Object.values(votes).reduce((sum, count) => sum + count, 0);

const LONG = 60;

let page = 0;
let pages = 1;

export const where = () => ({ page, pages });

export function turn() {
  page = (page + 1) % pages;
}

export function draw(view, before) {
  if (before?.step !== "reveal") page = 0;
  const groups = inOrder(view.groups);
  const tasks = inOrder(view.tasks)
    .filter(([, task]) => Object.values(task.votes).some(sumOf))
    .sort(([, one], [, other]) => other.divided - one.divided || one.order - other.order);
  find("reveal-empty").hidden = tasks.length > 0;
  find("reveal-one").hidden = page !== 0 || tasks.length === 0;
  if (tasks.length > 0) drawOne(tasks[0][1], groups);
  drawRows(tasks.slice(1), groups);
  find("reveal-line").max = pages;
  find("reveal-line").value = page + 1;
}

function drawOne(task, groups) {
  write(find("reveal-task"), task.text);
  find("reveal-task").classList.toggle("is-long", [...task.text].length > LONG);
  keep(find("reveal-bars"), groups, {
    key: ([id]) => id,
    make: () => copy("big-bars"),
    update: (line, [id, group]) => {
      write(line.querySelector("[data-name]"), group.name);
      say(line, "answers_of_group", { n: sumOf(task.votes[id]) });
      drawBar(line, task.votes[id]);
    },
  });
}

function drawRows(tasks, groups) {
  const rows = find("reveal-rows");
  rows.hidden = false;
  keep(rows, tasks, {
    key: ([id]) => id,
    make: () => copy("bars-row"),
    update: (row, [, task]) => {
      write(row.querySelector(".row-text"), task.text);
      for (const [id] of groups) drawBar(row.querySelector(`[data-group="${id}"]`), task.votes[id]);
    },
  });
  // The large one has the first page for itself.
  const isHidden = find("reveal-one").hidden;
  find("reveal-one").hidden = true;
  const rowPages = pagesOf(rows);
  find("reveal-one").hidden = isHidden;
  pages = 1 + (tasks.length ? countOf(rowPages) : 0);
  page = Math.min(page, pages - 1);
  rows.hidden = page === 0;
  showPage(rows, rowPages, page - 1);
}

function drawBar(holder, votes) {
  const all = sumOf(votes);
  holder.querySelector("[data-bar]").hidden = all === 0;
  holder.querySelector("[data-none]").hidden = all > 0;
  for (const part of holder.querySelectorAll("[data-colour]")) {
    const count = votes[part.dataset.colour];
    part.hidden = count === 0;
    part.style.flexGrow = count;
    write(part.querySelector("[data-n]"), String(count));
  }
}
