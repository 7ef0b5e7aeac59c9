/** Sorting: one task at a time. What is waiting to be sent counts as answered, so that nobody waits for the network. */

import { copy, keep } from "../ui/list.js";
import { say, word, write } from "../ui/say.js";

const address = new URLSearchParams(location.search);
let chosen = address.get("task");
let last = address.get("answered");
let shown = null;

const find = (id) => document.querySelector(`#${id}`);

/** The person answered a task: on to the next. */
export function voted(task) {
  chosen = null;
  last = task;
}

/** The person wants to answer a task again. */
export function tookBack(task) {
  chosen = task;
  last = null;
}

/**
 * Draws the step. Answers whether everything is answered.
 *
 * @param mayMoveFocus  () => whether nobody is writing elsewhere on the page
 */
export function drawSort(view, waiting, mayMoveFocus) {
  const answers = answersOf(view, waiting);
  const tasks = Object.entries(view.tasks).sort(([, one], [, other]) => one.order - other.order);
  const answered = tasks.filter(([id]) => id in answers).length;
  if (!(chosen in view.tasks)) chosen = null;
  const current = chosen ?? tasks.find(([id]) => !(id in answers))?.[0] ?? null;

  find("progress").max = tasks.length || 1;
  find("progress").value = answered;
  find("number").hidden = current === null;
  find("number-done").hidden = current !== null;
  say(document, "task_number", { n: placeOf(tasks, answers, current), all: tasks.length });
  say(document, "all_answered", { n: tasks.length });
  find("choose").hidden = current === null;
  find("done").hidden = current !== null;
  if (current !== null) drawTask(current, view.tasks[current].text, answers[current]);
  if (current === null) drawDone(view, tasks);
  if (view.step === "sort") {
    const now = current ?? "done";
    const isNext = shown !== null && shown !== now;
    shown = now;
    if (isNext && mayMoveFocus()) find(current === null ? "done-title" : "task").focus();
  }
  drawUndo(view, answers);
  drawAnswers(view, tasks, answers);
  find("sums").hidden = view.step === "sort" && current !== null;
  return current === null && tasks.length > 0;
}

/** The person's answers, with those on their way. */
function answersOf(view, waiting) {
  const answers = { ...view.mine };
  for (const command of waiting) {
    if (command.do === "pass_task") answers[command.task] = "pass";
    if (command.do === "cast_vote") {
      if (command.colour === null) delete answers[command.task];
      else answers[command.task] = command.colour;
    }
  }
  return answers;
}

function placeOf(tasks, answers, current) {
  if (current === null) return tasks.length;
  if (current in answers) return tasks.findIndex(([id]) => id === current) + 1;
  return tasks.filter(([id]) => id in answers).length + 1;
}

function drawTask(id, text, answer) {
  write(find("task"), text);
  for (const field of find("choose").querySelectorAll("[name=task]")) field.value = id;
  for (const button of find("choose").querySelectorAll("[name=colour]")) {
    if (button.value === answer) button.setAttribute("aria-current", "true");
    else button.removeAttribute("aria-current");
  }
}

function drawDone(view, tasks) {
  const groups = Object.values(view.groups);
  const sum = (name) => groups.reduce((total, group) => total + group[name], 0);
  const left = sum("people") - sum("done");
  find("thanks").hidden = find("how-many").hidden = tasks.length === 0;
  find("nothing").hidden = tasks.length > 0;
  find("waits").hidden = left === 0;
  say(document, "how_many_done", { done: sum("done"), all: sum("people") });
  say(document, "waiting_for", { n: left });
}

function drawUndo(view, answers) {
  const bar = find("undo");
  const isShown = last in view.tasks && last in answers;
  bar.hidden = !isShown;
  if (!isShown) return;
  drawSign(bar, answers[last]);
  write(find("undo-text"), view.tasks[last].text);
  write(find("undo-word"), word(answers[last]).toLowerCase());
  bar.querySelector("[name=task]").value = last;
}

function drawAnswers(view, tasks, answers) {
  find("own").hidden = view.step === "gather" || Object.keys(answers).length === 0;
  for (const place of document.querySelectorAll("[data-sum]")) {
    write(place, String(Object.values(answers).filter((answer) => answer === place.dataset.sum).length));
  }
  keep(
    find("answers"),
    tasks.filter(([id]) => id in answers),
    {
      key: ([id]) => id,
      make: () => copy("answer-line"),
      update: (line, [id, task]) => {
        drawSign(line, answers[id]);
        const link = line.querySelector("a");
        link.dataset.choose = id;
        link.href = `?task=${id}`;
        write(line.querySelector(".answer-text"), task.text);
        write(line.querySelector(".answer-word"), word(answers[id]));
      },
    },
  );
}

function drawSign(holder, answer) {
  const use = holder.querySelector(".sign use");
  if (answer === "pass") use.removeAttribute("href");
  else use.setAttribute("href", `#sign-${answer}`);
}
