/** Settling: what is agreed goes in one press; then one task at a time, a decision for each group. */

import { copy, keep } from "../ui/list.js";
import { drawPicture } from "../ui/picture.js";
import { say, softly, speak, tell, write } from "../ui/say.js";
import { setHidden } from "./focus.js";
import { drawWay, groupsInOrder } from "./groups.js";
import { drawHands } from "./hands.js";
import { drawEnd, drawLeft } from "./left.js";
import { nextLeft } from "./next_left.js";
import { drawAgreed } from "./placing.js";
import { drawFall, rowName } from "./reveal.js";
import { drawSecondRound } from "./second_round.js";
import { drawBringUp } from "./wall.js";

/** What is chosen in place of a task. */
const BOARD = "";

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
    // Where the focus is there already, another text in it would not be read.
    if (document.activeElement === find("talk-task")) speak(latest.tasks[task].text);
    else find("talk-task").focus();
  }

  function next() {
    const { order, left } = latest.screen;
    const task = nextLeft(order, left, chosen.get("task"));
    if (task) choose(task);
  }

  function draw(view, waiting, notes) {
    latest = view;
    const { left } = view.screen;
    const agreed = waiting.some((it) => it.do === "place_agreed") ? [] : view.screen.agreed;
    // The board is asked for as no task, and stays when there is something to talk about again.
    if (chosen.get("task") !== BOARD && !(chosen.get("task") in view.tasks)) chosen.set("task", left[0] ?? BOARD);
    const task = chosen.get("task");
    drawAgreed(view, agreed);
    drawTalk(view, task, left, agreed.length > 0);
    if (task) {
      notes.show(document.querySelector("#talk form.notes"), task);
      drawHands(view, task);
      const asked = waiting.filter((it) => it.do === "place_task" && it.task === task);
      drawDecisions(view, task, new Map(asked.map((it) => [it.group, it.colour])));
    }
    drawLeft(view, left, task);
    drawEnd(view, left.length + agreed.length === 0);
  }

  function drawDecisions(view, task, asked) {
    const { placement, unknown = {} } = view.tasks[task];
    const groups = groupsInOrder(view);
    const undecided = groups.find(([group]) => !(group in placement) && !asked.has(group))?.[0];
    const marked = at ?? undecided;
    keep(find("decisions"), view.screen.decisions, {
      key: ({ id }) => id,
      make: ({ kind }) => copy(kind === "sum" ? "together-row" : "decision"),
      update: (row, it) => {
        const name = rowName(it, view);
        drawFall(row, name, view.tasks[task], it);
        if (it.kind === "sum") return;
        const group = it.id;
        row.classList.toggle("at", group === marked);
        row.setAttribute("aria-current", String(group === marked));
        setHidden(row.querySelector(".unknown"), !unknown[group], find("talk-task"));
        say(row, "unknown", { name });
        drawWay(row.querySelector(".way"), group, view);
        for (const field of row.querySelectorAll("[name=group]")) field.value = group;
        for (const place of row.querySelectorAll("[data-name]")) write(place, ` ${name}`);
        row.querySelector("[name=task]").value = task;
        for (const button of row.querySelectorAll("[name=colour]")) {
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
  find("take-up").addEventListener("click", (event) => {
    event.preventDefault();
    next();
    find("talk").scrollIntoView({ block: "nearest" });
  });
  find("to-board").addEventListener("click", (event) => {
    event.preventDefault();
    chosen.set("task", BOARD);
    redraw();
    document.querySelector("#board .tab[aria-current]").focus({ preventScroll: true });
    scrollTo({ top: 0 });
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
  find("decisions").addEventListener("focusout", () => {
    at = null;
    queueMicrotask(redraw);
  });

  const row = () => document.querySelector("#decisions .at");

  return {
    draw,
    next,
    row,
    /** A group has its colour: whose turn it is among the keys. */
    placed({ task, group }) {
      const turn = row()?.dataset.key;
      if (turn && turn !== group && task === chosen.get("task")) tell(document, "told_next_group", { group: latest.groups[turn].name });
    },
  };
}

function drawTalk(view, task, left, isAgreed) {
  find("talk").hidden = !task;
  find("take-up").hidden = Boolean(task) || left.length === 0;
  find("take-up").classList.toggle("primary", !isAgreed);
  say(document, "take_up", { n: left.length });
  say(document, "left", { n: left.length });
  find("talk-left").hidden = left.length === 0;
  const next = find("talk-next");
  const isLast = !nextLeft(view.screen.order, left, task);
  setHidden(next, isLast, find("talk-task"));
  find("to-board").classList.toggle("primary", isLast && !isAgreed && view.again !== task);
  next.classList.toggle("primary", !isAgreed && view.again !== task);
  if (!task) return;
  write(find("talk-task"), softly(view.tasks[task]));
  drawPicture(find("talk-picture"), view.tasks[task].picture);
  drawBringUp(find("talk-up"), task, view);
  const isOpen = view.again === task;
  setHidden(find("again"), !isOpen, document.querySelector("#talk .vote-again"));
  if (view.screen.again) say(document, "again", { n: view.screen.again.n, all: view.screen.again.of });
  find("pairs-task").value = task;
  setHidden(find("in-pairs"), view.again !== undefined || view.pairs, find("talk-task"));
  find("most-task").value = task;
  setHidden(find("as-most"), isOpen || !isKnown(view.tasks[task]), find("talk-task"));
  drawSecondRound(find("talk"), view, task, true);
}

/** Whether anything is shown of how it was answered. */
const isKnown = ({ votes = {}, joint = {} }) => Object.keys(votes).length + Object.keys(joint).length > 0;
