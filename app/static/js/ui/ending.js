/** What the room came to, on the wall and on a phone: see `app/screens/ending.py`. */

import { dayOf } from "./day.js";
import { copy, keep } from "./list.js";
import { locale } from "./locale.js";
import { say, softly, write } from "./say.js";
import { today } from "./time.js";

const main = document.querySelector("main");
const number = (n, digits = 1) => n.toLocaleString(locale(), { maximumFractionDigits: digits });
const showOnly = (root, name, value) => {
  for (const place of root.querySelectorAll(`[data-${name}]`)) place.hidden = place.dataset[name] !== value;
};

export function fillEnding(root, view) {
  const { says, so, counts, open, session } = view.screen.ending;
  const { frees, parked } = view.ending;
  showOnly(root, "says", says);
  showOnly(root, "so", so);
  showOnly(root, "session", String(session));
  if (frees) sayHours(root, frees);
  for (const place of root.querySelectorAll("[data-count]")) write(place.querySelector("[data-n]"), String(counts[place.dataset.count]));
  sayRest(root, "open", open);
  sayRest(root, "parked", parked);
  const meets = view.meets >= today(main) ? view.meets : "";
  showOnly(root, "meets", meets ? String(session) : "");
  for (const name of ["session_two_on", "meets_on"]) say(root, name, { day: meets && dayOf(meets) });
}

function sayHours(root, { n, hours, low, high }) {
  say(root, "full_times", { n: number(n) });
  const said = { hours: number(hours, hours < 10 ? 1 : 0), low: number(low, low < 10 ? 1 : 0), high: number(high, high < 10 ? 1 : 0) };
  const isSpread = said.low !== said.high;
  say(root, "hours_a_week", said);
  say(root, "hours_between", said);
  for (const place of root.querySelectorAll("[data-exactly]")) place.hidden = isSpread;
  for (const place of root.querySelectorAll("[data-between]")) place.hidden = !isSpread;
}

function sayRest(root, name, n) {
  say(root, name, { n });
  root.querySelector(`[data-${name}]`).hidden = n === 0;
}

/** Who does what, what is due first first. */
export function fillNext(list, view) {
  const actions = view.screen.ending.next.map(([task, id]) => ({ id, action: view.tasks[task].actions[id], task: view.tasks[task] }));
  keep(list, actions, {
    key: ({ id }) => id,
    make: () => copy("ending-row"),
    update: (row, { action, task }) => {
      showOnly(row, "kind", action.kind);
      write(row.querySelector("[data-text]"), softly(task));
      write(row.querySelector("[data-owner]"), action.owner ?? "");
      row.querySelector("[data-nobody]").hidden = Boolean(action.owner);
      write(row.querySelector("[data-due]"), action.due ? dayOf(action.due) : "");
      row.querySelector("[data-undated]").hidden = Boolean(action.due);
    },
  });
}

/** What each group wants its time for. */
export function fillAims(list, view) {
  keep(list, view.screen.ending.aims, {
    key: (group) => group,
    make: () => copy("ending-aim"),
    update: (row, group) => {
      write(row.querySelector("[data-name]"), softly(view.groups[group]));
      write(row.querySelector("[data-text]"), view.ending.aims[group]);
    },
  });
}
