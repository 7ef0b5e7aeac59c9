/** The page that merges files to table 3: reads what is chosen, draws the table, and gives it as files. Nothing is sent. */

import { csv, xlsx } from "./files.js";
import { cellsOfTable, isSame, MOST_FILES, MOST_IN_A_FILE, readFile, tableOf, truthsOf } from "./table3.js";

const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
const $ = (id) => document.getElementById(id);
const words = Object.fromEntries([...document.querySelectorAll("#words > [data-word]")].map((it) => [it.dataset.word, it.textContent]));
const heads = Object.fromEntries([...document.querySelectorAll("[data-column]")].flatMap(({ dataset, textContent }) =>
  dataset.of ? [[dataset.column, textContent], [dataset.of, dataset.ofHead]] : [[dataset.column, textContent]],
));
const columns = [...document.querySelectorAll(".table-3 thead tr > *")].map(({ dataset }) => dataset);

let taken = [];

$("merge").hidden = false;
$("choose").addEventListener("change", async ({ target }) => {
  const refused = [];
  for (const file of target.files) {
    const { row, wrong, about } = await read(file);
    if (row) taken.push(row);
    else refused.push(fill(`wrong_${wrong}`, { file: file.name, about }));
  }
  // The same file can be chosen again after having been taken away.
  target.value = "";
  $("refused").replaceChildren(...refused.map((sentence) => element("p", { className: "notice", textContent: sentence })));
  draw();
});
$("again").addEventListener("click", () => {
  taken = [];
  $("refused").replaceChildren();
  draw();
  $("choose").focus();
});
$("as-csv").addEventListener("click", () => keep("csv", "text/csv", csv(lines())));
$("as-xlsx").addEventListener("click", () => keep("xlsx", XLSX, xlsx("Tabell 3", lines())));
$("as-paper").addEventListener("click", () => print());

/** `{ row }`, or why it is not taken. */
async function read(file) {
  if (file.size > MOST_IN_A_FILE) return { wrong: "too_large" };
  if (taken.length >= MOST_FILES) return { wrong: "too_many", about: MOST_FILES };
  let text;
  try {
    text = await file.text();
  } catch {
    return { wrong: "unread" };
  }
  const its = readFile(text);
  const there = its.row && taken.find((row) => isSame(row, its.row));
  return there ? { wrong: "already", about: there.municipality } : its;
}

const fill = (word, values = {}) => words[word].replace(/\{(\w+)\}/g, (_, name) => values[name]);
const element = (tag, properties, ...inside) => {
  const it = Object.assign(document.createElement(tag), properties);
  it.append(...inside);
  return it;
};
const say = (word, n) => (n === undefined ? words[word] : fill(word, { n }));
const lines = () => cellsOfTable(tableOf(taken), heads, say);

function draw() {
  const table = tableOf(taken);
  const isEmpty = taken.length === 0;
  for (const id of ["keep", "table-box", "truths", "again"]) $(id).hidden = isEmpty;
  $("empty").hidden = !isEmpty;
  $("file-count").textContent = isEmpty ? "" : taken.length;
  $("files").replaceChildren(...table.rows.map(fileLine));
  const most = Math.max(1, ...table.rows.map(({ persons }) => (Number.isInteger(persons) ? persons : 0)));
  $("rows").replaceChildren(...table.rows.map((row) => rowOf(row, most)));
  $("totals").replaceChildren(totalsOf(table.totals));
  if (!isEmpty) tell(truthsOf(table));
}

function fileLine(row) {
  const remove = element("button", { type: "button", className: "plain", textContent: "×" });
  remove.setAttribute("aria-label", fill("remove", { name: row.municipality }));
  remove.addEventListener("click", () => {
    taken = taken.filter((it) => it !== row);
    draw();
    $("choose").focus();
  });
  const how = element("span", { className: "quiet", textContent: words[row.hasSmall ? "with_small" : "without_small"] });
  return element("li", {}, element("span", { dir: "auto", textContent: row.municipality }), how, remove);
}

function rowOf(row, most) {
  return element("tr", {}, ...columns.map(({ column }, at) => {
    if (at === 0) return element("th", { scope: "row", dir: "auto", textContent: row.municipality });
    if (column === "when") return element("td", { textContent: words[row.when || "not_stated"] });
    if (!column) return element("td", { className: "table-3-bar" }, bar(row, most));
    return element("td", { className: "number" }, shown(row[column]));
  }));
}

const shown = (it) => (Number.isInteger(it) ? String(it) : element("span", { className: "withheld", textContent: words[it] }));

/** AB whole and BEA hatched, or a dashed outline as long as the persons that there are. */
function bar({ ab, bea, persons }, most) {
  const svg = svgOf("svg", { class: "table-3-drawn", width: "100%", height: 14, "aria-hidden": "true", focusable: "false" });
  const part = (shade, from, size) => svg.append(svgOf("rect", { class: `shade-${shade}`, x: `${(100 * from) / most}%`, y: 1, width: `${(100 * size) / most}%`, height: 12 }));
  if (Number.isInteger(ab) && Number.isInteger(bea)) {
    if (ab) part("counted", 0, ab);
    if (bea) part("bea", ab, bea);
  } else if (Number.isInteger(persons) && persons) part("hidden", 0, persons);
  return svg;
}

function svgOf(tag, attributes) {
  const it = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(attributes)) it.setAttribute(name, value);
  return it;
}

function totalsOf(totals) {
  return element("tr", {}, ...columns.map(({ column, of }, at) => {
    if (at === 0) return element("th", { scope: "row", textContent: words.total });
    if (!totals[column]) return element("td", {});
    const under = of ? [element("span", { className: "table-3-of", textContent: say("of_ab", sumOf(totals[of])) })] : [];
    return element("td", { className: "number" }, element("strong", { textContent: sumOf(totals[column]) }), ...under);
  }));
}

const sumOf = ({ sum, isLeast }) => (isLeast ? say("least", sum) : String(sum));

function tell({ by, days, small, totals }) {
  const sums = Object.fromEntries(Object.entries(totals).map(([name, it]) => [name, sumOf(it)]));
  const known = (...names) => names.every((name) => !totals[name].isLeast);
  const agree = [
    known("ab", "bea", "persons") && "sum_of_agreements",
    known("priority", "others", "persons") && totals.group_not_stated.sum === 0 && "sum_of_groups",
    known("priority_ab", "others_ab", "ab") && totals.priority_ab.sum + totals.others_ab.sum === totals.ab.sum && "sum_of_ab",
  ].filter(Boolean);
  const isWhole = known("posts", "workplaces", "persons", "ab", "bea", "priority", "others");
  $("sums-title").textContent = words[isWhole ? "sums_agree" : "sums_least"];
  $("sums").textContent = [...agree.map((word) => fill(word, sums)), ...(isWhole ? [] : [words.least_means])].join(" ");
  const counted = Object.entries(by).map(([when, names]) => fill("counted_when", { when: words[when || "not_stated"], names: names.join(", ") }));
  $("definitions").textContent = [...counted, words.compare_persons].join(" ");
  const day = fill(days.length > 1 ? "days" : "day", { days: days.join(", ") });
  $("hidden").textContent = [small.length ? fill("small_in", { names: small.join(", ") }) : words.no_small, day].join(" ");
}

function keep(ending, type, content) {
  const address = URL.createObjectURL(new Blob([content], { type }));
  element("a", { href: address, download: `Tabell 3.${ending}` }).click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
