/** How the votes for a task fell: a bar for each group that is shown by itself, and one for those shown together. */

import { copy, keep } from "../ui/list.js";
import { say, write } from "../ui/say.js";
import { inOrder } from "./signs.js";

const { together, togetherShort, everybody } = document.querySelector("main").dataset;

const sumOf = (votes = {}) => Object.values(votes).reduce((sum, count) => sum + count, 0);
export const isAnswered = (task) => Object.values(task.votes ?? {}).some((votes) => sumOf(votes) > 0);

const LONG = 60;

/** The rows of a view, as the keys of a task's `votes` have them: {id, name, short}. */
export function rowsOf(view) {
  const rows = inOrder(view.groups)
    .filter(([id]) => !view.together.includes(id))
    .map(([id, { name }]) => ({ id, name, short: name }));
  if (view.together.length === 0) return rows;
  const isAll = rows.length === 0;
  return [...rows, { id: "together", name: isAll ? everybody : together, short: isAll ? everybody : togetherShort }];
}

export function drawText(heading, text) {
  write(heading, text);
  heading.classList.toggle("is-long", [...text].length > LONG);
}

/** Large, one below the other. `grounds`: why it was green, where that is to be said. */
export function drawBigBars(list, rows, votes, grounds = {}) {
  list.dataset.many = rows.length;
  keep(list, rows, {
    key: (row) => row.id,
    make: () => copy("big-bars"),
    update: (line, { id, name }) => {
      write(line.querySelector("[data-name]"), name);
      say(line, "answers_of_group", { n: sumOf(votes[id]) });
      drawBar(line, votes[id]);
      drawWhy(line.querySelector("[data-why]"), grounds[id]);
    },
  });
}

/** "får bara vi, delegation 3 · bör bara vi, vana 1" */
function drawWhy(place, grounds = {}) {
  const words = document.querySelector("#ground-words");
  const said = Object.entries(grounds)
    .sort(([, one], [, other]) => other - one)
    .map(([ground, people]) => [words.getAttribute(`data-${ground.replace(" ", "-")}`), people])
    .filter(([word]) => word);
  place.hidden = said.length === 0;
  write(place, said.map(([word, people]) => `${word} ${people}`).join(" · "));
}

/** Small, beside the task's text. */
export function drawRowBars(list, rows, votes) {
  keep(list, rows, {
    key: (row) => row.id,
    make: () => copy("row-bar"),
    update: (line, { id, short }) => {
      write(line.querySelector("[data-name]"), short);
      drawBar(line, votes[id]);
    },
  });
}

/** Which groups are shown together, and why. */
export function drawWhyTogether(root, view) {
  const note = root.querySelector("[data-why-together]");
  const hidden = inOrder(view.groups).filter(([id]) => view.together.includes(id));
  const isAll = hidden.length === Object.keys(view.groups).length;
  note.hidden = hidden.length === 0;
  note.querySelector("[data-some]").hidden = isAll;
  note.querySelector("[data-all]").hidden = !isAll;
  say(note, "together", { names: hidden.map(([, { name }]) => name).join(", ") });
}

function drawBar(holder, votes = {}) {
  const all = sumOf(votes);
  holder.querySelector("[data-bar]").hidden = all === 0;
  holder.querySelector("[data-none]").hidden = all > 0;
  for (const part of holder.querySelectorAll("[data-colour]")) {
    const count = votes[part.dataset.colour] ?? 0;
    part.hidden = count === 0;
    part.style.flexGrow = count;
    write(part.querySelector("[data-n]"), String(count));
  }
}
