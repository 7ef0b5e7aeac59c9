/** Sorting: how far everybody has come, never how they answer. */

import { copy, keep } from "../ui/list.js";
import { say, write } from "../ui/say.js";

const MOST_DOTS = 20;
const FEWEST_SHOWN = 3;

export function drawProgress(view) {
  const groups = Object.entries(view.groups).sort(([, one], [, other]) => one.order - other.order);
  const tasks = Object.entries(view.tasks);
  const total = (name) => groups.reduce((sum, [, group]) => sum + group[name], 0);
  const people = total("people");
  const answers = total("answers");
  const all = people * tasks.length;
  write(document.querySelector("#answers-here"), String(answers));
  say(document, "of_answers", { all });
  const line = document.querySelector("#answers");
  line.max = all || 1;
  line.value = answers;
  const still = people - groups.reduce((sum, [, group]) => sum + readyIn(group), 0);
  say(document, "still_answering", { n: still });
  document.querySelector("#still").hidden = still === 0;
  document.querySelector("#all-done").hidden = still > 0 || people === 0;
  keep(document.querySelector("#groups-done"), groups, {
    key: ([id]) => id,
    make: () => copy("progress-line"),
    update: drawGroup,
  });
  // Early on every task has few answers, and the list would only flicker.
  drawFew(answers * 2 >= all ? fewest(tasks, people) : [], people);
}

/** Who has said so, or has answered everything: at least so many are done. The phones count alike. */
export const readyIn = ({ ready, done }) => Math.max(ready, done);

function drawGroup(line, [, group]) {
  const { name, people } = group;
  const ready = readyIn(group);
  write(line.querySelector(".strong"), name);
  say(line, "group_ready", { ready, all: people });
  const dots = line.querySelector(".dots");
  const wanted = people <= MOST_DOTS ? people : 0;
  while (dots.children.length > wanted) dots.lastElementChild.remove();
  while (dots.children.length < wanted) dots.append(document.createElement("span"));
  [...dots.children].forEach((dot, place) => dot.classList.toggle("full", place < ready));
}

function fewest(tasks, people) {
  return tasks
    .filter(([, task]) => task.answers < people)
    .sort(([, one], [, other]) => one.answers - other.answers || one.order - other.order)
    .slice(0, FEWEST_SHOWN);
}

function drawFew(few, people) {
  document.querySelector("#few").hidden = few.length === 0;
  keep(document.querySelector("#few-tasks"), few, {
    key: ([id]) => id,
    make: () => copy("few-line"),
    update: (line, [, task]) => {
      write(line.querySelector(".line-text"), task.text);
      say(line, "of_all", { n: task.answers, all: people });
    },
  });
}
