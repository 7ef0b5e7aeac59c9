/** Gathering: one's own texts with a way to change them; the others' too, once the list is opened. */

import { later } from "../live/later.js";
import { copy, keep } from "../ui/list.js";
import { drawPicture } from "../ui/picture.js";
import { say, speak, write, writeTask } from "../ui/say.js";
import { submit } from "../ui/submit.js";
import { ownKey } from "./next_person.js";

const section = document.querySelector("#gather");
const field = document.querySelector("#new-task");
const draftKey = ownKey("akr-draft");
/** Milliseconds for which a text waits for what looks for names. */
const MOST_WAITED_FOR = 3_000;

// What is half written survives a reload, a closed tab and an empty battery.
try {
  field.value ||= localStorage.getItem(draftKey) ?? "";
} catch {
  // Storage is off in some private windows: the text then lives as long as the page.
}
field.addEventListener("input", () => setDraft(field.value));

function setDraft(text) {
  if (field.value !== text) field.value = text;
  try {
    if (text) localStorage.setItem(draftKey, text);
    else localStorage.removeItem(draftKey);
  } catch {
    // As above.
  }
}

// What names look like is fetched as one begins to write.
const nameCheck = later(
  () => import("./name_check.js"),
  ({ askAboutNames }) => askAboutNames(),
);
section.addEventListener("focusin", (event) => event.target.matches("[name=text]") && nameCheck.fetch());
document.addEventListener("submit", waitForNameCheck, true);

/**
 * Nobody's text waits for a lost network, or long for a slow one: what can't be looked through is sent. What was pressed for
 * is what is sent, and once: until then nothing takes its place.
 */
async function waitForNameCheck(event) {
  const form = event.target;
  const text = section.contains(form) && form.elements.text;
  if (!text || nameCheck.here || "unchecked" in form.dataset) return;
  event.preventDefault();
  event.stopPropagation();
  if (text.readOnly) return;
  const asked = text.value;
  waits(true);
  if (!(await Promise.race([nameCheck.fetch(), inTime()]))) form.dataset.unchecked = "";
  waits(false);
  if (text.value !== asked) return; // discarded meanwhile
  const isGone = !form.isConnected;
  if (isGone) section.append(Object.assign(form, { hidden: true })); // sent all the same: its refusal says what became of it
  submit(form, event.submitter);
  if (isGone) form.remove();

  function waits(isWaiting) {
    text.readOnly = isWaiting;
    form.setAttribute("aria-busy", isWaiting);
  }
}

/** Whether a text that somebody has pressed for has not been sent yet. */
export const isSending = () => section.querySelector("[aria-busy=true]") !== null;

const inTime = () => new Promise((resolve) => setTimeout(resolve, MOST_WAITED_FOR));

export function drawGather(view, waiting) {
  hold(view.step === "gather", view.cover === "pause");
  const tasks = Object.entries(view.tasks)
    .map(([id, task]) => ({ id, ...task, isOwn: id in view.wrote }))
    .sort((one, other) => other.order - one.order);
  const coming = waiting
    .filter((command) => command.do === "add_task")
    .map((command) => ({ id: command.id, text: command.text, isWaiting: true }))
    .reverse();
  say(section, "on_the_list", { n: view.gathered });
  for (const part of section.querySelectorAll("[data-list]")) {
    part.hidden = view.list_is_open !== (part.dataset.list === "open");
  }
  const list = document.querySelector("#written");
  const hadFocus = list.contains(document.activeElement);
  keep(list, [...coming, ...tasks], {
    key: (task) => task.id,
    make: (task) => copy(task.isOwn ? "written-own" : "written-other"),
    update: drawLine,
  });
  if (hadFocus && !list.contains(document.activeElement)) field.focus();
}

/**
 * Nobody is pulled out of a text. When there is a pause, what is half written stays and can be sent; when the step moves
 * on, it stays until it is sent some other time, or cleared.
 */
function hold(isOpen, isPaused) {
  const isInIt = isHeldNow() && section.contains(document.activeElement?.closest("[name=text]"));
  const stays = isWriting() || isInIt;
  section.hidden = (!isOpen || isPaused) && !stays;
  section.classList.toggle("held", !isOpen && stays);
  section.classList.toggle("kept", isOpen && isPaused && stays);
  document.querySelector("#held").hidden = isOpen || !stays;
}

const isHeldNow = () => section.classList.contains("held") || section.classList.contains("kept");

export function isWriting() {
  return field.value.trim() !== "" || openChanges().some((change) => nowIn(change) !== wasIn(change));
}

const openChanges = () => [...section.querySelectorAll(".change[open]")];
const nowIn = (change) => change.querySelector("[name=text]").value;
const wasIn = (change) => change.querySelector("[name=was]").value;

function drawLine(line, task) {
  writeTask(line.querySelector(".written-text"), { ...task, soft: undefined });
  drawPicture(line.querySelector(".task-picture"), task.picture);
  line.classList.toggle("waiting", Boolean(task.isWaiting));
  const change = line.querySelector("details");
  if (!change) return;
  write(line.querySelector("[data-name]"), ` ${task.text}`);
  for (const field of line.querySelectorAll("[name=task]")) field.value = task.id;
  // Who is writing keeps both the text and the knowledge of what it was; and what is about to be sent stands.
  if (change.open || change.querySelector("[aria-busy=true]")) return;
  line.querySelector("[name=text]").value = task.text;
  line.querySelector("[name=was]").value = task.text;
}

/** Why a text was not taken: under its field, until it is sent again. */
function sayWhyNot(field, sentence) {
  letBe(field);
  const why = Object.assign(document.createElement("p"), { className: "notice", textContent: sentence, id: `why-not-${field.id || field.form.elements.task.value}` });
  field.after(why);
  field.setAttribute("aria-invalid", "true");
  field.setAttribute("aria-describedby", why.id);
  speak(sentence);
}

function letBe(field) {
  if (!field.hasAttribute("aria-invalid")) return;
  document.getElementById(field.getAttribute("aria-describedby")).remove();
  field.removeAttribute("aria-invalid");
  field.removeAttribute("aria-describedby");
}

/** Asked anew: what was wrong with a text is over. */
export const sendsAnew = (form) => letBe(form.elements.text);

/** Sent: ready for the next one. */
export function emptyNewTask() {
  setDraft("");
  // Who writes somewhere else by now stays there.
  if (document.activeElement === document.body || field.form.contains(document.activeElement)) field.focus();
}

/** What was refused goes back to where it was written. Answers false where something new stands there already. */
export function fillNewTask(text, why = "") {
  if (field.value && field.value !== text) return false;
  setDraft(text);
  if (why) sayWhyNot(field, why);
  return true;
}

/** Somebody else was first: the text stays, and saving again means it. Answers false where the task is gone. */
export function showRewording(command, refusal) {
  const change = section.querySelector(`#written [data-key="${command.task}"] details`);
  if (!change) return false;
  change.open = true;
  change.querySelector("[name=text]").value = command.text;
  if (refusal.current) change.querySelector("[name=was]").value = refusal.current;
  sayWhyNot(change.querySelector("[name=text]"), refusal.sentence);
  return true;
}

/** A change is done: it closes, and the focus stays beside it. */
export function closeChange(task) {
  const change = section.querySelector(`#written [data-key="${task}"] details`);
  if (!change?.open) return;
  const hadFocus = change.contains(document.activeElement);
  change.open = false;
  if (hadFocus) change.querySelector("summary").focus();
}

/** Clear what is half written. */
export function discard() {
  setDraft("");
  for (const change of openChanges()) change.open = false;
}
