/** The reveal: how the votes fell, the most divided task first and large, the others after it page by page. */

import { copy, keep } from "../ui/list.js";
import { write } from "../ui/say.js";
import { drawBigBars, drawRowBars, drawText, drawWhyTogether, isAnswered, rowsOf } from "./bars.js";
import { countOf, pagesOf, showPage } from "./pages.js";
import { inOrder } from "./signs.js";

const find = (id) => document.querySelector(`#${id}`);

let page = 0;
let pages = 1;

export const where = () => ({ page, pages });

export function turn() {
  page = (page + 1) % pages;
}

export function draw(view, before) {
  if (before?.step !== "reveal") page = 0;
  const rows = rowsOf(view);
  const tasks = inOrder(view.tasks)
    .filter(([, task]) => isAnswered(task))
    .sort(([, one], [, other]) => other.divided - one.divided || one.order - other.order);
  find("reveal-empty").hidden = tasks.length > 0;
  find("reveal-one").hidden = page !== 0 || tasks.length === 0;
  if (tasks.length > 0) {
    drawText(find("reveal-task"), tasks[0][1].text);
    drawBigBars(find("reveal-bars"), rows, tasks[0][1].votes);
    drawWhyTogether(find("reveal-one"), view);
  }
  drawRows(tasks.slice(1), rows);
  find("reveal-line").max = pages;
  find("reveal-line").value = page + 1;
}

function drawRows(tasks, rows) {
  const list = find("reveal-rows");
  list.hidden = false;
  list.dataset.many = rows.length;
  keep(list, tasks, {
    key: ([id]) => id,
    make: () => copy("bars-row"),
    update: (row, [, task]) => {
      write(row.querySelector(".row-text"), task.text);
      drawRowBars(row.querySelector(".row-bars"), rows, task.votes);
    },
  });
  // The large one has the first page for itself.
  const isHidden = find("reveal-one").hidden;
  find("reveal-one").hidden = true;
  const rowPages = pagesOf(list);
  find("reveal-one").hidden = isHidden;
  pages = 1 + (tasks.length ? countOf(rowPages) : 0);
  page = Math.min(page, pages - 1);
  list.hidden = page === 0;
  showPage(list, rowPages, page - 1);
}
