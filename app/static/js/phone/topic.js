/**
 * Session two: what the room is asked. One task at a time; after some answers a second question, which can be skipped. A time
 * that is pressed goes on at once, and when it is done can be said afterwards. What waits to be sent counts as answered, so
 * that nobody waits for the network.
 */

import { copy, keep } from "../ui/list.js";
import { locale } from "../ui/locale.js";
import { drawPicture } from "../ui/picture.js";
import { say, write, writeTask } from "../ui/say.js";
import { timeWords } from "../ui/time_words.js";
import { ownKey } from "./next_person.js";
import { follows, isJoint } from "./pen.js";
import { askedBy, askedNow } from "./shown.js";

const WEIGHT = "weight";

const find = (id) => document.querySelector(`#${id}`);
const part = (name) => document.querySelector(`[data-topic-${name}]`);

let chosen = new URLSearchParams(location.search).get("task");
/** The task that is shown, and the topic that asks it. */
let current = null;
let currentTopic = "";
/** The task whose second question is asked. */
let then = null;
let whenDrawnFor = null;
let last = null;
let shown = null;
/** A group's answers as they were drawn last. */
let before = null;
/** What is half written of a time, by task: it is kept when one goes on, and when the room does. */
const drafts = readDrafts();
let draftOf = null;
/** The task whose time was typed and is on its way: it stands until the server has understood it, or for a moment. */
let typed = null;
let redraw = () => {};
const UNDERSTOOD_WITHIN = 2_000;

/** The person answered: on to the second question, or to the next task. */
export function answered({ do: what, task, amount, answer }, form) {
  const isSecond = form.closest("[data-topic-then]") !== null;
  const asks = !isSecond && asksMore(what, amount, answer, form);
  typed = asks && what === "estimate_time" ? task : null;
  chosen = typed;
  last = task;
  then = asks && !typed ? task : null;
  if (typed) setTimeout(understood, UNDERSTOOD_WITHIN, { task });
  if (!isSecond) sayWhyNot("");
  if (isTyped(form)) keepDraft(task, "");
}

const isTyped = (form) => form.querySelector("#own-amount") !== null;

/** What was typed is told back as it was understood. */
const asksMore = (what, amount, answer, form) =>
  what === "estimate_time" ? isTyped(form) && amount !== "0" : answer === "no" && part("then").querySelector(`[data-topic="${form.elements.question.value}"]`) !== null;

/** A time that was typed is in place: on to when it is done. */
export function understood({ task }) {
  if (typed !== task) return;
  then = task;
  chosen = typed = null;
  redraw();
}

/** What could not be understood stands in its field, with why, and the focus is there at once. */
export function misunderstood(command, refusal) {
  chosen = shown = command.task;
  then = typed = null;
  keepDraft(command.task, command.amount ?? "");
  draftOf = null;
  redraw();
  sayWhyNot(refusal.sentence);
  find("own-amount").focus();
}

function sayWhyNot(sentence) {
  const why = find("amount-refused");
  write(why, sentence);
  why.hidden = !sentence;
  find("own-amount").setAttribute("aria-invalid", String(Boolean(sentence)));
}

function readDrafts() {
  try {
    return JSON.parse(localStorage.getItem(ownKey("akr-amounts"))) ?? {};
  } catch {
    return {}; // Storage is off in some private windows: the text then lives as long as the page.
  }
}

function keepDraft(task, text) {
  if (text) drafts[task] = text;
  else delete drafts[task];
  try {
    localStorage.setItem(ownKey("akr-amounts"), JSON.stringify(drafts));
  } catch {
    // As above.
  }
}

function drawDraft(task) {
  if (draftOf === task) return;
  draftOf = task;
  find("own-amount").value = drafts[task] ?? "";
}

