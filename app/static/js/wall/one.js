/** The task that everybody is brought to: how it was answered, where the groups put it, and why. */

import { copy, keep } from "../ui/list.js";
import { word, write } from "../ui/say.js";
import { drawBigBars, drawText, drawWhyTogether, isAnswered, rowsOf } from "./bars.js";
import { inOrder } from "./signs.js";

const MOST_WITH_WHY = 2;

const find = (id) => document.querySelector(`#${id}`);

export function draw(view) {
  const task = view.tasks[view.brought_up];
  const hasBars = isAnswered(task);
  const holder = find("one-task").parentElement;
  holder.classList.toggle("is-alone", !hasBars);
  drawText(find("one-task"), task.text);
  find("one-bars").hidden = !hasBars;
  const rows = rowsOf(view);
  // With more rows there is no room for why it was green.
  if (hasBars) drawBigBars(find("one-bars"), rows, task.votes, rows.length <= MOST_WITH_WHY ? task.grounds : {});
  drawWhyTogether(holder, hasBars ? view : { ...view, together: [] });
  drawPlaces(view, task);
  write(find("one-why"), task.why ?? "");
  find("one-why").hidden = !task.why;
  find("one-question").hidden = Boolean(task.why) || !hasBars;
}

function drawPlaces(view, task) {
  const places = inOrder(view.groups).filter(([id]) => id in task.placement);
  find("one-placed").hidden = places.length === 0;
  keep(find("one-places"), places, {
    key: ([id]) => id,
    make: () => copy("placed-as"),
    update: (line, [id, { name }]) => {
      const { colour } = task.placement[id];
      line.querySelector("use").setAttribute("href", `#sign-${colour}`);
      write(line.querySelector("[data-name]"), name);
      write(line.querySelector("[data-word]"), word(colour));
    },
  });
}
