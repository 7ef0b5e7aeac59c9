/** The phone: gather, sort, and then look at the wall. */

import { follow, sendForms } from "../live/follow.js";
import { fetchQuietly, later } from "../live/later.js";
import { showStep } from "../ui/list.js";
import { ownChoice } from "../ui/own_choice.js";
import { announce, say, speak, tell } from "../ui/say.js";
import { answerIn, answersOf, drawReady, isAnswer, isReady } from "./answers.js";
import { hasDraft, letGoBeforeNext } from "./next_person.js";
import { drawPen, openPen, standsAside } from "./pen.js";
import { screenOf } from "./shown.js";
import { noteAsked, openTaps } from "./taps.js";

const main = document.querySelector("main");
const notice = document.querySelector("#notice");
/** Pixels: on a lower screen not all answers may be seen. */
const LOW = 432;
const NOTHING_ASKED = { isAsked: false, isDone: false };
let latest = null;
let screen = null;
/** What had the focus when the pause began. */
let beforePause = null;
let listening = { stop() {} };

// What the page begins with is fetched along with it (`needed_scripts` in phone/page.html), the rest when it is needed; none
// is asked something while the network can't bring it.
const sort = later(() => import("./sort.js"), ({ openSort }) => {
  openSort(redraw);
  redraw();
});
const gather = later(() => import("./gather.js"), redraw);
const talk = later(() => styled(import("./talk.js")), redraw);
const topic = later(() => styled(import("./topic.js")), ({ openTopic }) => {
  openTopic(redraw);
  redraw();
});
const decided = later(() => styled(import("./decided.js")), redraw);
const ended = later(async () => {
  const module = await import("./ended.js");
  return module.withWords(module);
}, redraw);
const wall = later(() => import("./here.js"), redraw);
const removed = later(() => import("./removed.js"), ({ openRemoved }) => {
  openRemoved(writeAnew, redraw);
  redraw();
});
const time = later(async () => {
  const [{ openTime }, { openOwnClock }] = await Promise.all([import("../ui/time.js"), import("./own_clock.js")]);
  openOwnClock(() => redraw());
  return openTime(main);
}, redraw);
const listen = later(() => import("../ui/listening.js"), (module) => (listening = module));
const copied = later(() => import("../ui/copied.js"));
const brought = later(() => import("./brought.js"), redraw);
const pulse = later(() => import("./pulse.js"));
const refused = later(() => import("./refused.js"));
const oneAnswer = later(async () => (await import("./one_answer.js")).openOneAnswer(redraw), redraw);
const more = later(() => import("./more.js"), ({ openMore }) => openMore());
const board = later(async () => (await import("./own_board.js")).openOwnBoard(workshop.ask, latest.me.group), redraw);

/** What comes once answers are shown has styles of its own. */
async function styled(module) {
  await (await import("../ui/styles.js")).addStyles(main.dataset.talkStyles);
  return module;
}

const workshop = follow({ main, onView: draw, onRefused, onDone });

openPen();
openTaps();
sendForms(workshop.ask, accepted, mayTake);
letGoBeforeNext(() => workshop.waiting().length > 0 || Boolean(gather.here?.isSending()));
addEventListener("load", listen.fetch);
if (innerHeight < LOW) more.need();
if (ownChoice("akr-one-answer").isOn()) oneAnswer.need();
fetchQuietly([listen, time, sort, gather, talk, topic, decided, ended, removed, wall, brought, pulse, copied, more, refused]);

function accepted(form, command) {
  if (isText(command)) gather.here.sendsAnew(form);
  if (command.do === "add_task") gather.here.emptyNewTask();
  if (isAnswer(command)) {
    if (answerIn(command) === null) sort.here.tookBack(command.task);
    else sort.here.voted(command, form.closest("#why") !== null);
    listening.stop();
  }
  if (/^(estimate_time|give_opinions?)$/.test(command.do)) {
    topic.here.answered(command, form);
    listening.stop();
  }
  if (command.do === "place_task" && !form.matches(".card-order")) form.closest("details").open = false;
  redraw();
}

