/** What the hours add up to, while somebody types: their sum, each row's share, and what an extent lacks. */
import { say, write } from "../ui/say.js";
import { shares } from "./shares.js";

const inReadersLanguage = new Intl.NumberFormat(document.documentElement.lang, { maximumFractionDigits: 2 });
const number = (text) => parseFloat(text.replace(",", ".")) || 0;

export function showHours(root) {
  const rows = [...root.querySelectorAll(".duty[data-row]:not([hidden])")];
  const hours = rows.map((row) => number(row.querySelector("[data-hours]").value));
  const sum = hours.reduce((all, more) => all + more, 0);
  const whole = shares(hours);
  rows.forEach((row, i) => write(row.querySelector("[data-share]"), hours[i] ? `${whole[i]} %` : "–"));

  const fullTime = number(root.elements.full_time.value) || 40;
  say(root, "sum", { n: inReadersLanguage.format(sum), percent: Math.round((sum * 100) / fullTime) });
  const extents = root.querySelector("[data-extents]").dataset.extents.split(" ").map(Number);
  const percent = sum ? extents.find((extent) => (fullTime * extent) / 100 > sum) : undefined;
  root.querySelector("[data-missing]").hidden = !percent;
  if (percent) say(root, "missing", { percent, hours: inReadersLanguage.format((fullTime * percent) / 100 - sum) });
}
