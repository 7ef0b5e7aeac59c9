/** The phone: gather, sort, and then look at the wall. */

import { sendForms } from "../live/commands.js";
import { follow } from "../live/follow.js";
import { announce } from "../ui/announce.js";
import { copy } from "../ui/list.js";
import { say, write } from "../ui/say.js";
import { showStep } from "../ui/steps.js";
import { discard, drawGather, emptyNewTask, fillNewTask, isWriting, showRewording } from "./gather.js";
import { offerListening } from "./listen.js";
import { drawSort, tookBack, voted } from "./sort.js";

const PLACING = ["sort", "reveal", "settle", "analyse"];

const main = document.querySelector("main");
const notice = document.querySelector("#notice");
const listening = offerListening();
let board = null;
let latest = null;

// The second tap of a double tap was not meant for the next task.
document.addEventListener("click", (event) => event.target.closest(".vote, .pass") && event.detail > 1 && event.preventDefault());

const workshop = follow({ main, onView: draw, onRefused, onDone });

sendForms(workshop.ask, (form, command) => {
  if (command.do === "add_task") emptyNewTask();
  if (command.do === "cast_vote" || command.do === "pass_task") {
    (command.colour === null ? tookBack : voted)(command.task);
    listening.stop();
  }
  if (command.do === "place_task") form.closest("details").open = false;
  redraw();
});

function redraw() {
  if (latest) draw(latest);
}

function draw(view) {
  latest = view;
  showStep(main, view.step);
  document.querySelector("#progress").hidden = view.step !== "sort";
  say(main, "as_group", { group: view.groups[view.me.group].name });
  const waiting = workshop.waiting();
  drawGather(view, waiting);
  const isDone = drawSort(view, waiting, () => !isWriting());
  drawBoard(view, view.staff_may_place && PLACING.includes(view.step) && (view.step !== "sort" || isDone));
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
  const isBack =
    (command.do === "add_task" && fillNewTask(command.text)) ||
    (command.do === "reword_task" && showRewording(command, refusal)) ||
    command.do === "place_task";
  if (isBack || !text) return announce(refusal.sentence);
  const line = copy("not-along-line");
  say(line, "not_along", { text });
  write(line.querySelector("[data-why]"), refusal.sentence);
  document.querySelector("#not-along").append(line);
  notice.hidden = false;
}

document.querySelector("#notice-read").addEventListener("click", () => {
  document.querySelector("#not-along").replaceChildren();
  notice.hidden = true;
});

document.querySelector("#discard").addEventListener("click", () => {
  discard();
  redraw();
  main.querySelector(".phone-step:not([hidden]) h1[tabindex]")?.focus();
});

document.querySelector("#gather").addEventListener("focusout", () => setTimeout(redraw));

document.addEventListener("click", (event) => {
  const link = event.target.closest("[data-choose]");
  if (!link) return;
  event.preventDefault();
  if (latest?.step !== "sort") return;
  tookBack(link.dataset.choose);
  document.querySelector("#own-answers").open = false;
  redraw();
  document.querySelector("#task").focus();
});
