/** Sorting: how far all have come, and who has said to be done. Never how they answered; that is not even sent. */

import { copy, keep } from "../ui/list.js";
import { say, write } from "../ui/say.js";
import { inOrder } from "./signs.js";

const MOST_DOTS = 40;

export function draw(view) {
  const groups = inOrder(view.groups);
  const sum = (name) => groups.reduce((total, [, group]) => total + group[name], 0);
  const line = document.querySelector("#answers");
  line.max = sum("people") * Object.keys(view.tasks).length || 1;
  line.value = sum("answers");
  say(document, "answers", { n: sum("answers") });
  const list = document.querySelector("#progress-groups");
  list.dataset.many = groups.length;
  keep(list, groups, { key: ([id]) => id, make: () => copy("group-progress"), update: drawGroup });
}

function drawGroup(line, [, group]) {
  write(line.querySelector("[data-name]"), group.name);
  const done = Math.max(group.done, group.ready);
  write(line.querySelector("[data-done]"), String(done));
  say(line, "of_done", { n: group.people });
  const dots = line.querySelector("[data-dots]");
  const wanted = group.people > MOST_DOTS ? 0 : group.people;
  while (dots.childElementCount > wanted) dots.lastElementChild.remove();
  while (dots.childElementCount < wanted) dots.append(document.createElement("span"));
  [...dots.children].forEach((dot, index) => (dot.className = index < done ? "dot is-done" : "dot"));
}
