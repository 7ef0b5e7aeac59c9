/**
 * The wall: one picture at a time. What does not fit in one picture is shown page by page, as the lead turns them.
 * `data-page` and `data-pages` on the picture say where it is. A picture has `draw(view, before)`; and where it may have
 * several pages `show(page)`, before it is drawn, `where()` → {page, pages}, and `pageOf(of)`, where a part of it begins.
 *
 * What it shows is the view's `screen`: this page only draws, and keeps time. The first picture comes from the view that is
 * in the page. The lead can cover it: a pause, or black.
 */

import { drawn, follow } from "../live/follow.js";
import { stayAwake } from "../ui/awake.js";
import { showStep } from "../ui/list.js";
import { say } from "../ui/say.js";
import { openSoon } from "../ui/soon.js";
import { openTime } from "../ui/time.js";
import * as actions from "./actions.js";
import * as again from "./again.js";
import * as asked from "./asked.js";
import * as board from "./board.js";
import * as ending from "./ending.js";
import { openKeys } from "./keys.js";
import * as hours from "./hours.js";
import * as join from "./join.js";
import { light } from "./light.js";
import * as list from "./list.js";
import * as matrix from "./matrix.js";
import * as one from "./one.js";
import * as opening from "./opening.js";
import * as opinions from "./opinions.js";
import { openPaging } from "./paging.js";
import * as pairs from "./pairs.js";
import { openPause } from "./pause.js";
import * as progress from "./progress.js";
import * as reveal from "./reveal.js";
import { openTold } from "./told.js";

const SECONDS_A_PAGE = 20;
const SECONDS_FOR_THE_LAST_CARD = 8;
const PICTURES = { opening, join, list, sort: progress, reveal, one, pairs, again, board, matrix, asked, opinions, hours, actions, ending };

const main = document.querySelector("main");
const time = openTime(main);
const pause = openPause(main);
const paging = openPaging({ seconds: SECONDS_A_PAGE, onTurn: redraw, onEnd: () => PICTURES[shown].next?.(latest) });
const tell = openTold(document.querySelector("#view").dataset.keptAs);
const drawSoon = openSoon(() => drawn(drawNewest, newest));
let newest = null;
let latest = null;
let shown = null;
/** When the last card has landed and been seen, by the clock that nobody sets; null where some are left. */
let landed = null;

/** The board stays until the last card has been seen to land. */
function lingering(view) {
  const { picture } = view.screen;
  if (shown !== "board" || picture !== "matrix" || view.step !== "settle" || view.wall.what) landed = null;
  else if (landed === null) {
    landed = performance.now() + SECONDS_FOR_THE_LAST_CARD * 1000;
    setTimeout(redraw, SECONDS_FOR_THE_LAST_CARD * 1000);
  }
  return landed !== null && performance.now() < landed ? "board" : picture;
}

/** What the lead covers the wall with comes at once, whatever else the wall is at; the picture when it can be drawn. */
function onView(view) {
  newest = view;
  cover(view.cover);
  drawSoon();
  return false;
}

function drawNewest(view) {
  light(view.wall.dark);
  pause(view);
  draw(view);
}

function cover(name) {
  document.documentElement.dataset.cover = main.dataset.cover = name;
  main.querySelector("[data-cover-picture]").hidden = name !== "pause";
}

function redraw() {
  if (latest) draw(latest);
}

function draw(view) {
  const before = latest;
  const picture = lingering(view);
  latest = view;
  main.dataset.live = "";
  for (const part of main.querySelectorAll("[data-picture]")) part.hidden = part.dataset.picture !== picture;
  showStep(main, view.step);
  time.draw(view);
  PICTURES[picture].draw(view, before);
  shown = picture;
  showPage(view);
}

/** Which page of how many, in the picture that is shown. How many there are is known when it is drawn; what is said of them
 * in its head may take more room than there was, and then it is drawn once more. */
function showPage(view, isLast = false) {
  const picture = PICTURES[shown];
  const drawn = picture.where?.() ?? { page: 0, pages: 1 };
  const { pages } = drawn;
  const page = paging.page(view, pages, picture.pageOf?.(view.wall.of));
  const part = main.querySelector(`[data-picture="${shown}"]`);
  const before = roomUnder(part);
  part.dataset.page = page + 1;
  part.dataset.pages = pages;
  say(part, "page", { n: page + 1, all: pages });
  for (const place of part.querySelectorAll("[data-pages]")) place.hidden = pages < 2;
  drawSegments(part.querySelector("[data-segments]"), page, pages);
  drawWay(view);
  const isMoved = roomUnder(part) !== before;
  if (page !== drawn.page || isMoved) {
    picture.show?.(page);
    picture.draw(view, view);
  }
  if (isMoved && !isLast) showPage(view, true);
  else if (!paging.isOwn()) tell(view, page, pages);
}

const roomUnder = (part) => part.querySelector(".wall-head")?.offsetHeight;

/** One for each page, so that where we are is seen from afar. */
function drawSegments(line, page, pages) {
  if (!line) return;
  const wanted = pages < 2 ? 0 : pages;
  while (line.children.length > wanted) line.lastElementChild.remove();
  while (line.children.length < wanted) line.append(document.createElement("span"));
  [...line.children].forEach((segment, index) => segment.classList.toggle("is-here", index === page));
}

/** How the wall goes on from here: with the lead, or not. */
function drawWay({ cover: covered, step, wall }) {
  const led = step === "closed" ? "" : wall.way;
  const way = covered === "pause" ? covered : paging.isOwn() ? "own" : led;
  for (const words of main.querySelectorAll("[data-way-says]")) words.hidden = words.dataset.waySays !== way;
}

follow({ main, onView });
stayAwake();
openKeys(main.dataset, paging.turn);
addEventListener("resize", redraw);
// What fits depends on the letters, and on whether the network is there: what says that it is not takes its room.
document.fonts.ready.then(redraw);
new MutationObserver(redraw).observe(document.querySelector("#connection"), { attributeFilter: ["hidden"] });
