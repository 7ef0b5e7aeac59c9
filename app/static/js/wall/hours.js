/** How much time the tasks take, all who do them together: a bar for each, the longest first, page by page. */

import { copy, keep } from "../ui/list.js";
import { say, write } from "../ui/say.js";
import { timeWords } from "../ui/time_words.js";
import { countOf, pagesOf, showPage } from "./pages.js";

const HOUR = 60;
/** Minutes between the ends of a spread that is worth telling. */
const WIDE = 3;

const find = (id) => document.querySelector(`#${id}`);

let page = 0;
let pages = 1;

export const where = () => ({ page, pages });

export function show(asked) {
  page = asked;
}

export function draw(view) {
  const { order, times, most } = view.screen.hours;
  const list = find("hours-rows");
  find("hours-empty").hidden = order.length > 0;
  list.parentElement.querySelector("[data-some-jointly]").hidden = !order.some((id) => times[id].jointly.length > 0);
  keep(list, order, {
    key: (id) => id,
    make: () => copy("hours-row"),
    update: (row, id) => {
      write(row.querySelector("[data-text]"), view.tasks[id].text);
      drawTimes(row, times[id], most);
      drawJointly(row.querySelector("[data-jointly]"), view, id);
    },
  });
  const fitted = pagesOf(list);
  pages = countOf(fitted);
  page = Math.min(page, pages - 1);
  showPage(list, fitted, page);
}

/** What each group that answers together has said, by itself. */
function drawJointly(place, view, id) {
  const said = view.screen.hours.times[id].jointly.map(
    (group) => `${view.groups[group].name} ${timeWords(Math.round(view.tasks[id].weight[group].hours * HOUR))}`,
  );
  place.hidden = said.length === 0;
  write(place, said.join(", "));
}

/** A number whose unit follows after the other end of the spread. */
const bare = (minutes, inHours) =>
  (inHours ? Math.round(minutes / 6) / 10 : minutes).toLocaleString(document.documentElement.lang);

function drawTimes(row, { low, middle, high }, most) {
  write(row.querySelector("[data-hours]"), timeWords(middle));
  row.querySelector("[data-middle]").setAttribute("width", (100 * middle) / most);
  const spread = row.querySelector("[data-spread]");
  spread.setAttribute("x", (100 * low) / most);
  spread.setAttribute("width", (100 * (high - low)) / most);
  row.querySelector("[data-between]").hidden = high - low <= WIDE;
  say(row, "between", { low: bare(low, high >= HOUR), high: timeWords(high) });
}
