/** The board while it is settled: every group's, colour by colour. */

import { copy, keep } from "../ui/list.js";
import { say, write } from "../ui/say.js";
import { inOrder } from "../wall/signs.js";

export function draw(view) {
  const tasks = inOrder(view.tasks);
  keep(document.querySelector("#column-boards"), inOrder(view.groups), {
    key: ([id]) => id,
    make: () => copy("column-board"),
    update: (line, [id, { name }]) => drawBoard(line, name, id, tasks),
  });
}

function drawBoard(line, name, group, tasks) {
  const placed = tasks.filter(([, task]) => group in task.placement).map(([id, task]) => ({ id, text: task.text, ...task.placement[group] }));
  write(line.querySelector("[data-name]"), name);
  say(line, "placed", { n: placed.length, all: tasks.length });
  for (const part of line.querySelectorAll("[data-colour]")) {
    const its = placed.filter(({ colour }) => colour === part.dataset.colour);
    part.hidden = its.length === 0;
    write(part.querySelector("[data-count]"), String(its.length));
    keep(part.querySelector("ul"), its.sort((one, other) => (one.order < other.order ? -1 : 1)), {
      key: ({ id }) => id,
      make: () => copy("column-row"),
      update: (row, { text }) => write(row, text),
    });
  }
  const notDone = placed.filter(({ colour }) => colour === "pass").length;
  line.querySelector("[data-not-done]").hidden = notDone === 0;
  say(line, "not_done", { n: notDone });
}
