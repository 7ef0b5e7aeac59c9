/** Gathering: how to join, who is here, how much has been written and who is done. Never what, until the list is opened. */

import { copy, keep } from "../ui/list.js";
import { showPromise } from "../ui/promise.js";
import { say, write } from "../ui/say.js";
import { inOrder } from "./signs.js";

export function draw(view) {
  showPromise(document, view);
  const groups = inOrder(view.groups);
  write(document.querySelector("#here"), String(groups.reduce((sum, [, group]) => sum + group.here, 0)));
  keep(document.querySelector("#here-groups"), groups, {
    key: ([id]) => id,
    make: () => copy("group-here"),
    update: (line, [, group]) => {
      write(line.querySelector("[data-n]"), String(group.here));
      write(line.querySelector("[data-name]"), group.name);
      line.querySelector("[data-ready]").hidden = group.ready === 0;
      say(line, "ready", { done: group.ready, all: group.people });
    },
  });
  document.querySelector("#latest-row").hidden = view.gathered === 0 && Object.keys(view.timer).length === 0;
  say(document, "gathered", { n: view.gathered });
  document.querySelector("[data-unseen]").hidden = view.list_is_open;
}
