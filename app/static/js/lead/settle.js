/** Settling: what is agreed goes in one press; then one task at a time, a decision for each group. */

import { copy, keep } from "../ui/list.js";
import { say, write } from "../ui/say.js";
import { agreedTasks, leftToTalk, mostDividedFirst } from "./agreed.js";
import { setHidden } from "./focus.js";
import { drawHands } from "./hands.js";
import { drawEnd, drawLeft } from "./left.js";
import { drawAgreed } from "./placing.js";
import { drawFall, groupsInOrder, TOGETHER, togetherName } from "./reveal.js";
import { drawBringUp } from "./wall.js";

const find = (id) => document.querySelector(`#${id}`);

/**
 * @param chosen  what the facilitator looks at (chosen.js)
 * @param redraw  () => void
 * @returns draw(view, waiting, notes), next(), row(): the row of the group that is next to be decided
 */
export function openSettling(chosen, redraw) {
  let latest = null;
  let at = null;

  function choose(task) {
    chosen.set("task", task);
    at = null;
    redraw();
    find("talk-task").focus();
  }

  /** The next one left after the chosen, round to the first. */
  function next() {
    const order = mostDividedFirst(latest);
    const from = order.indexOf(chosen.get("task"));
    const left = new Set(leftToTalk(latest));
    const task = [...order.slice(from + 1), ...order.slice(0, from)].find((id) => left.has(id));
    if (task) choose(task);
  }

  function draw(view, waiting, notes) {
    latest = view;
    const left = leftToTalk(view);
    const agreed = waiting.some((it) => it.do === "place_agreed") ? [] : agreedTasks(view);
    if (!(chosen.get("task") in view.tasks)) chosen.set("task", left[0] ?? null);
    const task = chosen.get("task");
    drawAgreed(view, agreed);
    drawTalk(view, task, left, agreed.length > 0);
    if (task) {
      notes.draw(view, task);
      drawHands(view, task);
      const asked = waiting.filter((it) => it.do === "place_task" && it.task === task);
      drawDecisions(view, task, new Map(asked.map((it) => [it.group, it.colour])));
    }
    drawLeft(view, left, task);
    drawEnd(view, left.length + agreed.length === 0);
  }

  function drawDecisions(view, task, asked) {
    const { placement } = view.tasks[task];
    const undecided = groupsInOrder(view).find(([group]) => !(group in placement) && !asked.has(group))?.[0];
    const marked = at ?? undecided;
    const isFew = ([group]) => view.together.includes(group);
    const groups = groupsInOrder(view);
    const together = view.together.length > 0 && view.tasks[task].votes ? [[TOGETHER, { name: togetherName(view) }]] : [];
    keep(find("decisions"), [...groups.filter((it) => !isFew(it)), ...together, ...groups.filter(isFew)], {
      key: ([group]) => group,
      make: ([group]) => copy(group === TOGETHER ? "together-row" : "decision"),
      update: (row, [group, { name }]) => {
        if (group === TOGETHER) return drawFall(row, name, view.tasks[task], group);
        row.classList.toggle("at", group === marked);
        drawFall(row, name, view.tasks[task], group, !view.together.includes(group));
        row.querySelector("[name=task]").value = task;
        row.querySelector("[name=group]").value = group;
        for (const button of row.querySelectorAll("[name=colour]")) {
          write(button.querySelector("[data-name]"), ` ${name}`);
          button.classList.toggle("waiting", asked.get(group) === button.value);
          if (placement[group]?.colour === button.value) button.setAttribute("aria-current", "true");
          else button.removeAttribute("aria-current");
        }
      },
    });
  }

  find("talk-next").addEventListener("click", (event) => {
    event.preventDefault();
    next();
  });
  find("left-tasks").addEventListener("click", (event) => {
    const line = event.target.closest("a.left-text");
    if (!line) return;
    event.preventDefault();
    choose(line.closest("li").dataset.key);
  });
  // The group whose buttons have the focus is the one that the keys are about, until the next is to be decided.
  find("decisions").addEventListener("focusin", (event) => {
    at = event.target.closest("li").dataset.key;
    redraw();
  });
  find("decisions").addEventListener("focusout", () => (at = null));

  return { draw, next, row: () => document.querySelector("#decisions .at") };
}

function drawTalk(view, task, left, isAgreed) {
  find("talk").hidden = task === null;
  say(document, "left", { n: left.length });
  find("talk-left").hidden = left.length === 0;
  const next = find("talk-next");
  setHidden(next, !left.some((id) => id !== task), find("talk-task"));
  next.classList.toggle("primary", !isAgreed && view.again !== task);
  if (task === null) return;
  write(find("talk-task"), view.tasks[task].text);
  drawBringUp(find("talk-up"), task, view);
  const isOpen = view.again === task;
  setHidden(find("again"), !isOpen, find("vote-again"));
  const people = Object.values(view.groups).reduce((sum, group) => sum + group.people, 0);
  say(document, "again", { n: view.tasks[task].answers ?? 0, all: people });
  find("again-task").value = task;
  find("most-task").value = task;
  setHidden(find("as-most"), isOpen || !view.tasks[task].votes, find("talk-task"));
  setHidden(find("vote-again"), view.again !== undefined, find("talk-task"));
  find("again-elsewhere").hidden = view.again === undefined || isOpen;
  if (view.again !== undefined) say(document, "again_elsewhere", { text: view.tasks[view.again].text });
}
