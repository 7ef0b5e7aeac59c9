/** The phone: gather, sort, and then look at the wall. */

import { sendForms } from "../live/commands.js";
import { follow } from "../live/follow.js";
import { announce } from "../ui/announce.js";
import { copy } from "../ui/list.js";
import { say, write } from "../ui/say.js";
import { showStep } from "../ui/steps.js";
import { openTime } from "../ui/time.js";
import { answerIn, answersOf, answerWords, isAnswer } from "./answers.js";
import { drawCover } from "./cover.js";
import { drawDecided } from "./decided.js";
import { discard, drawGather, emptyNewTask, fillNewTask, isWriting, showRewording } from "./gather.js";
import { offerListening } from "./listen.js";
import { askAboutNames } from "./name_check.js";
import { letGoBeforeNext } from "./next_person.js";
import { drawPen, openPen, standsAside } from "./pen.js";
import { drawReady, isReady } from "./ready.js";
import { drawRemoved, openRemoved } from "./removed.js";
import { screenOf } from "./shown.js";
import { drawSort, openSort, skipGround, tookBack, voted } from "./sort.js";
import { drawTalk } from "./talk.js";
import { answered, drawTopic, misunderstood, openTopic } from "./topic.js";

const main = document.querySelector("main");
const notice = document.querySelector("#notice");
const listening = offerListening();
const time = openTime(main);
let board = null;
let latest = null;
let screen = null;

// The second tap of a double tap was not meant for the next question.
const answering = (element) => element.closest(".vote, .pass, .ground, #take-pen");
document.addEventListener("click", (event) => answering(event.target) && event.detail > 1 && event.preventDefault(), true);

const workshop = follow({ main, onView: draw, onRefused, onDone });

askAboutNames();
openPen();
openSort(redraw);
sendForms(workshop.ask, (form, command) => {
  if (command.do === "add_task") emptyNewTask();
  if (isAnswer(command)) {
    if (answerIn(command) === null) tookBack(command.task);
    else voted(command, form.closest("#why") !== null);
    listening.stop();
  }
  if (command.do === "estimate_time" || command.do === "give_opinion") {
    answered(command, form);
    listening.stop();
  }
  if (command.do === "place_task") form.closest("details").open = false;
  redraw();
});
openRemoved(writeAnew, redraw);
openTopic(redraw);
letGoBeforeNext(main, () => workshop.waiting().length > 0);

function redraw() {
  if (latest) draw(latest);
}

function draw(view) {
  latest = view;
  const waiting = workshop.waiting();
  const [answers, grounds] = answersOf(view, waiting);
  const ready = isReady(view, waiting);
  const group = view.groups[view.me.group];
  for (const name of ["as_group", "as_joint_group"]) say(main, name, { group: group.name });
  drawSeat(view, group);
  time.draw(view);
  drawRemoved(view);
  drawGather(view, waiting);
  const { isAsked, isDone } = drawSort(view, answers, grounds, ready, unsent(waiting), () => !isWriting());
  drawReady(view, ready);
  drawTalk(view, answers, grounds);
  drawDecided(view);
  drawTopic(view, waiting, () => !isWriting());
  const now = screenOf(view.step, view.screen.topic, { isAsked, isAlone: standsAside(view) });
  drawPen(view, waiting, now === "sort" || now === "topic");
  main.toggleAttribute("data-aside", now === "alone");
  openScreen(now);
  drawBoard(view, view.screen.places && (view.step === "sort" ? isDone : now === view.step));
  drawCover(view, isWriting());
}

/** The tasks whose answers are on their way. */
const unsent = (waiting) => waiting.filter(isAnswer).map((command) => command.task);

/** Where more phones have joined than there are people, the room has to find which is too many. */
function drawSeat(view, { expected, people, jointly }) {
  main.toggleAttribute("data-away", view.me.away);
  document.querySelector("#away").hidden = !view.me.away;
  document.querySelector("#seat").hidden = expected === undefined || expected >= people;
  say(main, "seat", { seat: view.me.seat });
  document.querySelector("#shared").hidden = view.step === "closed" || jointly;
}

