/** Gathering: who is here, and the list of tasks with a way to change each. */

import { copy, keep } from "../ui/list.js";
import { drawPicture } from "../ui/picture.js";
import { say, speak, write } from "../ui/say.js";
import { setHidden } from "./focus.js";
import { drawGroups } from "./groups.js";
import { drawBringUp } from "./wall.js";

const byOrder = ([, one], [, other]) => one.order - other.order;

export function drawGather(view, waiting) {
  const groups = Object.entries(view.groups).sort(byOrder);
  drawGroups(document.querySelector("#here"), "here-line", view, groups.map(([id]) => ({ id })), (line, _, group) => {
    line.querySelector(".ready").hidden = group.people === 0;
    say(line, "ready", { n: group.ready, ready: group.ready });
  });
  const tasks = Object.entries(view.tasks)
    .sort(byOrder)
    .map(([id, { text }]) => ({ id, text }));
  const coming = waiting
    .filter((command) => command.do === "add_task")
    .map(({ id, text }) => ({ id, text, isWaiting: true }));
  say(document, "on_the_list", { n: tasks.length });
  keep(document.querySelector("#tasks"), [...tasks, ...coming].reverse(), {
    key: (task) => task.id,
    make: () => copy("task-line"),
    update: (line, task) => drawLine(line, task, view),
  });
  document.querySelector("#task-pages")?.remove(); // all of it is drawn here
  drawNames(view);
  drawSwitch("allow", view.staff_may_place);
  drawSwitch("open-list", view.list_is_open);
  document.querySelector("#list-says [data-shut]").hidden = view.list_is_open;
  document.querySelector("#list-says [data-open]").hidden = !view.list_is_open;
}

/** Texts that may hold a name stand before the switch that lets everybody read them. */
function drawNames(view) {
  const { named, first } = view.screen;
  const isAsked = first.sort === "names";
  say(document, "may_be_names", { n: named.length });
  keep(document.querySelector("#named"), named.map((id) => ({ id, text: view.tasks[id].text })), {
    key: (task) => task.id,
    make: () => copy("named-line"),
    update: (line, task) => drawLine(line, task, view),
  });
  const isOpenBefore = view.beforehand?.closed === false;
  setHidden(document.querySelector("#list-switch"), isAsked || isOpenBefore);
  setHidden(document.querySelector("#start-sorting"), isAsked || isOpenBefore);
  setHidden(document.querySelector("#names"), !isAsked, document.querySelector("#open-list"));
  document.querySelector("#to-names").hidden = !isAsked;
}

function drawSwitch(id, isOn) {
  const button = document.querySelector(`#${id}`);
  button.setAttribute("aria-checked", String(isOn));
  button.value = String(!isOn);
}

function drawLine(line, task, view) {
  const change = line.querySelector("details");
  write(line.querySelector(".line-text"), task.text);
  const image = line.querySelector(".task-picture");
  if (image) drawPicture(image, view.tasks[task.id]?.picture);
  for (const place of line.querySelectorAll("[data-name]")) write(place, ` ${task.text}`);
  line.querySelector(".named").hidden = !view.tasks[task.id]?.named;
  line.classList.toggle("waiting", Boolean(task.isWaiting));
  change.hidden = Boolean(task.isWaiting);
  for (const field of line.querySelectorAll("input[name=task]")) field.value = task.id;
  for (const link of line.querySelectorAll("[data-choose-picture]")) link.search = `?task=${task.id}`;
  drawBringUp(line, task.id, view);
  // Who is writing keeps both the text and the knowledge of what it was.
  if (change.open) return;
  line.querySelector("[name=text]").value = task.text;
  line.querySelector("[name=was]").value = task.text;
}

/** What was refused goes back to where it was written, unless something new stands there. */
export function fillNewTask(text) {
  const field = document.querySelector("#new-task");
  if (!field.value) field.value = text;
}

const changeOf = (task) => document.querySelector(`#tasks [data-key="${task}"] details`);

/** A text was saved: its form closes, and the focus stays where it was. */
export function closeRewording(task) {
  const change = changeOf(task);
  if (!change?.open) return;
  const hadFocus = change.contains(document.activeElement);
  change.open = false;
  if (hadFocus) change.querySelector("summary").focus();
}

/** A task is being removed: the focus goes on to the line beside it. */
export function leaveLine(form) {
  const line = form.closest("li");
  const beside = line.nextElementSibling ?? line.previousElementSibling;
  (beside?.querySelector("summary") ?? document.querySelector("#new-task")).focus();
}

/** The phone behind a task is turned away, which shows nowhere else. */
export function sayTurnedAway(task) {
  for (const line of document.querySelectorAll(`:is(#tasks, #named) [data-key="${task}"]`)) {
    const says = line.querySelector("[data-turned-away]");
    says.hidden = false;
    speak(says.textContent);
  }
}

/** Somebody else was first: what was typed stays, and saving again means it. */
export function keepRewording(command, refusal) {
  const change = changeOf(command.task);
  if (!change) return;
  change.open = true;
  change.querySelector("[name=text]").value = command.text;
  if (refusal.current) change.querySelector("[name=was]").value = refusal.current;
}
