/** The reveal: how the votes fell, the most divided task first and large, the others after it page by page. */

import { copy, keep } from "../ui/list.js";
import { say, softly, write } from "../ui/say.js";
import { drawAnswers, drawQuestion, drawSmallAnswers, drawText, drawWhyInSum, fitIn } from "./bars.js";
import { countOf, pagesOf, roomIn, showPage } from "./pages.js";

const find = (id) => document.querySelector(`#${id}`);

let page = 0;
let pages = 1;
let rowPages = [];
/** What the rows were drawn of, and what their pages were measured by. */
let drawnOf = "";
let measuredBy = "";

export const where = () => ({ page, pages });

export function show(asked) {
  page = asked;
}

export function draw(view) {
  const { order, answers, asks, unshown } = view.screen;
  find("reveal-empty").hidden = order.length > 0;
  find("reveal-sorted").hidden = order.length < 2;
  find("reveal-unshown").hidden = unshown === 0 || order.length === 0;
  say(document, "unshown", { n: unshown });
  const first = view.tasks[order[0]];
  find("reveal-one").hidden = page !== 0 || !first;
  if (first) {
    drawText(find("reveal-task"), first);
    drawAnswers(find("reveal-bars"), view, first, answers[order[0]]);
    drawWhyInSum(find("reveal-one"), view);
    drawQuestion(find("reveal-one"), view, asks[order[0]]);
  }
  drawRows(view, order.slice(1));
  if (!find("reveal-one").hidden) fitIn(find("reveal-one"));
}

function drawRows(view, ids) {
  const list = find("reveal-rows");
  list.hidden = false;
  list.dataset.many = view.screen.rows.length;
  const of = JSON.stringify([ids, ids.map((id) => [view.tasks[id], view.screen.answers[id]]), view.groups, view.rules.smallest]);
  if (drawnOf !== of) keepRows(list, view, ids);
  drawnOf = of;
  // The large one has the first page for itself.
  const isHidden = find("reveal-one").hidden;
  find("reveal-one").hidden = true;
  // To measure takes longer than a room waits for a page that is turned.
  const by = JSON.stringify([of, list.textContent, list.dataset.many, roomIn(list)]);
  if (measuredBy !== by) rowPages = pagesOf(list);
  measuredBy = by;
  find("reveal-one").hidden = isHidden;
  pages = 1 + (ids.length ? countOf(rowPages) : 0);
  page = Math.min(page, pages - 1);
  list.hidden = page === 0;
  showPage(list, rowPages, page - 1);
}

function keepRows(list, view, ids) {
  keep(list, ids, {
    key: (id) => id,
    make: () => copy("bars-row"),
    update: (row, id) => {
      write(row.querySelector(".row-text"), softly(view.tasks[id]));
      drawSmallAnswers(row.querySelector(".row-bars"), view, view.tasks[id], view.screen.answers[id]);
    },
  });
}
