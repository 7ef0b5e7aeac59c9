/**
 * The wall on this screen: over the phone's page, or beside it where there is room. It is a page of its own, which is sent
 * what a wall is sent; one's own answer, under it, is the phone's.
 */

import { copy } from "../ui/list.js";
import { addStyles } from "../ui/styles.js";

const TRY_AGAIN_AFTER = 4_000;
/** What is shown while a screen asks something. */
const ASKS = {
  alone: ["[data-alone]"],
  gather: ["#gather [data-not-yet]"],
  sort: ["#choose", "#why"],
  topic: ["[data-topic-asked]", "[data-topic-then]"],
};

const main = document.querySelector("main");
const link = document.querySelector("#show-wall");
const isWide = matchMedia("(min-width: 64rem)");
const panel = copy("here");
const frame = panel.querySelector("iframe");
const own = panel.querySelector(".here-own");

/** What the person has said: to have the wall or not; null for what is so at first. */
let wants = null;
/** That the person has turned to the wall, or away from it, and at what: it holds until the phone shows something else. */
let turned = null;
let last = null;

/** This module, once its styles are here too. Fails where they do not come. */
export async function withStyles() {
  await addStyles(link.dataset.styles);
  return { openHere, showHere, drawHere };
}

function openHere() {
  frame.remove();
  main.append(panel);
  frame.addEventListener("load", tryAgain);
  isWide.addEventListener("change", redraw);
  panel.querySelector("[data-shut]").addEventListener("click", () => {
    wants = false;
    redraw();
    link.focus();
  });
  panel.querySelector("[data-answers]").addEventListener("click", () => {
    turned = { at: at(), shows: false };
    redraw();
    (main.querySelector(".phone-step:not([hidden]) h1[tabindex]") ?? link).focus();
  });
}

/** What did not come is a page of the browser's own, which nobody may look into. */
function tryAgain() {
  const isHere = Boolean(frame.contentDocument?.querySelector("main"));
  panel.querySelector("[role=status]").hidden = isHere;
  frame.hidden = !isHere;
  if (!isHere) setTimeout(() => (frame.src = link.href), TRY_AGAIN_AFTER);
}

function showHere() {
  wants = true;
  turned = { at: at(), shows: true };
  redraw();
  panel.focus();
}

/** @param now  which of the phone's screens is shown */
function drawHere(view, now, isWriting) {
  last = { view, now, isWriting };
  redraw();
}

/** Whether the screen that is shown asks something of who holds the phone. */
const asks = () => (ASKS[last.now] ?? []).some((part) => [...document.querySelectorAll(part)].some((it) => !it.hidden));
const at = () => `${last.now} ${asks()}`;

function redraw() {
  const { view, isWriting } = last;
  if (turned?.at !== at()) turned = null;
  const isWanted = !view.me.away && (wants ?? view.me.afar) && (view.step !== "closed" || frame.isConnected);
  const isShown = isWanted && (isWide.matches || (turned ? turned.shows : !asks() && !isWriting));
  place(isWanted, isShown);
  link.hidden = view.step === "closed" || (isShown && isWide.matches);
  panel.querySelector("[data-answers]").hidden = isWide.matches;
  const has = asks() ? "asked" : view.step !== "gather" && Object.keys(view.mine).length > 0 ? "done" : "none";
  for (const words of ["asked", "done", "none"]) panel.querySelector(`[data-${words}]`).hidden = words !== has;
  drawOwn(view.screen.about);
}

/** A wall that is not wanted is not followed either. Under a wall that covers it, the page can't be reached. */
function place(isWanted, isShown) {
  const isNew = panel.hidden && isShown;
  const hadFocus = document.activeElement !== document.body;
  if (isWanted && isShown && !frame.isConnected) {
    frame.src = link.href;
    own.before(frame);
  } else if (!isWanted) frame.remove();
  panel.hidden = !isShown;
  for (const part of main.children) part.inert = part !== panel && isShown && !isWide.matches;
  if (isNew && hadFocus && !isWide.matches) panel.focus();
}

/** One's own answer to what the wall is about: the words stand in the page. */
function drawOwn(about) {
  const said = document.querySelector("#talk-own");
  own.hidden = !about || said.hidden;
  if (own.hidden || own.textContent === wordsOf(said).map((it) => it.textContent).join("")) return;
  own.replaceChildren(...wordsOf(said).map((it) => it.cloneNode(true)));
  for (const part of own.querySelectorAll("[id]")) part.removeAttribute("id");
}

const wordsOf = (said) => [said.querySelector(".talk-answer"), said.querySelector(".quiet")];
