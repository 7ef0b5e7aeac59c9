/** Session two, while everybody answers a topic alone: how far they have come, never how they answered. */

import { copy, keep } from "../ui/list.js";
import { say, write } from "../ui/say.js";
import { inOrder } from "./signs.js";

const find = (id) => document.querySelector(`#${id}`);

export function draw(view) {
  const groups = inOrder(view.groups);
  const sum = (of) => groups.reduce((total, [, group]) => total + of(group), 0);
  for (const words of find("asked").querySelectorAll("[data-topic]")) words.hidden = words.dataset.topic !== view.topic.open;
  const people = sum((group) => group.people);
  find("asked-line").max = people || 1;
  find("asked-line").value = sum((group) => group.asked?.done ?? 0);
  const list = find("asked-groups");
  list.dataset.many = groups.length;
  keep(list, groups, {
    key: ([id]) => id,
    make: () => copy("asked-group"),
    update: (line, [, { name, asked, people: all }]) => {
      write(line.querySelector("[data-name]"), name);
      write(line.querySelector("[data-done]"), String(asked?.done ?? 0));
      say(line, "of_done", { n: all });
      say(line, "begun", { n: asked?.begun ?? 0 });
    },
  });
}
