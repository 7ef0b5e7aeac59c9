/** The sheet before the answers are shown: how each group will be shown and why, and what is to be said first. */

import { keep } from "../ui/list.js";
import { say, write } from "../ui/say.js";
import { setHidden } from "./focus.js";
import { drawGroups } from "./groups.js";
import { drawFew } from "./progress.js";

const find = (id) => document.querySelector(`#${id}`);
const words = (key) => find("because-words").content.querySelector(`[data-key="${key}"]`)?.textContent ?? "";

export function drawBefore(view) {
  const { groups, unstated, few, can_show: canShow, may_show: mayShow } = view.screen.before;
  const { still } = view.screen.sorting;
  const all = Object.keys(view.tasks).length;
  find("still-now").hidden = still === 0;
  say(document, "still_answering_now", { n: still });
  find("state-first").hidden = unstated.length === 0;
  drawGroups(find("before-groups"), "before-line", view, groups, (line, it, group) => {
    say(line, "stated", { n: group.expected });
    say(line, "have_joined", { n: group.people });
    say(line, "have_answered", { n: group.voices });
    say(line, "answered_tasks", { n: Math.min(group.answers, all), all });
    write(line.querySelector(".because"), because(it, view));
    setHidden(line.querySelector(".state-first"), !unstated.includes(it.id), nextField(line));
  });
  drawFew(find("few-before"), few);
  setHidden(find("nothing-to-show"), canShow, find("before-title"));
  setHidden(find("show-now"), !mayShow, find("before-title"));
  for (const list of document.querySelectorAll(".choose-task")) drawTasks(list, view);
}

function because({ showing, because: why, whom = [] }, view) {
  const key = [showing, why, whom.length && "whom"].filter(Boolean).join(" ");
  const names = whom.map((id) => view.groups[id].name).join(", ");
  return words(key).replace("{names}", names).replace("{smallest}", view.rules.smallest);
}

/** A number is saved: the next one that is asked for, or the button that waited for them. */
function nextField(line) {
  const field = [...document.querySelectorAll("#before-groups .state-first:not([hidden]) [name=people]")].find((it) => !line.contains(it));
  return field ?? find("before-title");
}

function drawTasks(list, { tasks }) {
  const options = Object.entries(tasks).sort(([, one], [, other]) => one.order - other.order);
  keep(list, options, {
    key: ([id]) => id,
    make: () => document.createElement("option"),
    update: (option, [id, { text }]) => {
      option.value = id;
      write(option, text);
    },
  });
}
