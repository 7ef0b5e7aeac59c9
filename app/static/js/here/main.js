/**
 * The wall in one column: the same pictures of the same view, all of each below each other. It follows the facilitator, and
 * nothing in it moves by itself. What is new is spoken.
 */

import { drawn, follow } from "../live/follow.js";
import "../ui/listening.js";
import { showStep } from "../ui/list.js";
import { speak } from "../ui/say.js";
import { isSeen } from "../ui/seen.js";
import { openSoon } from "../ui/soon.js";
import * as actions from "../wall/actions.js";
import * as again from "../wall/again.js";
import * as asked from "../wall/asked.js";
import * as hours from "../wall/hours.js";
import * as join from "../wall/join.js";
import * as list from "../wall/list.js";
import * as one from "../wall/one.js";
import * as opening from "../wall/opening.js";
import * as pairs from "../wall/pairs.js";
import { openPause } from "../wall/pause.js";
import * as progress from "../wall/progress.js";
import * as board from "./board.js";
import * as ending from "./ending.js";
import * as matrix from "./matrix.js";
import * as opinions from "./opinions.js";
import * as reveal from "./reveal.js";

const PICTURES = { opening, join, list, sort: progress, reveal, one, pairs, again, board, matrix, asked, opinions, hours, actions, ending };

const main = document.querySelector("main");
const pause = openPause(main);
const drawSoon = openSoon(() => drawn(drawNewest, newest));
let newest = null;
let before = null;
let shown = null;

function onView(view) {
  newest = view;
  drawSoon();
  return false;
}

function drawNewest(view) {
  pause(view);
  main.dataset.live = "";
  main.querySelector("[data-cover-picture]").hidden = view.cover !== "pause";
  const picture = view.cover || view.screen.picture;
  for (const part of main.querySelectorAll("[data-picture]")) part.hidden = part.dataset.picture !== picture;
  showStep(main, view.step);
  PICTURES[picture]?.draw(view, before);
  before = view;
  drawWay(view);
  const about = [picture, view.screen.of, view.again].join(" ");
  if (shown !== null && shown !== about) tell(PICTURES[picture]?.partOf?.(view.screen.of));
  shown = about;
}

/** Nothing turns here: a wall that does is all there all the same. */
function drawWay({ cover, wall }) {
  const way = cover === "pause" ? cover : wall.way === "hold" ? "hold" : "follow";
  for (const words of main.querySelectorAll("[data-way-says]")) words.hidden = words.dataset.waySays !== way;
}

/** Another picture begins at its top, or at the part of it that the lead has up; its heading is spoken. */
function tell(part) {
  scrollTo(0, 0);
  part?.scrollIntoView();
  const headings = [...(part ?? main).querySelectorAll("h1, h2")].filter(isSeen);
  speak(headings.slice(0, 2).map((heading) => heading.innerText).join(". "));
}

follow({ main, onView });
// In a phone's page what leads to the answers is the phone's own.
document.querySelector("#to-answers").hidden = self !== top;
