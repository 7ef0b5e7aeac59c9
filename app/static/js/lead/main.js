/** The lead's page: follows the workshop, and lets the facilitator lead it. */

import { openBoard } from "../board/main.js";
import { drawn, follow, sendForms } from "../live/follow.js";
import { goOn, noteWhereTo } from "../live/go_on.js";
import { isKept, wasSent } from "../live/kept.js";
import { keptAs } from "../live/outbox.js";
import { openSections } from "../live/refresh.js";
import { stayAwake } from "../ui/awake.js";
import "../ui/copied.js";
import { showStep } from "../ui/list.js";
import { showPromise } from "../ui/promise.js";
import { announce, speak } from "../ui/say.js";
import { isSeen } from "../ui/seen.js";
import { openSoon } from "../ui/soon.js";
import { openActs } from "./acts.js";
import { drawBefore } from "./before.js";
import { openCards } from "./cards.js";
import { openChosen } from "./chosen.js";
import { drawFigures } from "./figures.js";
import { firstHeading } from "./focus.js";
import { closeRewording, drawGather, fillNewTask, keepRewording, leaveLine, sayTurnedAway } from "./gather.js";
import { closeWays, drawDoor } from "./groups.js";
import { openKeys } from "./keys.js";
import { openMenus } from "./menu.js";
import { openNotes } from "./notes.js";
import { drawPlace } from "./place.js";
import { drawProgress } from "./progress.js";
import { drawPulse } from "./pulse.js";
import { drawRail } from "./rail.js";
import { drawReveal, drawRules, drawTogether } from "./reveal.js";
import { openSchedule } from "./schedule.js";
import { openSettling } from "./settle.js";
import { openStay } from "./stay.js";
import { askFirst, close as closeSure, refused as showRefused } from "./sure.js";
import { openTabs } from "./tabs.js";
import { openTimer } from "./timer.js";
import { openTold } from "./told.js";
import { drawLines, openWall, openWallBar } from "./wall.js";

/** What is done in sections that are fetched anew. */
const BESIDE = ["park", "settle_parked", "drop_parked", "meet_again", "show_ending"];
const MOVES = ["undo_last", "redo_last"];

const main = document.querySelector("main");
if (document.querySelector("#coach")) import("../course/practised.js");
const holder = document.querySelector("#board");
const chosen = openChosen();
let group = holder.querySelector(".tab[aria-current]").dataset.group;
let latest = null;
const drawSoon = openSoon(() => drawn(draw, latest));

const workshop = follow({ main, onView, onRefused, onDone });
const acts = openActs(() => workshop.waiting().some((it) => MOVES.includes(it.do)));
askFirst(() => latest);
const told = openTold();
const notes = openNotes(workshop.ask);
const board = openBoard(holder, askTold, group);
const settling = openSettling(chosen, () => latest && draw(latest));
const drawCards = openCards(holder, notes, () => latest && draw(latest));
const drawTimer = openTimer(main);
const schedule = openSchedule(main);
const stays = openStay();
const sections = openSections({ address: location.href, isKept, onSwapped: () => {} });

sendForms(workshop.ask, (form, command, id) => {
  noteWhereTo(form, id);
  told.asked(command, id, latest);
  if (command.do === "add_task") {
    form.reset();
    document.querySelector("#new-task").focus();
  }
  if (command.do === "park") form.elements.text.value = "";
  if (BESIDE.includes(command.do)) wasSent(form);
  if (["remove_task", "park_task"].includes(command.do)) leaveLine(form);
  if (command.do === "remove_all_by") document.querySelector("#new-task").focus();
});
openWall();
stayAwake();
const wallBar = openWallBar(workshop.ask, keptAs);
openMenus();
openKeys({ row: settling.row, next, bringUp });

/** A card is moved by hand: told of like what a form asks for. */
function askTold(command) {
  const id = workshop.ask(command);
  told.asked(command, id, latest);
  return id;
}

/** What sticks under something is to know how high that is. */
function tellHeight(selector, name) {
  const it = document.querySelector(selector);
  new ResizeObserver(() => document.documentElement.style.setProperty(name, `${it.offsetHeight}px`)).observe(it);
}

tellHeight(".lead-head", "--head");
tellHeight(".board-head", "--board-head");

function onView(view) {
  if (latest) sections.follow(view);
  else sections.drawnFrom(view);
  latest = view;
  drawSoon();
  return false;
}

function draw(view) {
  const waiting = workshop.waiting();
  openStep(view.step);
  drawRail(view);
  drawPulse(view);
  showPromise(main, view);
  acts.draw(view);
  drawTimer(view);
  schedule.draw(view);
  wallBar.draw(view);
  drawLines(view);
  drawPlace(view);
  drawDoor(view);
  drawRules(view);
  if (view.step === "gather") drawGather(view, waiting);
  if (view.step === "sort") {
    drawProgress(view);
    drawBefore(view);
  }
  if (view.step === "reveal") drawReveal(view, chosen.get("task"));
  if (view.step === "settle") {
    notes.draw(view);
    settling.draw(view, waiting, notes);
    board.draw(view, group, waiting);
    drawCards(view);
  }
  drawTogether(view);
  drawFigures(view);
}

/** Another step: its sections, and the focus to its heading where what had it is gone. */
function openStep(step) {
  if (main.dataset.now === step) return;
  const focused = document.activeElement;
  closeSure();
  showStep(document.body, step);
  main.dataset.now = step;
  const heading = firstHeading();
  if (focused === document.body || !isSeen(focused)) heading?.focus();
  else if (heading) speak(heading.innerText);
}

/** The next task to talk about, in the step that is open. */
function next() {
  if (latest?.step === "settle") settling.next();
  if (latest?.step !== "reveal") return;
  const { order } = latest.screen;
  chosen.set("task", order[(order.indexOf(chosen.get("task")) + 1) % order.length] ?? null);
  draw(latest);
  bringUp()?.focus();
}

/** The button that brings everybody to the task that is chosen. */
function bringUp() {
  const place = latest?.step === "settle" ? "#talk-up" : "#falls .at";
  return document.querySelector(`${place} .bring-up button`);
}

function onDone(command) {
  stays();
  goOn(command);
  acts.done(command);
  told.done(command);
  if (BESIDE.includes(command.do)) sections.now();
  if (["vote_again", "stop_asking"].includes(command.do)) showRefused("");
  if (command.do === "steer_wall" && latest.step === "settle" && !latest.brought_up) wallBar.lookAt("board", group);
  if (command.do === "answer_jointly") closeWays(command.group);
  if (command.do === "place_rest") schedule.close();
  if (command.do === "note_decision") notes.done(command);
  if (command.do === "place_as_most" && chosen.get("task") === command.task) next();
  if (command.do === "reword_task") closeRewording(command.task);
  if (command.do === "turn_away_author") sayTurnedAway(command.task);
  if (command.do === "place_task") settling.placed(command);
}

function onRefused(command, refusal) {
  if (command.do === "add_task") fillNewTask(command.text);
  if (command.do === "reword_task") keepRewording(command, refusal);
  if (command.do === "note_decision") notes.refused(command);
  if (refusal.code === "too_few_to_show") showRefused(refusal.sentence);
  else announce(refusal.sentence);
}

openTabs(holder, (id) => {
  group = id;
  chosen.set("group", id);
  wallBar.lookAt("board", id);
  if (latest) draw(latest);
});
