/**
 * Sorting: one task at a time, in an order of one's own; in a second round, the one task that is asked again. In a group that
 * answers together every phone meets the same task, and what is chosen stays on all of them for a moment before the next.
 */

import { drawPicture } from "../ui/picture.js";
import { say, write, writeTask } from "../ui/say.js";
import { answerWords, drawAnswers, drawSign } from "./answers.js";
import { follows, isJoint } from "./pen.js";
import { askedNow, inOwnOrder, orderSeed } from "./shown.js";

/** Milliseconds that a group's choice stays. It can be taken back afterwards, too; pressing it once more ends the wait. */
const STAYS = 2_000;

const address = new URLSearchParams(location.search);
const { seed } = document.querySelector("main").dataset;
let chosen = address.get("task");
let last = address.get("answered");
/** The green answer whose ground is asked for. */
let why = null;
let asksAll = false;
let isSorting = true;
let isFirst = address.has("why");
let current = null;
let shown = null;
/** A group's answers as they were drawn last: what differs is what somebody in it has just said. */
let before = null;
/** The task whose new answer is looked at: {task, timer}. */
let stays = null;
let redraw = () => {};

const find = (id) => document.querySelector(`#${id}`);

/** @param draw  () => void */
export function openSort(draw) {
  redraw = draw;
}

/** On to the next; after a second round, to why it is green. A group's choice stays for a moment, unless it is pressed once more. */
export function voted({ task, colour }, isGround) {
  why = colour === "green" && !isGround && !isSorting ? task : null;
  chosen = null;
  last = task;
  const stands = before !== null && why === null && !isGround && stays?.task !== task;
  letGo();
  if (!stands) current = null;
}

function letGo() {
  clearTimeout(stays?.timer);
  stays = null;
}

/** The person wants to answer a task again. */
export function tookBack(task) {
  chosen = task;
  last = why = null;
  asksAll = false;
  letGo();
}

export function askWhy(all) {
  asksAll = all;
  why = all ? null : last;
}

export function skipGround() {
  why = null;
  asksAll = false;
}

/**
 * Draws the step.
 *
 * @param ready         whether the person has said to be done with it
 * @param unsent        tasks whose answer is on its way
 * @param mayMoveFocus  () => whether nobody is writing elsewhere on the page
 * @returns {isAsked, isDone}: whether something is asked; whether everything is answered
 */
export function drawSort(view, answers, grounds, ready, unsent, mayMoveFocus) {
  const all = Object.entries(view.tasks).sort(([, one], [, other]) => one.order - other.order);
  const sorts = (isSorting = view.step === "sort");
  const asked = sorts ? inOwnOrder(all, orderSeed(view, seed)) : all.filter(([id]) => id === view.screen.again);
  if (isFirst && !grounds[last]) why = last;
  isFirst = false;
  followGroup(view, answers);
  const bare = follows(view) ? [] : asked.map(([id]) => id).filter((id) => answers[id] === "green" && !grounds[id]);
  if (asksAll) why = bare[0] ?? null;
  if (follows(view)) why = chosen = null;
  choose(asked, answers, ready);

  const answered = asked.filter(([id]) => id in answers).length;
  const isAsked = current !== null || why !== null;
  find("progress").hidden = !sorts;
  find("progress").max = asked.length || 1;
  find("progress").value = answered;
  find("number").hidden = !isAsked || !sorts;
  find("number-done").hidden = isAsked || !sorts;
  find("number-again").hidden = sorts;
  say(document, "task_number", { n: placeOf(asked, answers, answered), all: asked.length });
  say(document, "all_answered", { n: answered, all: asked.length });
  find("choose").hidden = current === null;
  find("why").hidden = why === null;
  find("done").hidden = isAsked;
  if (current !== null) drawTask(current, view.tasks[current], answers, grounds);
  if (why !== null) drawGround(why, view.tasks[why], grounds[why]);
  drawDone(asked.length, follows(view) ? 0 : asked.length - answered, sorts ? bare.length : 0);
  drawUndo(view, asked, answers, grounds, unsent);
  find("undo-why").hidden = !bare.includes(last);
  drawAnswers(all, answers, grounds, follows(view));
  find("own").hidden =
    view.step === "gather" || Object.keys(answers).length === 0 || (isAsked && (follows(view) || !sorts));
  find("sums").hidden = isAsked;
  find("stop-here").hidden = !sorts || !isAsked || follows(view);
  if (sorts || isAsked) moveFocus(() => !follows(view) && mayMoveFocus());
  else shown = null;
  return { isAsked, isDone: !isAsked && asked.length > 0 };
}

