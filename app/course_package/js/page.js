/** A page of the course: tells what is around it what happens, and shows what is kept. */

import { openCards } from "./cards.js";
import { openChoices } from "./choices.js";
import { openOrder } from "./orders.js";
import { ORIGIN } from "./origin.js";

const { file, shell } = document.body.dataset;
const course = document.querySelector(".course");

const tell = (said) => parent.postMessage(said, ORIGIN);
const each = (selector, does) => document.querySelectorAll(selector).forEach(does);
const on = (selector, does) => each(selector, (it) => it.addEventListener("click", does));

function begin() {
  const { part, track, parts } = course?.dataset ?? {};
  const told = ({ points, given }) => tell({ kind: "answered", part, points, given });
  const cards = document.querySelector("[data-cards]");
  const sorting = cards && openCards(cards, told);
  each("[data-choices]", (it) => openChoices(it, told));
  each("[data-order]", (it) => openOrder(it, told));
  on("[data-forget]", () => tell({ kind: "forget" }));
  on("[data-end]", () => tell({ kind: "end" }));
  addEventListener("message", ({ source, data }) => {
    if (source !== parent || data.kind !== "kept") return;
    show(data, part);
    sorting?.resume(data.given[part]);
  });
  const place = track ? { track, parts: parts.trim().split(" ") } : {};
  tell({ kind: "here", file, title: document.title, language: document.documentElement.lang, ...place });
}

function show({ points, isPassed, where, mayEnd }, part) {
  each("[data-kept]", (it) => (it.hidden = it.dataset.kept !== where));
  each("[data-passed]", (it) => (it.hidden = !isPassed));
  each("[data-end]", (it) => (it.hidden = !mayEnd));
  each("[data-on]", (it) => it.classList.toggle("primary", part in points));
  each("li[data-of]", (line) => {
    const isDone = line.dataset.of in points;
    line.classList.toggle("is-done", isDone);
    line.querySelector("[data-is-done]").hidden = !isDone;
  });
}

// Opened by itself, it goes to where what is answered is kept.
if (parent === self) location.replace(`${shell}#${file}`);
else begin();
