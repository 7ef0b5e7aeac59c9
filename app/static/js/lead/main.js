/** The lead's page: follows the workshop, and lets the facilitator lead it. */

import { openBoard } from "../board/main.js";
import { sendForms } from "../live/commands.js";
import { follow } from "../live/follow.js";
import { announce, speak } from "../ui/announce.js";
import { say, word, write } from "../ui/say.js";
import { showStep } from "../ui/steps.js";
import { closeRewording, drawGather, fillNewTask, keepRewording, leaveLine } from "./gather.js";
import { drawProgress } from "./progress.js";
import { drawRail } from "./rail.js";
import { drawReveal } from "./reveal.js";
import { openSettling } from "./settle.js";

const main = document.querySelector("main");
const holder = document.querySelector("#board");
let group = holder.querySelector(".tab[aria-current]").dataset.group;
let latest = null;
let isDue = false;

const workshop = follow({ main, onView, onRefused, onDone });
const board = openBoard(holder, workshop.ask, group);
const drawSettling = openSettling(workshop.ask);

sendForms(workshop.ask, (form, command) => {
  if (command.do === "add_task") {
    form.reset();
    document.querySelector("#new-task").focus();
  }
  if (command.do === "remove_task") leaveLine(form);
});

/** A full room votes many times a second: draw once for all that came since the last frame. */
function onView(view) {
  latest = view;
  if (isDue) return;
  isDue = true;
  requestAnimationFrame(() => {
    isDue = false;
    draw(latest);
  });
}

function draw(view) {
  const waiting = workshop.waiting();
  openStep(view.step);
  drawRail(view);
  if (view.step === "gather") drawGather(view, waiting);
  if (view.step === "sort") drawProgress(view);
  if (view.step === "reveal") drawReveal(view);
  if (view.step === "settle") {
    drawSettling(view, waiting);
    board.draw(view, group, waiting);
  }
  drawFigures(view);
}

/** Another step: its sections, and the focus to its heading where what had it is gone. */
function openStep(step) {
  if (main.dataset.now === step) return;
  const focused = document.activeElement;
  showStep(document.body, step);
  main.dataset.now = step;
  const heading = [...main.querySelectorAll("h1")].find((it) => it.checkVisibility());
  if (focused === document.body || !focused.checkVisibility()) heading?.focus();
  else if (heading) speak(heading.innerText);
}

function drawFigures({ analysis, tasks }) {
  const figures = { ...analysis, "closed-tasks": Object.keys(tasks).length, "closed-actions": analysis.actions };
  for (const id of ["needing", "answered", "actions", "closed-tasks", "closed-actions"]) {
    write(document.querySelector(`#${id}`), String(figures[id]));
  }
}

function onDone(command) {
  if (command.do === "reword_task") closeRewording(command.task);
  if (command.do !== "place_task" || workshop.waiting().length > 0 || !latest.tasks[command.task]) return;
  const name = command.colour ? "placed_now" : "lifted_now";
  const { text } = latest.tasks[command.task];
  say(holder, name, { text, colour: command.colour && word(command.colour) });
  speak(holder.querySelector(`[data-say="${name}"]`).textContent);
}

function onRefused(command, refusal) {
  if (command.do === "add_task") fillNewTask(command.text);
  if (command.do === "reword_task") keepRewording(command, refusal);
  announce(refusal.sentence);
}

document.addEventListener("click", (event) => {
  const tab = event.target.closest("a[data-group]");
  if (!tab) return;
  event.preventDefault();
  group = tab.dataset.group;
  for (const one of holder.querySelectorAll(".tab")) {
    if (one === tab) one.setAttribute("aria-current", "true");
    else one.removeAttribute("aria-current");
  }
  if (latest) draw(latest);
});
