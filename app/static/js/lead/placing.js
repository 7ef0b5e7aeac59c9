/** What the groups agree on: how many, what goes where, and the button that places it all. */

import { standingWord } from "../board/standing.js";
import { copy, keep } from "../ui/list.js";
import { say, write } from "../ui/say.js";
import { setHidden } from "./focus.js";
import { groupsInOrder } from "./groups.js";

const find = (id) => document.querySelector(`#${id}`);

/** @param agreed  the tasks */
export function drawAgreed(view, agreed) {
  setHidden(find("agreed"), agreed.length === 0, find("talk-task"));
  if (agreed.length === 0) return;
  say(document, "agreed", { n: agreed.length });
  say(document, "place_agreed", { n: agreed.length });
  find("partly").hidden = view.screen.partly === 0;
  say(document, "partly", { n: view.screen.partly });
  keep(find("agreed-tasks"), agreed, {
    key: (id) => id,
    make: () => copy("agreed-line"),
    update: (line, id) => {
      write(line.querySelector(".line-text"), view.tasks[id].text);
      drawSigns(line.querySelector(".agreed-signs"), view, view.tasks[id].agreed);
    },
  });
}

/** @param colours  by group, of those that are placed */
export function drawSigns(holder, view, colours) {
  keep(holder, groupsInOrder(view).filter(([group]) => group in colours), {
    key: ([group]) => group,
    make: () => copy("agreed-sign"),
    update: (sign, [group, { name }]) => {
      sign.querySelector("use").setAttribute("href", `#sign-${colours[group]}`);
      write(sign.querySelector(".hint"), `${name}: ${standingWord(colours[group]).toLowerCase()}`);
    },
  });
}
