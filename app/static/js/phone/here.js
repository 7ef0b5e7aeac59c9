/**
 * The wall on this screen: over the phone's page, or beside it where there is room. It is a page of its own, which is sent
 * what a wall is sent, and brings the words under it; one's own answer there is the phone's. Until it has come, the phone's
 * page stays.
 */

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
const panel = document.createElement("aside");
const frame = document.createElement("iframe");

/** Whether the wall has come; and what stands under it, once it has. */
let isHere = false;
let under = null;
/** What the person has said: to have the wall or not; null for what is so at first. */
let wants = null;
/** That the person has turned to the wall, or away from it, and at what: it holds until the phone shows something else. */
let turned = null;
let last = null;

panel.className = "here";
panel.tabIndex = -1;
panel.hidden = true;
panel.append(frame);
frame.addEventListener("load", come);
isWide.addEventListener("change", redraw);

/** What did not come is a page of the browser's own, which nobody may look into. */
async function come() {
  const page = frame.contentDocument;
  const words = page?.querySelector("#under-wall");
  if (words && under === null) await open(document.importNode(words.content.firstElementChild, true));
  isHere = Boolean(words);
  if (!page?.querySelector("main")) setTimeout(() => (frame.src = link.href), TRY_AGAIN_AFTER);
  redraw();
}

async function open(foot) {
  await addStyles(foot.dataset.styles);
  panel.setAttribute("aria-label", foot.dataset.title);
  frame.title = foot.dataset.title;
  under = foot;
  panel.append(under);
  under.querySelector("[data-shut]").addEventListener("click", () => {
    wants = false;
    redraw();
    link.focus();
  });
  under.querySelector("[data-answers]").addEventListener("click", () => {
    turned = { at: at(), shows: false };
    redraw();
    (main.querySelector(".phone-step:not([hidden]) h1[tabindex]") ?? link).focus();
  });
}

export function showHere() {
  wants = true;
  turned = { at: at(), shows: true };
  redraw();
}

/** @param now  which of the phone's screens is shown */
export function drawHere(view, now, isWriting) {
  last = { view, now, isWriting };
  redraw();
}

/** Whether the screen that is shown asks something of who holds the phone. */
const asks = () => (ASKS[last.now] ?? []).some((part) => [...document.querySelectorAll(part)].some((it) => !it.hidden));
const at = () => `${last.now} ${asks()}`;

function redraw() {
  const { view, isWriting } = last;
  if (turned?.at !== at()) turned = null;
  const isWanted = !view.me.away && (wants ?? view.me.afar) && (view.step !== "closed" || isHere);
  const isShown = isWanted && (isWide.matches || (turned ? turned.shows : !asks() && !isWriting));
  follow(isWanted && (isShown || panel.isConnected));
  link.setAttribute("aria-busy", String(isShown && !isHere));
  cover(isShown && isHere);
  link.hidden = view.step === "closed" || (isWide.matches && !panel.hidden);
  if (under) drawUnder(view);
}

/** A wall that is not wanted is not followed either. */
function follow(isFollowed) {
  if (isFollowed === panel.isConnected) return;
  isHere = false;
  if (isFollowed) {
    frame.src = link.href;
    main.append(panel);
  } else panel.remove();
}

/** Under a wall that covers it, the page can't be reached. */
function cover(isShown) {
  const isNew = panel.hidden && isShown;
  const hadFocus = document.activeElement !== document.body;
  panel.hidden = !isShown;
  for (const part of main.children) keepUnder(part, part !== panel && isShown && !isWide.matches);
  if (isNew && hadFocus && !isWide.matches) panel.focus();
}

function keepUnder(part, isUnder) {
  part.toggleAttribute("inert", isUnder);
  // Safari 15.4 knows nothing of it. Elsewhere what is under the wall is still spoken of, and so has to be a text.
  if (!("inert" in part)) part.style.visibility = isUnder ? "hidden" : "";
}

function drawUnder(view) {
  const has = asks() ? "asked" : view.step !== "gather" && Object.keys(view.mine).length > 0 ? "done" : "none";
  for (const words of ["asked", "done", "none"]) under.querySelector(`[data-${words}]`).hidden = words !== has;
  under.querySelector("[data-answers]").hidden = isWide.matches;
  drawOwn(under.querySelector(".here-own"), view.screen.about);
}

/** One's own answer to what the wall is about: its words stand in the phone's page. */
function drawOwn(own, about) {
  const said = document.querySelector("#talk-own");
  const parts = [said.querySelector(".talk-answer"), said.querySelector(".quiet")];
  own.hidden = !about || said.hidden;
  if (own.hidden || own.textContent === parts.map((it) => it.textContent).join("")) return;
  own.replaceChildren(...parts.map((it) => it.cloneNode(true)));
  for (const part of own.querySelectorAll("[id]")) part.removeAttribute("id");
}
