/**
 * One answer at a time, for who presses with a switch, or with a hand that shakes: the task, one of its answers, and two large
 * buttons far apart. On this phone alone, and it stays so. What is offered are the page's own answers, which are pressed in
 * their place; the last of them takes back what was answered before.
 *
 * The focus stays where it is while answers change, and begins at the same place for each task: Enter is the next answer, Tab
 * and Enter choose the one that is shown. Where answers change by themselves it begins at the one that chooses: one key is enough.
 */

import { ownChoice } from "../ui/own_choice.js";
import { announce, say, speak } from "../ui/say.js";
import { addStyles } from "../ui/styles.js";

const ANSWERS = ".vote, .ground, .pass";
const PRESSES = ["Enter", " "];

const find = (id) => document.querySelector(`#${id}`);
const main = document.querySelector("main");
const panel = find("one-answer");
const offer = find("offered");
const button = find("own-answers-one");
const paces = [...panel.querySelectorAll("[data-seconds]")];
const parts = [...document.querySelectorAll(".choose")];

/** Whether answers come one at a time, and after how many seconds they change by themselves; `null` for not at all. */
const isWanted = ownChoice("akr-one-answer");
const pace = ownChoice("akr-one-answer-pace");

let question = "";
/** Which of the answers is shown. */
let at = 0;
let choices = [];
let isHeld = false;
let isDown = false;
/** Whether the focus was in it when nothing was asked any more. */
let wasInIt = false;
let timer = null;
let redraw = () => {};

/** @param draw  () => void, draws the page anew */
export async function openOneAnswer(draw) {
  await addStyles(panel.dataset.styles);
  redraw = draw;
  find("next-answer").addEventListener("click", (event) => event.defaultPrevented || goOn());
  find("this-answer").addEventListener("click", (event) => event.defaultPrevented || choices[at]?.press.click());
  find("hold-answers").addEventListener("click", () => {
    isHeld = !isHeld;
    redraw();
    wait();
  });
  find("more-here").addEventListener("click", () => {
    main.toggleAttribute("data-more");
    redraw();
  });
  for (const it of paces) it.addEventListener("click", () => setPace(it.dataset.seconds || null));
  // A key that is held down is one press. While a finger is down nothing changes under it.
  panel.addEventListener("keydown", (event) => event.repeat && PRESSES.includes(event.key) && event.preventDefault());
  panel.addEventListener("pointerdown", () => (isDown = true));
  for (const end of ["pointerup", "pointercancel"]) addEventListener(end, letGo);
  return { draw: drawOneAnswer, takesFocus: isWanted.isOn, choose };
}

/** From one answer at a time to all of them at once, or back. */
function choose() {
  isWanted.keep(isWanted.isOn() ? null : "1");
  main.removeAttribute("data-more");
  question = "";
  redraw();
  if (!isWanted.isOn()) return button.scrollIntoView({ block: "nearest" });
  if (panel.offsetParent) scrollTo(0, 0);
  else announce(button.dataset.later);
}

function setPace(seconds) {
  pace.keep(seconds);
  isHeld = false;
  redraw();
  wait();
}

function letGo() {
  if (!isDown) return;
  isDown = false;
  wait();
}

/** Draws it, where there is something to choose among. */
function drawOneAnswer() {
  const had = panel.contains(document.activeElement);
  const part = isWanted.isOn() ? parts.find((it) => !it.closest("[hidden]") && answersIn(it).length > 1) : null;
  for (const its of button.querySelectorAll("[data-hide]")) its.hidden = isWanted.isOn();
  for (const its of button.querySelectorAll("[data-show]")) its.hidden = !isWanted.isOn();
  main.toggleAttribute("data-one", Boolean(part));
  panel.hidden = !part;
  if (!part) return rest(had);
  putInto(part);
  choices = [...answersIn(part).map(asAnswer), ...takingBack(part)];
  const now = `${part.querySelector("[name=task]").value} ${answersIn(part).map((it) => it.value).join()}`;
  const isNext = now !== question;
  if (isNext) at = Math.max(0, choices.findIndex(({ stands }) => stands));
  const isFirst = question === "";
  question = now;
  at %= choices.length;
  drawControls();
  const isNew = drawOffer(choices[at]);
  panel.dataset.offered = `${question} ${at}`;
  // The next task may begin with the answer that stood there: it is said all the same.
  if (isNew || isNext) speak(`${isNext ? `${part.querySelector("h1").innerText}. ` : ""}${offer.innerText}`);
  if (!isNext) return;
  const isBack = wasInIt && isWherePageLeads(document.activeElement);
  wasInIt = false;
  if (!isFirst || isBack || document.activeElement === button) find(pace.isOn() && !isHeld ? "this-answer" : "next-answer").focus({ preventScroll: true });
  wait();
}

