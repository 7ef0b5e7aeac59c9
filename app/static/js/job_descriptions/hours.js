/** What hours add up to, while somebody types or ticks: their sum, each row's share, and what an extent lacks. */
import { say, write } from "../ui/say.js";
import { shares } from "./shares.js";
import { added } from "./sums.js";

const inReadersLanguage = new Intl.NumberFormat(document.documentElement.lang, { maximumFractionDigits: 2 });
export const number = (text) => parseFloat(text.replace(",", ".")) || 0;

export function showHours(root) {
  const rows = [...root.querySelectorAll(".duty[data-row]:not([hidden])")];
  const hours = rows.map((row) => number(row.querySelector("[data-hours]").value));
  const whole = shares(hours);
  rows.forEach((row, i) => write(row.querySelector("[data-share]"), hours[i] ? `${whole[i]} %` : "–"));
  saySum(root, added(hours, 0, number(root.elements.full_time.value) || 40));
}

/** @param root  where the sentences stand */
export function saySum(root, { sum, percent, missing }) {
  say(root, "sum", { n: inReadersLanguage.format(sum), percent });
  root.querySelector("[data-missing]").hidden = !missing;
  if (missing) say(root, "missing", { percent: missing[0], hours: inReadersLanguage.format(missing[1]) });
}
