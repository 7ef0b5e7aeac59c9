/** What follows: each task's actions, with who and when, page by page. */

import { dayOf } from "../ui/day.js";
import { copy, keep } from "../ui/list.js";
import { say, write } from "../ui/say.js";
import { countOf, pagesOf, showPage } from "./pages.js";

const find = (id) => document.querySelector(`#${id}`);

let page = 0;
let pages = 1;

export const where = () => ({ page, pages });

export function show(asked) {
  page = asked;
}

let places = [];

/** Where the actions of a task begin. */
export const pageOf = (task) => places.find(([id]) => id === task)?.[1] ?? 0;

export function draw(view) {
  const actions = view.screen.actions.map(([task, id]) => ({ id, action: view.tasks[task].actions[id], task: view.tasks[task] }));
  say(document, "actions_planned", { n: actions.length });
  const list = find("actions-rows");
  keep(list, actions, {
    key: ({ id }) => id,
    make: () => copy("action-row"),
    update: (row, { action, task }) => {
      write(row.querySelector("[data-text]"), task.text);
      for (const kind of row.querySelectorAll("[data-kind]")) kind.hidden = kind.dataset.kind !== action.kind;
      write(row.querySelector("[data-what]"), [view.groups[action.to]?.name, action.what].filter(Boolean).join(": "));
      write(row.querySelector("[data-owner]"), action.owner ?? "");
      write(row.querySelector("[data-due]"), action.due ? dayOf(action.due) : "");
    },
  });
  const fitted = pagesOf(list);
  pages = countOf(fitted);
  page = Math.min(page, pages - 1);
  places = view.screen.actions.map(([task], index) => [task, fitted[index]]);
  showPage(list, fitted, page);
}