/** What can't be drawn yet is a page's own form. */
function mayTake(form) {
  return (
    (sort.here || !form.closest("#sort")) &&
    (gather.here || !form.closest("#gather")) &&
    (topic.here || !form.closest("#topic"))
  );
}

function redraw() {
  if (latest) draw(latest);
}

function draw(view) {
  latest = view;
  if (!isHereFor(view)) return drawCover(view);
  const waiting = workshop.waiting();
  const [answers, grounds] = answersOf(view, waiting);
  const ready = isReady(view, waiting);
  const group = view.groups[view.me.group];
  for (const name of ["as_group", "as_joint_group"]) say(main, name, { group: group.name });
  drawSeat(view, group);
  if (Object.keys(view.timer).length || view.until) time.need();
  time.here?.draw(view);
  removed.here?.drawRemoved(view);
  if (gather.here) gather.here.drawGather(view, waiting);
  else document.querySelector("#gather").hidden = !isWriting();
  const { isAsked, isDone } =
    sort.here?.drawSort(view, answers, grounds, ready, unsent(waiting), mayMoveFocus) ?? NOTHING_ASKED;
  drawReady(view, ready);
  talk.here?.drawTalk(view, answers, grounds);
  decided.here?.drawDecided(view);
  ended.here?.drawEnded(view);
  brought.here?.drawBrought(view);
  topic.here?.drawTopic(view, waiting, mayMoveFocus);
  const now = screenOf(view.step, view.screen.topic, { isAsked, isAlone: standsAside(view) });
  drawPen(view, waiting, now === "sort" || now === "topic");
  main.toggleAttribute("data-aside", now === "alone");
  openScreen(now);
  drawBoard(view, view.screen.places && (view.step === "sort" ? isDone : now === view.step));
  talk.here?.tellAbout(view);
  drawCover(view);
  drawWall(view, now);
  oneAnswer.here?.draw();
  noteAsked();
}

/** Who is at a distance has the wall from the start. */
function drawWall(view, now) {
  main.dataset.place = view.place;
  main.toggleAttribute("data-afar", view.me.afar);
  if (view.me.afar) wall.need();
  wall.here?.drawHere(view, now, isWriting());
}

/** Whether the view's screen can be drawn. Until then what stands, stays; what stands beside a screen may come after it. */
function isHereFor(view) {
  if (Object.keys(view.removed ?? {}).length) removed.need();
  if (view.screen.decided.length) decided.need();
  if (view.screen.ending) ended.need();
  if (view.brought_up) talk.need();
  if (view.beforehand || view.opening.up || view.pairs || document.querySelector(":is(#opening, #beforehand, #pairs):not([hidden])")) brought.need();
  if (hasDraft() || isWriting()) gather.need();
  const needed = { gather: [gather], sort: [sort], closed: [sort] }[view.step] ?? [sort, talk];
  if (view.screen.topic) needed.push(topic);
  for (const part of needed) part.need();
  return needed.every((part) => part.here);
}

const isWriting = () => (gather.here ? gather.here.isWriting() : document.querySelector("#new-task").value.trim() !== "");

/** Whether somebody writes right now: then nothing takes them elsewhere. What is half written takes nobody back to it. */
const isInText = () => document.activeElement.matches("#gather [name=text]");

/** Where answers come one at a time the focus has its place there. */
const mayMoveFocus = () => !isInText() && !oneAnswer.here?.takesFocus();

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
  const isOther = screen !== null && screen !== next && !isInText();
  screen = next;
  if (!isOther) return;
  scrollTo(0, 0);
  lead(headingNow());
}

const headingNow = () => [...main.querySelectorAll(".phone-step h1")].find((it) => it.offsetParent);

/** The focus goes there, for who is somewhere on the page; to who is nowhere on it it is spoken. */
function lead(heading) {
  if (document.activeElement !== document.body) heading?.focus();
  else if (heading) speak(heading.innerText);
}