/** Another screen begins at its top; not for who is writing, whose text stays where it is. */
function openScreen(next) {
  showStep(main, next);
  const isOther = screen !== null && screen !== next && !isWriting();
  screen = next;
  if (!isOther) return;
  scrollTo(0, 0);
  if (document.activeElement !== document.body) main.querySelector(".phone-step:not([hidden]) h1[tabindex]")?.focus();
}

async function drawBoard(view, isShown) {
  const holder = document.querySelector("#own-board");
  holder.hidden = !isShown;
  if (!isShown) return;
  // Most phones never need it: fetched when they do.
  board ??= import("../board/main.js").then(({ openBoard }) => openBoard(holder, workshop.ask, view.me.group));
  try {
    (await board).draw(latest, latest.me.group);
  } catch {
    // Without the network just now: fetched at the next change.
    board = null;
    holder.hidden = true;
  }
}

function onDone(command) {
  if (command.do === "reword_task" || command.do === "remove_task") {
    document.querySelector(`#written [data-key="${command.task}"] details`)?.removeAttribute("open");
  }
}

/** What did not come along is told as a fact, and stands until it is read; what can be sent again goes back to its field. */
function onRefused(command, refusal) {
  const text = command.text ?? latest?.tasks[command.task]?.text;
  // What could not be taken back stands, and the page says so.
  if (isAnswer(command) && answerIn(command) === null) return;
  if (command.do === "estimate_time" && refusal.code !== "pen_elsewhere" && latest?.screen.topic === "weight") {
    misunderstood(command, refusal);
    return redraw();
  }
  const isBack =
    (command.do === "add_task" && fillNewTask(command.text)) ||
    (command.do === "reword_task" && showRewording(command, refusal)) ||
    command.do === "place_task";
  if (isBack || !text) return announce(refusal.sentence);
  const line = copy("not-along-line");
  say(line, "not_along", { text });
  const answer = line.querySelector("[data-answer]");
  answer.hidden = !isAnswer(command);
  if (isAnswer(command)) {
    say(answer, "answered_here", { answer: answerWords(answerIn(command), command).toLowerCase() });
  }
  // Why, once: a phone that comes back may have much to tell.
  const why = line.querySelector("[data-why]");
  const said = [...document.querySelectorAll("#not-along [data-why]")].map((it) => it.textContent);
  why.hidden = said.includes(refusal.sentence);
  write(why, refusal.sentence);
  document.querySelector("#not-along").append(line);
  notice.hidden = false;
}

/** What was taken away, to be written in another way; what stands in the field already is not written over. */
function writeAnew(text) {
  fillNewTask(text);
  redraw();
  document.querySelector("#new-task").focus();
}

document.querySelector("#notice-read").addEventListener("click", () => {
  document.querySelector("#not-along").replaceChildren();
  for (const part of notice.querySelectorAll("[data-became]")) part.hidden = true;
  notice.hidden = true;
});

document.querySelector("#discard").addEventListener("click", () => {
  discard();
  redraw();
  main.querySelector(".phone-step:not([hidden]) h1[tabindex]")?.focus();
});

document.querySelector("#gather").addEventListener("focusout", () => setTimeout(redraw));

document.addEventListener("click", (event) => {
  const link = event.target.closest("[data-choose], [data-skip]");
  if (!link || event.defaultPrevented) return;
  event.preventDefault();
  const { choose } = link.dataset;
  if (choose === undefined) skipGround();
  else if (latest?.step !== "sort" && choose !== latest?.screen.again) return;
  else tookBack(choose);
  document.querySelector("#own-answers").open = false;
  redraw();
  if (choose !== undefined) document.querySelector("#task").focus();
});
