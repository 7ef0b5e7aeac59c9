/** Session two in figures. */

import { write } from "../ui/say.js";

export function drawFigures({ analysis, tasks }) {
  const figures = { ...analysis, "closed-tasks": Object.keys(tasks).length, "closed-actions": analysis.actions };
  for (const id of ["needing", "answered", "actions", "closed-tasks", "closed-actions"]) {
    write(document.querySelector(`#${id}`), String(figures[id]));
  }
}
