/** Session two: the talks that the groups' colours ask for. Which talk a task belongs to is the server's rule. */

import { copy, keep } from "../ui/list.js";
import { write } from "../ui/say.js";
import { countOf, pagesOf, showPage } from "./pages.js";
import { drawSigns, inOrder } from "./signs.js";

/** Heights in rows: what two lists in one column share, the head of each, and the third column's last talk beside them. */
const ROWS = 8;
const HEAD = 2.4;
const BESIDE = 2.8;

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
  for (const talk of document.querySelectorAll("#matrix [data-talk]")) {
    const its = tasks.filter(([, task]) => task.talk === talk.dataset.talk);
    write(talk.querySelector("[data-count]"), String(its.length));
    const list = talk.querySelector("[data-fit]");
    if (!list) continue;
    keep(list, its, {
      key: ([id]) => id,
      make: () => copy("talk-row"),
      update: (row, [, task]) => {
        write(row.querySelector("[data-text]"), task.text);
        drawSigns(row, task, groups);
      },
    });
    lists.push(list);
  }
  if (groups.length > 1) shareHeight(tasks);
  const fitted = lists.map((list) => pagesOf(list));
  pages = countOf(...fitted);
  page = Math.min(page, pages - 1);
  // A short list stays while a longer one turns its pages.
  lists.forEach((list, index) => showPage(list, fitted[index], page % countOf(fitted[index])));
}

/** The two talks that share a column share its height: the shorter list gets what it needs, up to half. */
function shareHeight(tasks) {
  const count = (talk) => Math.max(2, tasks.filter(([, task]) => task.talk === talk).length);
  const [upper, lower] = [count("hand_over"), count("whose")];
  const rows = upper <= lower ? Math.min(upper, ROWS / 2) : ROWS - Math.min(lower, ROWS / 2);
  const share = (height) => `minmax(0, ${Math.max(1, HEAD + height)}fr)`;
  document.querySelector("#matrix").style.gridTemplateRows = `${share(rows)} ${share(ROWS - rows - BESIDE)} auto`;
}