/** What the group has just answered stays for a moment; what it has taken back is asked again, on all its phones. */
function followGroup(view, answers) {
  const was = before;
  before = isJoint(view) ? { ...answers } : null;
  if (!was || !before) return;
  for (const task of Object.keys({ ...was, ...answers }).filter((id) => was[id] !== answers[id])) {
    letGo();
    if (!(task in answers)) {
      current = null; // on to the first that is not answered, on every phone
      continue;
    }
    last = task;
    if (task !== current && !follows(view)) continue;
    const stay = { task };
    stay.timer = setTimeout(() => {
      if (stays !== stay) return;
      letGo();
      redraw();
    }, STAYS);
    stays = stay;
  }
}

/** What is asked now. */
function choose(asked, answers, ready) {
  const isThere = (id) => asked.some(([other]) => other === id);
  if (!isThere(chosen)) chosen = null;
  if (!isThere(why) || answers[why] !== "green") why = null;
  const next = () => askedNow(asked.map(([id]) => id), answers, current) || null;
  if (why !== null) letGo();
  current = why !== null ? null : (chosen ?? (isThere(stays?.task) ? stays.task : ready ? null : next()));
}

/** To what is new on the page: a task, green's second question, or the thanks. */
function moveFocus(mayMoveFocus) {
  const now = why !== null ? `why ${why}` : (current ?? "done");
  const isNext = shown !== null && shown !== now;
  shown = now;
  if (isNext && mayMoveFocus()) find(why !== null ? "why-question" : current === null ? "done-title" : "task").focus();
}

function placeOf(asked, answers, answered) {
  if (current === null) return answered;
  if (current in answers) return asked.findIndex(([id]) => id === current) + 1;
  return answered + 1;
}

function drawTask(id, task, answers, grounds) {
  writeTask(find("task"), task);
  drawPicture(find("task-picture"), task.picture);
  const choices = find("choose");
  for (const field of choices.querySelectorAll("[name=task]")) field.value = id;
  // Green pressed once more is the same green.
  choices.querySelector("[name=only]").value = grounds[id]?.only ?? "";
  choices.querySelector("[name=ground]").value = grounds[id]?.ground ?? "";
  for (const part of choices.querySelectorAll("[data-followed]")) part.hidden = part.dataset.followed !== answers[id];
  for (const part of choices.querySelectorAll("[data-other]")) part.hidden = part.dataset.other === answers[id];
  for (const button of choices.querySelectorAll("[name=colour]")) {
    if (button.value === answers[id]) button.setAttribute("aria-current", "true");
    else button.removeAttribute("aria-current");
  }
}

/** Green's second question: may or should only we, and on what ground. It can be skipped. */
function drawGround(id, task, ground) {
  writeTask(find("why-task"), task);
  drawPicture(find("why-picture"), task.picture);
  for (const field of find("why").querySelectorAll("[name=task]")) field.value = id;
  for (const button of find("why").querySelectorAll(".ground")) {
    const stands = ground?.only === button.dataset.only && ground.ground === button.value;
    if (stands) button.setAttribute("aria-current", "true");
    else button.removeAttribute("aria-current");
  }
}

function drawDone(all, left, bare) {
  find("thanks").hidden = find("how-many").hidden = all === 0;
  find("nothing").hidden = all > 0;
  find("left").hidden = left === 0;
  for (const name of ["left_to_answer", "left_to_answer_ours"]) say(document, name, { n: left });
  find("bare").hidden = bare === 0;
  say(document, "bare", { n: bare });
}

/** Only while the answer can be taken back: not once the step or the round has ended. */
function drawUndo(view, asked, answers, grounds, unsent) {
  const bar = find("undo");
  const stands = stays?.task === last;
  const isShown = asked.some(([id]) => id === last) && last in answers && why === null && !(stands && follows(view));
  bar.hidden = !isShown;
  if (!isShown) return;
  drawSign(bar, answers[last]);
  write(find("undo-text"), view.tasks[last].text);
  write(find("undo-word"), answerWords(answers[last], grounds[last]).toLowerCase());
  find("undo-sent").hidden = unsent.includes(last);
  find("undo-unsent").hidden = !unsent.includes(last);
  find("undo-next").hidden = !stands;
  bar.querySelector(".undo-line").hidden = stands;
  bar.querySelector("[name=task]").value = last;
}