/** The person's own answers to a topic, by task, with those on their way. */
function answersTo(topic, asked, view, waiting) {
  const answers = { ...(topic === WEIGHT ? view.estimates : view.opinions[topic]) };
  for (const command of waiting) {
    const isOf = topic === WEIGHT ? command.do === "estimate_time" : command.do === "give_opinion" && command.question === topic;
    if (isOf) answers[command.task] = { ...answers[command.task], ...command, isWaiting: true };
    if (command.do !== "give_opinions" || command.question !== topic) continue;
    for (const task of asked) answers[task] ??= { answer: command.answer, isWaiting: true };
  }
  return answers;
}

export function drawTopic(view, waiting, mayMoveFocus) {
  const { topic, asks } = view.screen;
  if (!topic) {
    shown = then = before = current = draftOf = null;
    return;
  }
  const settled = Object.fromEntries(asks.map((id) => [id, view.tasks[id].placement[view.me.group]?.colour]));
  const asked = askedBy(asks, view.mine, settled);
  const answers = answersTo(topic, asked, view, waiting);
  // What a group's phones show is the same on all of them.
  if (topic !== currentTopic || isJoint(view)) current = null;
  currentTopic = topic;
  if (!(chosen in view.tasks) || follows(view)) chosen = null;
  if (!(then in answers) || follows(view)) then = null;
  const task = then ? null : (chosen ?? (askedNow(asked, answers, current) || null));
  current = task;

  for (const its of document.querySelectorAll("#topic [data-topic]")) its.hidden = its.dataset.topic !== topic;
  part("asked").hidden = task === null;
  part("then").hidden = then === null;
  part("done").hidden = task !== null || then !== null;
  fill(part("asked"), task, view);
  fill(part("then"), then, view);
  if (task) markChosen(answers[task]);
  if (task && topic === WEIGHT) drawDraft(task);
  if (then && topic === WEIGHT) {
    drawEcho(view.estimates[then], answers[then]);
    drawWhen(view, view.estimates[then]);
  }
  if (!then) whenDrawnFor = null;
  drawUndo(topic, view, answers, task);
  drawLeft(topic, asked.filter((id) => !(id in answers)), view);
  drawOwn(topic, asked.filter((id) => id in answers), answers, view);
  find("topic-thanks").hidden = asked.length === 0;
  find("topic-nothing").hidden = asked.length > 0;
  find("topic-rest").hidden = view.screen.rest === 0;
  say(document, "rest", { n: view.screen.rest });
  find("topic-number").hidden = asked.length === 0;
  say(document, "topic_number", { n: asked.filter((id) => id in answers).length, all: asked.length });
  moveFocus(then ? `then ${then}` : (task ?? "done"), () => !follows(view) && mayMoveFocus());
}

/** All that is left can be said yes to at once, by who sees what that is. */
function drawLeft(topic, left, view) {
  find("all-left").hidden = topic === WEIGHT || left.length < 2;
  find("all-left").querySelector("[name=question]").value = topic;
  say(document, "all_left", { n: left.length });
  keep(find("left-tasks"), left, {
    key: (id) => id,
    make: () => copy("left-task"),
    update: (line, id) => writeTask(line, view.tasks[id]),
  });
}

function drawOwn(topic, answered, answers, view) {
  keep(find("topic-own"), answered, {
    key: (id) => id,
    make: () => copy("topic-own-line"),
    update(line, id) {
      writeTask(line.querySelector("[data-text]"), view.tasks[id]);
      write(line.querySelector("[data-word]"), wordsOf(topic, answers[id]));
      line.querySelector("[data-topic-change]").dataset.topicChange = id;
      line.querySelector("[data-topic-change]").hidden = follows(view);
    },
  });
}

function fill(holder, task, view) {
  if (task === null) return;
  writeTask(holder.querySelector("h1"), view.tasks[task]);
  drawPicture(holder.querySelector(".task-picture"), view.tasks[task].picture);
  for (const field of holder.querySelectorAll("[name=task]")) field.value = task;
}

/** The answer that stands, where somebody looks at a task again. */
function markChosen(stands) {
  for (const button of part("asked").querySelectorAll("button[name]")) {
    const isIt = stands && (button.value === stands.answer || button.value === stands.typed);
    if (isIt) button.setAttribute("aria-current", "true");
    else button.removeAttribute("aria-current");
  }
}

