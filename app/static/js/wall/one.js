/** The task that everybody is brought to, or that is talked about: how it was answered, where the groups put it, and why. */

import { copy, keep } from "../ui/list.js";
import { drawPicture } from "../ui/picture.js";
import { say, softly, write } from "../ui/say.js";
import { drawAnswers, drawQuestion, drawSmallAnswers, drawText, drawWhyInSum, fitIn, namesOf } from "./bars.js";
import { standingWord } from "./signs.js";

const find = (id) => document.querySelector(`#${id}`);

export function draw(view) {
  const id = view.screen.of;
  const task = view.tasks[id];
  const rows = view.screen.answers[id] ?? [];
  const asked = view.screen.asks[id];
  const hasRows = rows.length > 0;
  const holder = find("one");
  holder.classList.toggle("is-alone", !hasRows);
  drawText(find("one-task"), task);
  drawPicture(find("one-picture"), task.picture);
  find("one-bars").hidden = !hasRows;
  drawAnswers(find("one-bars"), view, task, rows);
  drawBefore(view, task.before, hasRows);
  find("one-few").hidden = !view.screen.one.is_few;
  drawWhyInSum(holder, hasRows ? view : { ...view, together: [] });
  drawPlaces(view, task);
  write(find("one-why"), task.why ?? "");
  find("one-why").hidden = !task.why;
  find("one-question").hidden = Boolean(task.why) || !asked;
  if (asked) drawQuestion(find("one-question"), view, asked);
  holder.classList.remove("is-beside");
  fitIn(holder);
  setBeside(holder, view, rows);
}

/** After a second round: what stood before it, below what stands now. */
function drawBefore(view, before, hasRows) {
  const rows = view.screen.one.before ?? [];
  find("one-before").hidden = !before || !hasRows;
  find("before-few").hidden = rows.length > 0;
  drawSmallAnswers(find("before-bars"), view, before ?? {}, rows);
}

/** Where both have no room below each other: one name for the two, each row as high as its name. */
function setBeside(holder, view, rows) {
  const list = find("before-bars");
  const places = (view.screen.one.before ?? []).map(({ kind, id }) => rows.findIndex((row) => row.kind === kind && row.id === id));
  const isFull = holder.scrollHeight > holder.clientHeight;
  const isBeside = isFull && !find("one-before").hidden && places.length > 0 && !places.includes(-1);
  holder.classList.toggle("is-beside", isBeside);
  const heights = isBeside ? [...find("one-bars").children].map((row) => `${row.offsetHeight}px`) : [];
  list.style.gridTemplateRows = heights.join(" ");
  [...list.children].forEach((row, index) => (row.style.gridRow = isBeside ? places[index] + 1 : ""));
}

function drawPlaces(view, task) {
  const { placed, unknown } = view.screen.one;
  find("one-placed").hidden = placed.length === 0 && unknown.length === 0;
  find("one-placed-so").hidden = placed.length === 0;
  find("one-unknown").hidden = unknown.length === 0;
  say(find("one-placed"), "unknown", { names: namesOf(unknown, view) });
  keep(find("one-places"), placed, {
    key: (id) => id,
    make: () => copy("placed-as"),
    update: (line, id) => {
      const { colour } = task.placement[id];
      line.querySelector("use").setAttribute("href", `#sign-${colour}`);
      write(line.querySelector("[data-name]"), softly(view.groups[id]));
      write(line.querySelector("[data-word]"), standingWord(colour));
    },
  });
}
