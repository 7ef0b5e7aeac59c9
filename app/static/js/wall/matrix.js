/**
 * When all is settled, and in session two: the talks that the groups' colours ask for, one at a time in two columns, and how
 * many tasks each of them has always above. The signs stand in columns under the groups' short names. What is handed over
 * stands under who receives it.
 */

import { copy, keep } from "../ui/list.js";
import { say, softly, write } from "../ui/say.js";
import { arrange, heightOf } from "./arrange.js";
import { roomIn } from "./pages.js";
import { drawLegend, drawSigns, inOrder } from "./signs.js";

/** Pages that a room has patience with: with more, things stand closer. */
const MOST_PAGES = 6;
/** So full a column lets its rows grow to its foot. */
const FULL = 0.6;
/** From the roomiest. What is in two columns may be too long for them: then in one. */
const WAYS = [
  { way: "roomy", columns: 2, isStacked: true, most: 1 },
  { way: "roomy", columns: 2, isStacked: false, most: MOST_PAGES },
  { way: "close", columns: 2, isStacked: false, most: MOST_PAGES },
  { way: "close", columns: 2, isStacked: true, most: MOST_PAGES },
  { way: "close", columns: 1, isStacked: true, most: MOST_PAGES },
];
/** Groups whose signs leave room for one column only. */
const TOO_MANY = 8;

const matrix = document.querySelector("#matrix");
const counts = document.querySelector("#talk-counts");
const panels = document.querySelector("#panels");
const measured = document.querySelector("#measured");

let page = 0;
let pages = [];
let parts = [];
/** What the pages were measured by, as it stood when they had been drawn. */
let measuredBy = "";

export const where = () => ({ page, pages: Math.max(1, pages.length) });

export function show(asked) {
  page = asked;
}

/** The page where a talk begins; 0 where there is none. */
export const pageOf = (talk) => Math.max(0, pages.findIndex((columns) => talksOn(columns).has(talk)));

export function draw(view) {
  const groups = inOrder(view.groups);
  const are = groups.length === 1 ? "one" : "many";
  for (const words of matrix.parentElement.querySelectorAll("[data-groups-are]")) words.hidden = words.dataset.groupsAre !== are;
  say(matrix.parentElement, "tasks_in_all", { n: Object.keys(view.tasks).length });
  drawLegend(matrix.parentElement, groups);
  matrix.dataset.groups = groups.length > 4 ? "many" : "few";
  matrix.style.setProperty("--groups", groups.length);
  parts = view.screen.talks.parts;
  for (const line of counts.children) {
    line.hidden = !(line.dataset.talk in view.screen.talks.counts);
    write(line.querySelector("[data-count]"), String(view.screen.talks.counts[line.dataset.talk]));
  }
  document.querySelector("#matrix-empty").hidden = parts.length > 0;
  // To measure takes longer than a room waits for a page that is turned.
  if (measuredBy !== decides(view, groups)) pages = fit(view, groups);
  page = Math.min(page, Math.max(0, pages.length - 1));
  drawPage(pages[page] ?? [], view, groups);
  measuredBy = decides(view, groups);
}

/** All that decides what has room: the words and the signs, the letters, and the room. */
function decides(view, groups) {
  return JSON.stringify([parts, groups, view.screen.talks.counts, parts.flatMap(({ tasks }) => tasks.map((id) => view.tasks[id])), roomIn(panels)]);
}

const talksOn = (columns) => new Set(columns.flat().map(({ part }) => parts[part].talk));

/** The first way in which there are few enough pages; else the one with the fewest. */
function fit(view, groups) {
  let best = null;
  let measures = null;
  drawMeasured(view, groups);
  for (const { way, columns, isStacked, most } of WAYS) {
    if (groups.length >= TOO_MANY && columns > 1) continue;
    const isAsBefore = measures && matrix.dataset.way === way && matrix.dataset.columns === String(columns);
    matrix.dataset.way = way;
    matrix.dataset.columns = columns;
    if (!isAsBefore) measures = measure();
    const { heights, room } = measures;
    const tried = arrange(heights, { room, columns, isStacked });
    const isWhole = tried.flat().every((column) => heightOf(column, heights) <= room);
    const found = { way, columns, tried, heights, room, isWhole };
    if (isWhole && tried.length <= most) {
      best = found;
      break;
    }
    if (most > 1 && (!best || isBetter(found, best))) best = found;
  }
  matrix.dataset.way = best.way;
  matrix.dataset.columns = best.columns;
  return best.tried.map((columns) =>
    columns.map((column) => Object.assign(column, { isFull: heightOf(column, best.heights) >= FULL * best.room })),
  );
}