/**
 * When the task is done, and by how many of a group that answers together, as it was said before; what is filled in since
 * stays. There is one form for all tasks.
 */
function drawWhen(view, said) {
  const { jointly, expected, people } = view.groups[view.me.group];
  find("doing").disabled = !jointly;
  if (whenDrawnFor === then) return;
  whenDrawnFor = then;
  find("doing").value = said?.people || expected || people;
  for (const box of part("then").querySelectorAll("[name=when]")) box.checked = box.value in (said?.when ?? {});
}

/** What the server understood; until it has said so, only what was typed. */
function drawEcho(understood, stands) {
  const echo = find("echo");
  const form = part("then").querySelector("form");
  const isKnown = understood && !stands.isWaiting;
  form.elements.amount.value = isKnown ? understood.typed : (stands.amount ?? stands.typed ?? "");
  echo.hidden = !isKnown;
  if (!isKnown) return;
  const { times, every, period, minutes, a_week } = understood;
  const name = every > 1 ? `${period} every` : period;
  for (const often of echo.querySelectorAll("[data-often]")) often.hidden = often.dataset.often !== name;
  const n = times.toLocaleString(locale());
  say(echo, `often_${name.replace(" ", "_")}`, { n: times === 1 ? 1 : n, every });
  say(echo, "each_time", { time: timeWords(minutes), week: timeWords(a_week) });
}

function drawUndo(topic, view, answers, task) {
  const bar = find("topic-undo");
  if (isJoint(view)) followGroup(answers);
  bar.hidden = !(last in answers) || !(last in view.tasks) || last === task || then !== null;
  if (bar.hidden) return;
  write(find("topic-undo-text"), view.tasks[last].text);
  write(find("topic-undo-word"), wordsOf(topic, answers[last]));
  find("topic-change").dataset.topicChange = last;
  find("topic-when").hidden = topic !== WEIGHT || follows(view) || !(answers[last].isWaiting ? answers[last].amount !== "0" : answers[last].minutes);
}

/** In a group that answers together the last answer is the group's, whichever phone gave it. */
function followGroup(answers) {
  const was = before;
  before = answers;
  const changed = Object.keys(answers).filter((id) => was && JSON.stringify(was[id]) !== JSON.stringify(answers[id]));
  if (changed.length) last = changed.at(-1);
}

function wordsOf(topic, stands) {
  if (topic !== WEIGHT) return document.querySelector("#opinion-words").getAttribute(`data-${topic.replace("_", "-")}-${stands.answer}`);
  if (stands.isWaiting) return asChosen(stands.amount);
  const words = find("time-words").dataset;
  if (!stands.minutes) return words.none;
  const doing = stands.people ? `, ${words.doing.replace("{n}", stands.people)}` : "";
  return words.aWeek.replace("{time}", timeWords(stands.a_week)) + doing;
}

/** What the button says that was pressed; else what was written. */
function asChosen(amount) {
  const button = [...document.querySelectorAll("button[name=amount]")].find((it) => it.value === amount);
  return button?.textContent.trim() ?? amount;
}

function moveFocus(now, mayMoveFocus) {
  const isNext = shown !== null && shown !== now;
  shown = now;
  if (!isNext || !mayMoveFocus()) return;
  const second = [...part("then").querySelectorAll("h2")].find((title) => title.offsetParent !== null);
  (now.startsWith("then ") ? second : find(now === "done" ? "topic-done" : "topic-task"))?.focus();
}

/** @param draw  () => void */
export function openTopic(draw) {
  redraw = draw;
  find("own-amount").addEventListener("input", (event) => keepDraft(current, event.target.value));
  document.addEventListener("click", (event) => {
    const change = event.target.closest("[data-topic-change]");
    if (change) {
      event.preventDefault();
      chosen = change.dataset.topicChange;
      last = then = null;
    } else if (event.target.closest("#topic-when")) {
      then = last;
    } else if (event.target.closest("[data-topic-skip]")) {
      event.preventDefault();
      then = null;
    } else return;
    redraw();
  });
}
