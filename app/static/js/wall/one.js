/** The task that everybody is brought to: how it was answered, where the groups put it, and why. */

import { copy, keep } from "../ui/list.js";
import { say, write } from "../ui/say.js";
import { drawAnswers, drawQuestion, drawText, drawWhyInSum, fitIn, namesOf } from "./bars.js";
import { inOrder, standingWord } from "./signs.js";

const find = (id) => document.querySelector(`#${id}`);

export function draw(view) {
  const task = view.tasks[view.brought_up];
  const rows = view.screen.answers[view.brought_up] ?? [];
  const hasRows = rows.length > 0;
  const holder = find("one");
  holder.classList.toggle("is-alone", !hasRows);
  drawText(find("one-task"), task.text);
  find("one-bars").hidden = !hasRows;
  drawAnswers(find("one-bars"), view, task, rows);
  find("one-few").hidden = hasRows || !task.votes || !["reveal", "settle"].includes(view.step);
  drawWhyInSum(holder, hasRows ? view : { ...view, together: [] });
  drawPlaces(view, task);
  write(find("one-why"), task.why ?? "");
  find("one-why").hidden = !task.why;
  find("one-question").hidden = Boolean(task.why) || !hasRows;
  drawQuestion(find("one-question"), view, view.screen.split[view.brought_up], task.divided);
  fitIn(holder);
}

function drawPlaces(view, task) {
  const places = inOrder(view.groups).filter(([id]) => id in task.placement);
  const { unknown } = view.screen;
  find("one-placed").hidden = places.length === 0 && unknown.length === 0;
  find("one-placed-so").hidden = places.length === 0;
  find("one-unknown").hidden = unknown.length === 0;
  say(find("one-placed"), "unknown", { names: namesOf(unknown, view) });
  keep(find("one-places"), places, {
    key: ([id]) => id,
    make: () => copy("placed-as"),
    update: (line, [id, { name }]) => {
      const { colour } = task.placement[id];
      line.querySelector("use").setAttribute("href", `#sign-${colour}`);
      write(line.querySelector("[data-name]"), name);
      write(line.querySelector("[data-word]"), standingWord(colour));
    },
  });
}
