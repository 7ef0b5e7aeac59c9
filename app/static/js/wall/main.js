/**
 * The wall: the picture of the step that is open. Nobody touches it, so what does not fit in one picture is shown page by
 * page, slowly. `data-page` and `data-pages` on the step's part say where it is.
 */

import { follow } from "../live/follow.js";
import { say } from "../ui/say.js";
import { showStep } from "../ui/steps.js";
import * as board from "./board.js";
import * as join from "./join.js";
import * as matrix from "./matrix.js";
import * as progress from "./progress.js";
import * as reveal from "./reveal.js";

const SECONDS_A_PAGE = 15;
const PICTURES = { gather: join, sort: progress, reveal, settle: board, analyse: matrix, act: matrix, closed: matrix };

const main = document.querySelector("main");
let latest = null;
let timer = null;

function draw(view) {
  const before = latest;
  latest = view;
  main.dataset.live = "";
  showStep(main, view.step);
  const picture = PICTURES[view.step];
  const isNews = picture.draw(view, before) ?? false;
  showPage();
  if (isNews || before?.step !== view.step) startClock();
}

/** Which page of how many, in the part of the step that is open. */
function showPage() {
  const part = main.querySelector(":scope > section:not([hidden])");
  const { page = 0, pages = 1 } = PICTURES[latest.step].where?.() ?? {};
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
  PICTURES[latest.step].turn?.(latest);
  draw(latest);
}

follow({ main, onView: draw });
addEventListener("resize", () => latest && draw(latest));
// What fits depends on the letters.
document.fonts.ready.then(() => latest && draw(latest));