/** A pause, over the page. What is half written stays in sight, and everything else is there again afterwards, the focus too. */
function drawCover(view) {
  const cover = document.querySelector("#cover");
  const isPaused = view.cover === "pause";
  const isNew = cover.hidden === isPaused;
  if (isNew && isPaused) beforePause = document.activeElement;
  const hasFocus = cover.contains(document.activeElement);
  main.dataset.cover = view.cover;
  cover.hidden = !isPaused;
  if (!isNew || isInText()) return;
  if (isPaused) lead(document.querySelector("#cover-title"));
  else if (hasFocus) (beforePause.offsetParent ? beforePause : headingNow())?.focus();
  else if (document.activeElement === document.body) lead(headingNow());
}

function drawBoard(view, isShown) {
  document.querySelector("#own-board").hidden = !isShown || !board.here;
  if (!isShown) return;
  board.need();
  board.here?.draw(view, view.me.group);
}

function onDone(command) {
  if (command.do === "add_task") tell(main, "sent", { text: command.text });
  if (command.do === "reword_task" || command.do === "remove_task") gather.here?.closeChange(command.task);
  if (command.do === "estimate_time") topic.here?.understood(command);
  if (command.do === "place_task") board.here?.placed(command, latest);
}

/** What can be sent again goes back to its field; of what can't, the page tells. */
async function onRefused(command, refusal) {
  // What could not be taken back stands, and the page says so.
  if (isAnswer(command) && answerIn(command) === null) return;
  const text = command.text ?? latest.tasks[command.task]?.text;
  if (command.do === "estimate_time" && refusal.code !== "pen_elsewhere" && latest.screen.topic === "weight") {
    await topic.need();
    topic.here.misunderstood(command, refusal);
    return;
  } else if (!text || command.do === "place_task") {
    announce(refusal.sentence);
  } else if (!isText(command) || !(await goesBack(command, refusal))) {
    await refused.need();
    refused.here.tellRefused(command, text, refusal);
  }
  redraw();
}

const isText = (command) => ["add_task", "reword_task"].includes(command.do);

/** Answers whether what was asked stands where it was written, with why it was not taken. */
async function goesBack(command, refusal) {
  await gather.need();
  return command.do === "add_task" ? gather.here.fillNewTask(command.text, refusal.sentence) : gather.here.showRewording(command, refusal);
}

/** What was taken away, to be written in another way; what stands in the field already is not written over. */
function writeAnew(text) {
  gather.here.fillNewTask(text);
  redraw();
  document.querySelector("#new-task").focus();
}

document.querySelector("#show-wall").addEventListener("click", async (event) => {
  event.preventDefault();
  await wall.need();
  wall.here.showHere();
});

/** Fetched when somebody wants it, for most do not. */
const answersOne = document.querySelector("#own-answers-one");
answersOne.hidden = false;
answersOne.addEventListener("click", async () => {
  await oneAnswer.need();
  oneAnswer.here.choose();
});

document.querySelector("#notice-read").addEventListener("click", () => {
  document.querySelector("#not-along").replaceChildren();
  for (const part of notice.querySelectorAll("[data-became]")) part.hidden = true;
  notice.hidden = true;
});

document.querySelector("#pulse").addEventListener("click", async (event) => {
  event.preventDefault();
  const link = event.currentTarget;
  if (!(await pulse.need().then(() => pulse.here.openPulse()))) location.assign(link.href);
});

document.querySelector("#discard").addEventListener("click", () => {
  gather.here.discard();
  redraw();
  main.querySelector(".phone-step:not([hidden]) h1[tabindex]")?.focus();
});

document.querySelector("#gather").addEventListener("focusout", () => setTimeout(redraw));

document.addEventListener("click", (event) => {
  const link = event.target.closest("[data-choose], [data-skip], [data-why]");
  if (!link || event.defaultPrevented || !sort.here) return;
  event.preventDefault();
  const { choose, why } = link.dataset;
  if (why !== undefined) sort.here.askWhy(why === "all");
  else if (choose === undefined) sort.here.skipGround();
  else if (latest?.step !== "sort" && choose !== latest?.screen.again) return;
  else sort.here.tookBack(choose);
  document.querySelector("#own-answers").open = false;
  redraw();
  if (choose !== undefined) document.querySelector("#task").focus();
});
