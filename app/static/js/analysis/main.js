/** Session two: forms that save as one goes, on a page that follows along. */

import { openWallBar } from "../lead/wall.js";
import { follow, sendForms } from "../live/follow.js";
import { goOn, noteWhereTo } from "../live/go_on.js";
import { keptAs } from "../live/outbox.js";
import { openSections } from "../live/refresh.js";
import { announce } from "../ui/say.js";
import { submit } from "../ui/submit.js";
import { openDrafts } from "./drafts.js";
import { openKinds } from "./kinds.js";
import { openSeveral } from "./several.js";
import { openTyping } from "./typing.js";

const main = document.querySelector("main");
if (document.querySelector("#coach")) import("../course/practised.js");
const drafts = openDrafts();
const showKinds = openKinds();
const showSeveral = openSeveral();
const sections = openSections({ address: main.dataset.page, isKept: (form) => form.id !== "several" && drafts.isUnsaved(form), onSwapped });

function onSwapped() {
  drafts.restore();
  showKinds();
  showSeveral();
  showPrint();
}

onSwapped();

const workshop = follow({ main, onView, onDone, onRefused });
const wallBar = openWallBar(workshop.ask, keptAs);
let isNew = true;

function onView(view) {
  sections.follow(view);
  wallBar.draw(view);
  const isFirst = isNew;
  isNew = false;
  if (isFirst) lookHere();
}

/** A wall that follows shows what this page is about. */
const lookHere = () => wallBar.lookAt(main.dataset.looksWhat, main.dataset.looksOf);

sendForms(workshop.ask, (form, command, id) => {
  noteWhereTo(form, id);
  sayWhyNot(form, "");
});
openTyping();

document.addEventListener("change", (event) => {
  if (event.target.matches("[data-save]")) submit(event.target.form);
});

document.addEventListener("click", (event) => {
  if (event.target.closest("[data-print]")) window.print();
});

function showPrint() {
  for (const button of document.querySelectorAll("[data-print]")) button.hidden = false;
}

function onDone(command) {
  goOn(command);
  if (command.do === "steer_wall") lookHere();
  drafts.saved(command);
  const form = drafts.formOf(command);
  if (form && !drafts.isUnsaved(form)) fold(form);
  sections.now();
}

/** An action is in place: its form folds, and the focus stays at what unfolds it. */
function fold(form) {
  const details = form.closest("details");
  if (!details || form.elements.do.value === "answer_question") return;
  const hadFocus = details.contains(document.activeElement);
  details.open = false;
  if (hadFocus) details.querySelector("summary").focus();
}

function onRefused(command, refusal) {
  const form = drafts.formOf(command);
  if (form) sayWhyNot(form, refusal.sentence);
  else announce(refusal.sentence);
}

function sayWhyNot(form, sentence) {
  const place = form.querySelector("[data-refused]");
  if (!place) return;
  place.textContent = sentence;
  place.hidden = sentence === "";
}
