/** The talks that the groups' colours ask for, one after another. What is handed over stands under who receives it. */

import { copy, keep } from "../ui/list.js";
import { say, softly, write } from "../ui/say.js";
import { inOrder, standingWord } from "../wall/signs.js";

const part = document.querySelector("[data-picture=matrix]");

/** The talk that the lead has up, if it is one. */
export const partOf = (of) => part.querySelector(`[data-talk="${of}"]`);

export function draw(view) {
  const groups = inOrder(view.groups);
  const are = groups.length === 1 ? "one" : "many";
  for (const words of part.querySelectorAll("[data-groups-are]")) words.hidden = words.dataset.groupsAre !== are;
  const { counts, parts } = view.screen.talks;
  for (const talk of part.querySelectorAll("[data-talk]")) {
    const name = talk.dataset.talk;
    talk.hidden = !(name in counts);
    write(talk.querySelector("[data-count]"), String(counts[name] ?? 0));
    drawRows(talk.querySelector(".column-rows"), underHeads(parts.filter((it) => it.talk === name)), view, groups);
  }
}

/** Who receives, before what they do. */
const underHeads = (parts) =>
  parts.flatMap(({ to, tasks }) => [...(to.length ? [{ id: `to ${to}`, to }] : []), ...tasks.map((id) => ({ id }))]);

function drawRows(list, items, view, groups) {
  keep(list, items, {
    key: ({ id }) => id,
    make: ({ to }) => copy(to ? "column-hand" : "column-talk-row"),
    update: (row, { id, to }) => {
      if (to) say(row, "receives", { names: to.map((group) => softly(view.groups[group])).join(", ") });
      else {
        write(row.querySelector("[data-text]"), softly(view.tasks[id]));
        drawSigns(row.querySelector(".column-signs"), view.tasks[id], groups);
      }
    },
  });
}

/** What the task is for each group that has a place for it. */
function drawSigns(list, task, groups) {
  keep(list, groups.filter(([id]) => id in task.placement), {
    key: ([id]) => id,
    make: () => copy("column-sign"),
    update: (line, [id, group]) => {
      const { colour } = task.placement[id];
      line.querySelector("use").setAttribute("href", `#sign-${colour}`);
      write(line.querySelector("[data-name]"), softly(group));
      write(line.querySelector("[data-word]"), standingWord(colour));
    },
  });
}
