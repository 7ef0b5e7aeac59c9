/** The board while it is settled: every group's, or the one that the lead has up, colour by colour. What has just been placed stands above them, and is spoken. */

import { copy, keep } from "../ui/list.js";
import { say, softly, speak, write } from "../ui/say.js";
import { inOrder, standingWord } from "../wall/signs.js";

/** So many of what was moved at once are said: more are to be looked at. */
const MOVES_SAID = 3;

const latest = document.querySelector("#column-latest");
/** What was placed last, as long as it lies there. */
let lastPlaced = [];

export function draw(view, before) {
  const tasks = inOrder(view.tasks);
  drawLatest(view, before);
  const { of } = view.screen;
  const shown = inOrder(view.groups).filter(([id]) => !(of in view.groups) || id === of);
  keep(document.querySelector("#column-boards"), shown, {
    key: ([id]) => id,
    make: () => copy("column-board"),
    update: (line, [id, group]) => drawBoard(line, softly(group), id, tasks),
  });
}

function drawLatest(view, before) {
  const wasShown = before?.screen.picture === "board";
  const now = wasShown ? moves(view, before) : [];
  if (now.length > 0 || !wasShown) lastPlaced = now;
  lastPlaced = lastPlaced.filter(({ id, group, colour }) => view.tasks[id]?.placement[group]?.colour === colour);
  latest.hidden = lastPlaced.length === 0;
  keep(latest, lastPlaced.slice(0, MOVES_SAID), {
    key: ({ id, group }) => `${group} ${id}`,
    make: () => copy("column-moved"),
    update: (line, { id, group, colour }) =>
      say(line, "just_placed", { text: view.tasks[id].text, group: view.groups[group].name, colour: standingWord(colour) }),
  });
  if (now.length > 0) speak([...latest.children].map((line) => line.innerText).join(" "));
}

/** What has another colour than before. There may be several: what came close together is one picture, and a slow line gathers. */
function moves(view, before) {
  return inOrder(view.groups).flatMap(([group]) =>
    inOrder(view.tasks).flatMap(([id, { placement }]) => {
      const colour = placement[group]?.colour;
      return colour && colour !== before.tasks[id]?.placement[group]?.colour ? [{ id, group, colour }] : [];
    }),
  );
}

function drawBoard(line, name, group, tasks) {
  const placed = tasks.filter(([, task]) => group in task.placement).map(([id, task]) => ({ id, text: softly(task), ...task.placement[group] }));
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
