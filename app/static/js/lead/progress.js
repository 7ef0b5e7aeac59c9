/** Sorting: how far everybody has come, never how they answer. What that is out of is decided by the server's screen. */

import { say, write } from "../ui/say.js";
import { drawGroups } from "./groups.js";

const MOST_DOTS = 20;

const find = (id) => document.querySelector(`#${id}`);

export function drawProgress(view) {
  const { groups, answers, all, still, missing, state, alone } = view.screen.sorting;
  write(find("answers-here"), String(answers));
  say(document, "of_answers", { all });
  find("answers").max = all || 1;
  find("answers").value = answers;
  find("each-alone").hidden = !alone;
  find("ask-beforehand")?.toggleAttribute("hidden", answers > 0);
  say(document, "still_answering", { n: still });
  say(document, "missing", { n: missing });
  find("still").hidden = state !== "still";
  find("all-done").hidden = state !== "all";
  find("here-done").hidden = state !== "here";
  drawGroups(find("groups-done"), "progress-line", view, groups, drawFar);
  drawFew(find("few"), view.screen.few);
}

function drawFar(line, { n, of, jointly }) {
  say(line, "group_ready", { n, of });
  say(line, "group_answers", { n, of });
  const progress = line.querySelector("progress");
  progress.hidden = !jointly;
  progress.max = of || 1;
  progress.value = n;
  const dots = line.querySelector(".dots");
  const wanted = !jointly && of <= MOST_DOTS ? of : 0;
  while (dots.children.length > wanted) dots.lastElementChild.remove();
  while (dots.children.length < wanted) dots.append(document.createElement("span"));
  [...dots.children].forEach((dot, place) => dot.classList.toggle("full", place < n));
}

/** How many tasks too few have answered; never which. */
export function drawFew(place, few) {
  place.hidden = few === 0;
  say(place, "few", { n: few });
}
