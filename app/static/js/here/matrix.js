/** The talks that the groups' colours ask for, one after another. What is handed over stands under the way it goes. */

import { copy, keep } from "../ui/list.js";
import { write } from "../ui/say.js";
import { inOrder, standingWord } from "../wall/signs.js";

/** Talks between groups, which one group alone does not have. */
const BETWEEN = ["hand_over", "whose"];

const part = document.querySelector("[data-picture=matrix]");

/** The talk that the lead has up, if it is one. */
export const partOf = (of) => part.querySelector(`[data-talk="${of}"]`);

export function draw(view) {
  const groups = inOrder(view.groups);
  const are = groups.length === 1 ? "one" : "many";
  for (const words of part.querySelectorAll("[data-groups-are]")) words.hidden = words.dataset.groupsAre !== are;
  const { tasks, ways } = view.screen.talks;
  for (const talk of part.querySelectorAll("[data-talk]")) {
    const name = talk.dataset.talk;
    const ids = tasks[name] ?? [];
    talk.hidden = groups.length === 1 && BETWEEN.includes(name);
    write(talk.querySelector("[data-count]"), String(ids.length));
    const list = talk.querySelector(".column-rows");
    if (list) drawRows(list, name === "hand_over" ? underWays(ways) : ids.map((id) => ({ id })), view, groups);
  }
}

/** Each way with a line of its own, before the tasks that go it. */
const underWays = (ways) =>
  ways.flatMap(({ from, to, tasks }) => [{ id: `${from}→${to}`, from, to }, ...tasks.map((id) => ({ id }))]);

function drawRows(list, items, view, groups) {
  const names = (ids) => ids.map((id) => view.groups[id].name).join(", ");
  keep(list, items, {
    key: ({ id }) => id,
    make: ({ from }) => copy(from ? "column-hand" : "column-talk-row"),
    update: (row, { id, from, to }) => {
      if (from) {
        write(row.querySelector("[data-from]"), names(from));
        write(row.querySelector("[data-to]"), names(to));
      } else {
        write(row.querySelector("[data-text]"), view.tasks[id].text);
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
    update: (line, [id, { name }]) => {
      const { colour } = task.placement[id];
      line.querySelector("use").setAttribute("href", `#sign-${colour}`);
      write(line.querySelector("[data-name]"), name);
      write(line.querySelector("[data-word]"), standingWord(colour));
    },
  });
}
