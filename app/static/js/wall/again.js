/** A second round for one task: how many have answered, never how. */

import { say, write } from "../ui/say.js";
import { drawText } from "./bars.js";

const find = (id) => document.querySelector(`#${id}`);

export function draw(view) {
  const task = view.tasks[view.again];
  const people = Object.values(view.groups).reduce((sum, group) => sum + group.people, 0);
  drawText(find("again-task"), task.text);
  write(find("again-n"), String(task.answers));
  say(document, "of_answered", { n: people });
  find("again-line").max = people || 1;
  find("again-line").value = task.answers;
}
