/** Sorting: one task at a time, in an order of one's own; in a second round, the one task that is asked again. */

import { say, write } from "../ui/say.js";
import { answerWords, drawAnswers, drawSign } from "./answers.js";
import { drawGround } from "./ground.js";
import { inOwnOrder } from "./order.js";

const address = new URLSearchParams(location.search);
const { seed } = document.querySelector("main").dataset;
let chosen = address.get("task");
let last = address.get("answered");
/** The green answer whose ground is asked for. */
let why = null;
let isFirst = !address.has("next");
let current = null;
let shown = null;

const find = (id) => document.querySelector(`#${id}`);

/** The person answered a task: on to the next, or to green's second question. */
export function voted({ task, colour }, isGround) {
  why = colour === "green" && !isGround ? task : null;
  chosen = null;
  current = null;
  last = task;
}

/** The person wants to answer a task again. */
export function tookBack(task) {
  chosen = task;
  last = why = null;
}

export function skipGround() {
  why = null;
}

/**
 * Draws the step.
 *
 * @param ready         whether the person has said to be done with it
 * @param mayMoveFocus  () => whether nobody is writing elsewhere on the page
 * @returns {isAsked, isDone}: whether something is asked; whether everything is answered
 */
export function drawSort(view, answers, grounds, ready, mayMoveFocus) {
  const all = Object.entries(view.tasks).sort(([, one], [, other]) => one.order - other.order);
  const sorts = view.step === "sort";
  const asked = sorts ? inOwnOrder(all, seed) : all.filter(([id]) => id === againIn(view));
  if (isFirst && !grounds[last]) why = last;
  isFirst = false;
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
  if (current !== null) drawTask(current, view.tasks[current].text, answers, grounds);
  if (why !== null) drawGround(why, view.tasks[why].text, grounds[why]);
  drawDone(asked.length, asked.length - answered);
  drawUndo(view, answers, grounds);
  drawAnswers(all, answers, grounds);
  find("own").hidden = view.step === "gather" || Object.keys(answers).length === 0 || (isAsked && !sorts);
  find("sums").hidden = isAsked;
  find("stop-here").hidden = !sorts || !isAsked;
  if (sorts || isAsked) moveFocus(mayMoveFocus);
  else shown = null;
  return { isAsked, isDone: !isAsked && asked.length > 0 };
}

/** The task of a second round, while there is one and answers are taken. */
export const againIn = (view) => (["gather", "sort", "closed"].includes(view.step) ? null : (view.again ?? null));

/** What is asked now. A task that is shown stays until it is answered, whatever comes to the list meanwhile. */
function choose(asked, answers, ready) {
  const isThere = (id) => asked.some(([other]) => other === id);
  if (!isThere(chosen)) chosen = null;
  if (!isThere(why) || answers[why] !== "green") why = null;
  const isLeft = (id) => isThere(id) && !(id in answers);
  const next = () => (isLeft(current) ? current : (asked.find(([id]) => isLeft(id))?.[0] ?? null));
  current = why !== null ? null : (chosen ?? (ready ? null : next()));
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

function drawTask(id, text, answers, grounds) {
  write(find("task"), text);
  const choices = find("choose");
  for (const field of choices.querySelectorAll("[name=task]")) field.value = id;
  // Green pressed once more is the same green.
  choices.querySelector("[name=only]").value = grounds[id]?.only ?? "";
  choices.querySelector("[name=ground]").value = grounds[id]?.ground ?? "";
  for (const button of choices.querySelectorAll("[name=colour]")) {
    if (button.value === answers[id]) button.setAttribute("aria-current", "true");
    else button.removeAttribute("aria-current");
  }
}

function drawDone(all, left) {
  find("thanks").hidden = find("how-many").hidden = all === 0;
  find("nothing").hidden = all > 0;
  find("left").hidden = left === 0;
  say(document, "left_to_answer", { n: left });
}

function drawUndo(view, answers, grounds) {
  const bar = find("undo");
  const isShown = last in view.tasks && last in answers && why === null;
  bar.hidden = !isShown;
  if (!isShown) return;
  drawSign(bar, answers[last]);
  write(find("undo-text"), view.tasks[last].text);
  write(find("undo-word"), answerWords(answers[last], grounds[last]).toLowerCase());
  bar.querySelector("[name=task]").value = last;
}
