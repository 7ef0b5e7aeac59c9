/** One group's board, for the lead and for the phones that may place tasks. */

import { columnOf, drawBoard } from "./render.js";

/**
 * @param holder  what the board stands in
 * @param ask     (command) => id
 * @param group   the group that is shown first
 * @returns draw(view, group, waiting): `waiting`, the commands that are not acknowledged
 */
export function openBoard(holder, ask, group) {
  const root = holder.querySelector("[data-board]");
  let latest = null;
  let held = null;

  function draw(view, shown, waiting = []) {
    const changed = shown !== group;
    group = shown;
    latest = { view, waiting };
    if (changed) for (const open of root.querySelectorAll("details[open]")) open.open = false;
    const asked = waiting.filter((it) => it.do === "place_task" && it.group === group).map((it) => it.task);
    const still = changed ? [] : asked;
    drawBoard(root, view, group, { still: new Set(held ? [...still, held] : still), waiting: new Set(asked) });
  }

  function letGo() {
    held = null;
    draw(latest.view, group, latest.waiting);
  }

  function drop(task, list, below) {
    const { column } = list.dataset;
    const before = below.find((id) => id in latest.view.tasks && columnOf(latest.view.tasks[id], group) === column);
    held = null;
    const colour = column === "none" ? null : column;
    ask({ do: "place_task", task, group, colour, before: colour ? (before ?? null) : null });
  }

  // A chosen colour closes the choices; the focus stays with the card.
  root.addEventListener("submit", (event) => {
    const choices = event.target.closest("details");
    if (event.target.elements.do?.value !== "place_task" || event.submitter?.name !== "colour" || !choices) return;
    choices.open = false;
    choices.querySelector("summary").focus({ preventScroll: true });
  });

  // A finger scrolls; the buttons move. Most phones never fetch what drags.
  if (matchMedia("(pointer: fine)").matches) {
    const callbacks = { onHold: (id) => (held = id), onDrop: drop, onLetGo: letGo };
    import("./drag.js").then(({ dragBetween }) => dragBetween(root.querySelectorAll("[data-column]"), callbacks));
  }
  return { draw };
}
