/** What is left to talk about, and what is said when nothing is. */

import { copy, keep } from "../ui/list.js";
import { say, write } from "../ui/say.js";
import { drawFalls } from "./reveal.js";

const find = (id) => document.querySelector(`#${id}`);

/** @param task  the one that is chosen */
export function drawLeft(view, left, task) {
  find("left-list").hidden = left.length === 0 || !task;
  keep(find("left-tasks"), left, {
    key: (id) => id,
    make: () => copy("left-line"),
    update: (line, id) => {
      const link = line.querySelector(".left-text");
      write(link, view.tasks[id].text);
      link.search = new URLSearchParams({ ...Object.fromEntries(new URLSearchParams(location.search)), task: id });
      if (id === task) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
      drawFalls(line.querySelector(".fall-groups"), view, id);
    },
  });
}

/** Everything has a colour only where each group that is here has given each task one; else it is said who has not. */
export function drawEnd(view, isSettled) {
  const lacking = Object.entries(view.screen.lacking).map(([id, n]) => [view.groups[id].name, n]);
  find("all-settled").hidden = !isSettled || Object.keys(view.tasks).length === 0;
  find("all-placed").hidden = lacking.length > 0;
  find("nearly-placed").hidden = lacking.length === 0;
  say(document, "nearly_placed", { what: lacking.map((it) => it.join(" ")).join(", ") });
  document.querySelector(".lead-foot [data-step=settle] .big").classList.toggle("primary", isSettled);
}
