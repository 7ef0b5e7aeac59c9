/**
 * The wall: one picture at a time. Nobody touches it, so what does not fit in one picture is shown page by page, slowly.
 * `data-page` and `data-pages` on the picture say where it is.
 *
 * What it shows is the view's `screen`: this page only draws, and keeps time. The first picture comes from the view that is
 * in the page.
 *
 * The facilitator can cover it: a pause, black, or frozen as it is. A frozen wall draws nothing of what comes, and draws the
 * newest when it is let go; loaded anew meanwhile it has no picture to keep, and shows the pause.
 */

import { follow } from "../live/follow.js";
import { showStep } from "../ui/list.js";
import { say } from "../ui/say.js";
import { openTime } from "../ui/time.js";
import * as actions from "./actions.js";
import * as again from "./again.js";
import * as asked from "./asked.js";
import * as board from "./board.js";
import { offerFullScreen } from "./full_screen.js";
import * as hours from "./hours.js";
import * as join from "./join.js";
import * as list from "./list.js";
import * as matrix from "./matrix.js";
import * as one from "./one.js";
import * as opening from "./opening.js";
import * as opinions from "./opinions.js";
import * as pairs from "./pairs.js";
import { openPause } from "./pause.js";
import * as progress from "./progress.js";
import * as reveal from "./reveal.js";

const SECONDS_A_PAGE = 15;
const SECONDS_FOR_THE_LAST_CARD = 8;
const PICTURES = { opening, join, list, sort: progress, reveal, one, pairs, again, board, matrix, asked, opinions, hours, actions };

const main = document.querySelector("main");
const time = openTime(main);
const pause = openPause(main);
let newest = null;
let latest = null;
let shown = null;
let timer = null;
/** When the last card has landed and been seen, in milliseconds; null where some are left. */
let landed = null;

/** The board stays until the last card has been seen to land. */
function lingering(view) {
  const { picture } = view.screen;
  if (shown !== "board" || picture !== "matrix" || view.step !== "settle") landed = null;
  else if (landed === null) {
    landed = Date.now() + SECONDS_FOR_THE_LAST_CARD * 1000;
    setTimeout(() => draw(latest), SECONDS_FOR_THE_LAST_CARD * 1000);
  }
  return landed !== null && Date.now() < landed ? "board" : picture;
}

/** A full room votes many times a second: draw once for all that came since the last picture. */
function onView(view) {
  const isDue = newest !== null;
  newest = view;
  if (!isDue) requestAnimationFrame(drawNewest);
}

function drawNewest() {
  const view = newest;
  newest = null;
  if (view.cover === "frozen") {
    if (shown === null) cover("pause");
    return;
  }
  cover(view.cover);
  pause(view);
  draw(view);
}

function cover(name) {
  main.dataset.cover = name;
  main.querySelector("[data-cover-picture]").hidden = name !== "pause";
}

function draw(view) {
  const before = latest;
  const picture = lingering(view);
  latest = view;
  main.dataset.live = "";
  for (const part of main.querySelectorAll("[data-picture]")) part.hidden = part.dataset.picture !== picture;
  showStep(main, view.step);
  time.draw(view);
  const isNews = (PICTURES[picture].draw(view, before) ?? false) || picture !== shown;
  shown = picture;
  showPage();
  if (isNews) startClock();
}

/** Which page of how many, in the picture that is shown. */
function showPage() {
  const part = main.querySelector(`[data-picture="${shown}"]`);
  const { page = 0, pages = 1 } = PICTURES[shown].where?.() ?? {};
  part.dataset.page = page + 1;
  part.dataset.pages = pages;
  say(part, "page", { n: page + 1, all: pages });
  for (const place of part.querySelectorAll("[data-pages]")) place.hidden = pages < 2;
}

function startClock() {
  clearInterval(timer);
  timer = setInterval(turn, SECONDS_A_PAGE * 1000);
}

function turn() {
  PICTURES[shown].turn?.(latest);
  draw(latest);
}

follow({ main, onView });
offerFullScreen(main.dataset.fullScreen);
addEventListener("resize", () => latest && draw(latest));
// What fits depends on the letters.
document.fonts.ready.then(() => latest && draw(latest));