const isBetter = (one, other) =>
  one.isWhole === other.isWhole ? one.tried.length < other.tried.length : one.isWhole;

/** All of it in one column, to be measured. */
function drawMeasured(view, groups) {
  const column = parts.map(({ tasks }, part) => ({ part, from: 0, to: tasks.length }));
  drawPanels(measured, [column], view, groups, true);
}

/** How high everything is as it stands now, and how much room a column has. */
function measure() {
  reserveCounts();
  widen();
  const panel = measured.firstElementChild;
  const { paddingTop, paddingBottom } = getComputedStyle(panel);
  const heights = [...panel.children].map((part, at) => ({
    talk: parts[at].talk,
    head: heightsOf([part.querySelector(".part-head")])[0],
    rows: heightsOf(part.querySelectorAll("li")),
  }));
  return { heights, room: panels.clientHeight - Number.parseFloat(paddingTop) - Number.parseFloat(paddingBottom) };
}

/** The columns of signs, to the widest of the names above them, which are as wide whatever the columns are. All that stands
 * there has its style anew when they change, so only then. */
function widen() {
  const labels = [...measured.querySelectorAll("[data-short]")].map((label) => label.scrollWidth);
  const widest = `${Math.max(0, ...labels)}px`;
  if (matrix.style.getPropertyValue("--widest") !== widest) matrix.style.setProperty("--widest", widest);
}

const heightsOf = (elements) => [...elements].map((element) => element.getBoundingClientRect().height);

/** The counts keep the height of the highest of what may stand there, so that every page has the same room. */
function reserveCounts() {
  counts.style.minHeight = "";
  const talks = [...counts.children].filter(({ hidden }) => !hidden).map(({ dataset }) => dataset.talk);
  const pairs = talks.flatMap((one, at) => [[one], ...talks.slice(at + 1, at + 2).map((other) => [one, other])]);
  const heights = [...pairs, talks].map((those) => {
    showTalks(new Set(those));
    return counts.offsetHeight;
  });
  counts.style.minHeight = `${Math.max(...heights)}px`;
}

function showTalks(talks) {
  counts.classList.toggle("is-all", talks.size > 2);
  for (const line of counts.children) line.classList.toggle("is-shown", talks.has(line.dataset.talk));
}

function drawPage(columns, view, groups) {
  const talks = talksOn(columns);
  showTalks(talks);
  drawPanels(panels, columns, view, groups, talks.size > 1);
}

/** @param isNamed  whether a talk says its name: where it is the only one it stands above */
function drawPanels(holder, columns, view, groups, isNamed) {
  keep(holder, columns, {
    key: (column) => String(columns.indexOf(column)),
    make: () => copy("talk-panel"),
    update: (panel, column) => {
      panel.classList.toggle("is-full", column.isFull ?? false);
      keep(panel, column, {
        key: ({ part }) => String(part),
        make: () => copy("talk-part"),
        update: (element, piece) => drawPart(element, piece, view, groups, isNamed),
      });
    },
  });
}

function drawPart(element, { part, from, to }, view, groups, isNamed) {
  const { talk, to: receivers, tasks } = parts[part];
  drawHead(element.querySelector(".part-head"), { talk, receivers, count: tasks.length }, view, groups, isNamed);
  element.dataset.talk = talk;
  element.style.setProperty("--rows", to - from);
  keep(element.querySelector("ul"), tasks.slice(from, to), {
    key: (id) => id,
    make: () => copy("talk-row"),
    update: (row, id) => {
      write(row.querySelector("[data-text]"), softly(view.tasks[id]));
      drawSigns(row, view.tasks[id], groups);
    },
  });
}

function drawHead(head, { talk, receivers, count }, view, groups, isNamed) {
  const names = inOrder(view.groups).filter(([id]) => receivers.includes(id)).map(([, group]) => softly(group));
  head.querySelector("[data-receives]").hidden = names.length === 0;
  say(head, "receives", { names: names.join(", ") });
  const title = head.querySelector("[data-title]");
  title.hidden = names.length > 0;
  write(title, counts.querySelector(`[data-talk="${talk}"] [data-title]`).textContent);
  head.querySelector("h3").classList.toggle("is-unnamed", names.length === 0 && !isNamed);
  write(head.querySelector("[data-n]"), String(count));
  head.hidden = groups.length === 1 && !isNamed;
  keep(head.querySelector("[data-shorts]"), groups.length === 1 ? [] : groups, {
    key: ([id]) => id,
    make: () => copy("short-name"),
    update: (label, [, group]) => write(label, group.short),
  });
}
