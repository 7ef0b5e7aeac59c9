/** Sorting: how far everybody has come, never how they answer. What that is out of is decided by the server's screen. */

import { say, write } from "../ui/say.js";
import { drawGroups } from "./groups.js";

const MOST_DOTS = 20;

const find = (id) => document.querySelector(`#${id}`);

export function drawProgress(view) {
  const { groups, answers, all, still, missing } = view.screen.sorting;
  write(find("answers-here"), String(answers));
  say(document, "of_answers", { all });
  find("answers").max = all || 1;
  find("answers").value = answers;
  find("each-alone").hidden = Object.values(view.groups).some(({ jointly }) => jointly);
  say(document, "still_answering", { n: still });
  say(document, "missing", { n: missing });
  const isSomebody = Object.values(view.groups).some(({ people }) => people > 0);
  find("still").hidden = still === 0;
  find("all-done").hidden = still > 0 || missing > 0 || !isSomebody;
  find("here-done").hidden = still > 0 || missing === 0 || !isSomebody;
  drawGroups(find("groups-done"), "progress-line", view, groups, drawFar);
  drawFew(find("few"), view);
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
export function drawFew(place, { few = 0, tasks }) {
  place.hidden = few === 0 || Object.keys(tasks).length === 0;
  say(place, "few", { n: few });
}