/** Nothing is asked. The focus goes to what is there instead. */
function rest(had) {
  clearTimeout(timer);
  question = "";
  main.removeAttribute("data-more");
  wasInIt ||= had;
  if (had) [...main.querySelectorAll("h1[tabindex], .why-title[tabindex]")].find((it) => it.offsetParent)?.focus();
}

/** Where the focus is when nobody has taken it anywhere: at what the page began anew, or nowhere. */
const isWherePageLeads = (it) => it === document.body || it.matches("h1, .why-title");

/** Before the first answer, after all that is to be read of the question. */
function putInto(part) {
  const form = answersIn(part)[0].closest("form");
  if (form.previousElementSibling !== panel) form.before(panel);
}

function drawControls() {
  say(panel, "answer_number", { n: at + 1, all: choices.length });
  find("pace").hidden = !main.hasAttribute("data-more");
  find("more-here").setAttribute("aria-expanded", String(main.hasAttribute("data-more")));
  find("hold-answers").hidden = !pace.isOn();
  find("hold-answers").querySelector("[data-hold]").hidden = isHeld;
  find("hold-answers").querySelector("[data-go]").hidden = !isHeld;
  for (const it of paces) it.setAttribute("aria-pressed", String((it.dataset.seconds || null) === pace.get()));
}

/** Answers whether it differs from what stood there. */
function drawOffer({ look, stands, shows }) {
  const made = document.createElement("div");
  made.append(...shows());
  for (const it of made.querySelectorAll("[id]")) it.removeAttribute("id");
  if (!stands) made.querySelector(".vote-tick")?.remove();
  offer.className = `followed offered ${look}`;
  if (stands) offer.setAttribute("aria-current", "true");
  else offer.removeAttribute("aria-current");
  if (made.innerHTML === offer.innerHTML) return false;
  offer.replaceChildren(...made.childNodes);
  return true;
}

const isThere = (it) => !it.closest("[hidden]") && (main.dataset.voice === "ours" || !it.closest("[data-ours]"));
const answersIn = (part) => [...part.querySelectorAll(ANSWERS)].filter(isThere);
const copies = (it) => [...it.childNodes].map((node) => node.cloneNode(true));

function asAnswer(press) {
  return {
    press,
    look: [...press.classList].filter((name) => name.startsWith("vote-")).join(" "),
    stands: press.hasAttribute("aria-current"),
    shows: () => (press.matches(".vote") ? copies(press) : [words(titleOf(press), ...copies(press))]),
  };
}

/** Where several questions are asked on one page, which of them it answers. */
function titleOf(press) {
  let it = press.closest("form");
  while (it && !it.matches(".why-title")) it = it.previousElementSibling;
  const title = document.createElement("span");
  title.className = "quiet";
  title.append(...(it ? copies(it) : []));
  return title;
}

/** What was answered before, taken back; nothing where nothing can be. */
function takingBack(part) {
  const press = part.closest(".phone-step").querySelectorAll(".undo form button, #topic-change");
  return [...press].filter(isThere).map((it) => ({ press: it, look: "", stands: false, shows: () => [words(named(it), whatIsTakenBack(it))] }));
}

const whatIsTakenBack = (press) => press.closest(".undo").querySelector(".undo-what").cloneNode(true);

function named(press) {
  const name = document.createElement("strong");
  name.append(...copies(press));
  return name;
}

function words(...parts) {
  const all = document.createElement("span");
  all.className = "vote-words";
  all.append(...parts);
  return all;
}

function goOn() {
  at = (at + 1) % choices.length;
  redraw();
  wait();
}

/** By itself, where somebody wants that: not while it is held, read aloud, out of sight, or pressed. */
function wait() {
  clearTimeout(timer);
  if (!pace.isOn() || isHeld || panel.hidden) return;
  timer = setTimeout(() => (isBusy() ? wait() : goOn()), Number(pace.get()) * 1000);
}

const isBusy = () => isDown || document.hidden || !panel.offsetParent || find("listen").getAttribute("aria-pressed") === "true";
