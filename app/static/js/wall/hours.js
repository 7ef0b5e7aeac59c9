/** How much time the tasks take, all who do them together: a bar for each, the longest first, page by page. */

import { copy, keep } from "../ui/list.js";
import { say, write } from "../ui/say.js";
import { timeWords } from "../ui/time_words.js";
import { countOf, pagesOf, showPage } from "./pages.js";
import { inOrder } from "./signs.js";

const find = (id) => document.querySelector(`#${id}`);

let page = 0;
let pages = 1;

export const where = () => ({ page, pages });

export function turn() {
  page = (page + 1) % pages;
}

const hoursOf = (task) => Object.values(task.weight).reduce((sum, { hours }) => sum + hours, 0);

/** The middle half of what it may be, in hours a week for all who do it. */
function spreadOf(task) {
  const sum = (end) => Object.values(task.weight).reduce((total, it) => total + (it[end] * it.people) / 60, 0);
  return [sum("low"), sum("high")];
}

export function draw(view) {
  const tasks = inOrder(view.tasks)
    .filter(([, task]) => task.weight && hoursOf(task) > 0)
    .sort(([, one], [, other]) => hoursOf(other) - hoursOf(one) || one.order - other.order);
  const most = Math.max(1, ...tasks.map(([, task]) => Math.max(hoursOf(task), spreadOf(task)[1])));
  const list = find("hours-rows");
  find("hours-empty").hidden = tasks.length > 0;
  const isSomeJoint = tasks.some(([, task]) => Object.values(task.weight).some(({ joint }) => joint));
  list.parentElement.querySelector("[data-some-jointly]").hidden = !isSomeJoint;
  keep(list, tasks, {
    key: ([id]) => id,
    make: () => copy("hours-row"),
    update: (row, [, task]) => {
      drawRow(row, task, most);
      drawJointly(row.querySelector("[data-jointly]"), task, view);
    },
  });
  const fitted = pagesOf(list);
  pages = countOf(fitted);
  page = Math.min(page, pages - 1);
  showPage(list, fitted, page);
}

/** What each group that answers together has said, by itself. */
function drawJointly(place, task, view) {
  const said = inOrder(view.groups)
    .filter(([id]) => task.weight[id]?.joint)
    .map(([id, { name }]) => `${name} ${timeWords(Math.round(task.weight[id].hours * 60))}`);
  place.hidden = said.length === 0;
  write(place, said.join(", "));
}

/** A number whose unit follows after the other end of the spread. */
const bare = (hours, inHours) =>
  (inHours ? Math.round(hours * 10) / 10 : Math.round(hours * 60)).toLocaleString(document.documentElement.lang);

function drawRow(row, task, most) {
  const hours = hoursOf(task);
  const [low, high] = spreadOf(task);
  write(row.querySelector("[data-text]"), task.text);
  write(row.querySelector("[data-hours]"), timeWords(Math.round(hours * 60)));
  row.querySelector("[data-middle]").setAttribute("width", (100 * hours) / most);
  const spread = row.querySelector("[data-spread]");
  spread.setAttribute("x", (100 * low) / most);
  spread.setAttribute("width", (100 * (high - low)) / most);
  const isWide = high - low > 0.05;
  row.querySelector("[data-between]").hidden = !isWide;
  say(row, "between", { low: bare(low, high >= 1), high: timeWords(Math.round(high * 60)) });
}
