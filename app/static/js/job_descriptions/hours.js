/** What the hours add up to: their sum, each row's share, and what an extent lacks. As `shares` and `missing_for` in
 *  draft.py reckon, while somebody types. */
import { say, write } from "../ui/say.js";

const inReadersLanguage = new Intl.NumberFormat(document.documentElement.lang, { maximumFractionDigits: 2 });
const number = (text) => parseFloat(text.replace(",", ".")) || 0;

export function showHours(root) {
  const rows = [...root.querySelectorAll(".duty[data-row]:not([hidden])")];
  const hours = rows.map((row) => number(row.querySelector("[data-hours]").value));
  const sum = hours.reduce((all, more) => all + more, 0);
  const whole = shares(hours, sum);
  rows.forEach((row, i) => write(row.querySelector("[data-share]"), hours[i] ? `${whole[i]} %` : "–"));

  const fullTime = number(root.elements.full_time.value) || 40;
  say(root, "sum", { n: inReadersLanguage.format(sum), percent: Math.round((sum * 100) / fullTime) });
  const extents = root.querySelector("[data-extents]").dataset.extents.split(" ").map(Number);
  const percent = sum ? extents.find((extent) => (fullTime * extent) / 100 > sum) : undefined;
  root.querySelector("[data-missing]").hidden = !percent;
  if (percent) say(root, "missing", { percent, hours: inReadersLanguage.format((fullTime * percent) / 100 - sum) });
}

/** Whole percents that add up to a hundred: the largest rests are rounded up. */
function shares(hours, sum) {
  if (!sum) return hours.map(() => 0);
  const exact = hours.map((it) => (it * 100) / sum);
  const floors = exact.map(Math.floor);
  const byRest = exact.map((_, i) => i).filter((i) => hours[i]).sort((a, b) => exact[b] - floors[b] - (exact[a] - floors[a]));
  for (const i of byRest.slice(0, 100 - floors.reduce((all, more) => all + more, 0))) floors[i] += 1;
  return floors;
}
