/** A group that answers together: one phone holds the pen, the others follow, and any of them may ask for it. */

import { announce, say } from "../ui/say.js";

/** The server's clock decides; it has begun to run a moment before its answer is here. */
const SLACK = 300;
const main = document.querySelector("main");
const patience = Number(main.dataset.patience) + SLACK;
const find = (id) => document.querySelector(`#${id}`);

/** When the server answered that it has asked for the pen. */
let askedAt = null;
let timer = null;
let wasJoint = null;

const groupOf = (view) => view.groups[view.me.group];
const isOne = (view) => view.screen.ones.includes(view.me.group);

export const isJoint = (view) => groupOf(view).jointly;
/** Whether another phone answers for the group. */
export const follows = (view) => view.me.pen === "elsewhere";
/** Whether a group of one has not said that its answer may be seen: then nothing is asked. */
export const standsAside = (view) => Boolean(groupOf(view).alone);

/** @param isShown  whether something is asked that the pen is for */
export function drawPen(view, waiting, isShown) {
  const { pen, asks, asked } = view.me;
  drawVoice(view);
  for (const part of document.querySelectorAll("[data-pen-is]")) part.hidden = !part.dataset.penIs.split(" ").includes(pen);
  find("pen").hidden = !isShown || !isJoint(view);
  find("pen-asked").hidden = !isShown || !asked || waiting.some((command) => command.do === "give_pen");
  say(main, "followers", { n: groupOf(view).people - 1 });
  find("followers").hidden = groupOf(view).people < 2;
  find("take-pen").hidden = !isShown || !follows(view);
  find("stand-aside").hidden = !isShown || !isOne(view);
  drawAsking(view, asks, waiting.some((command) => command.do === "take_pen"));
  for (const part of document.querySelectorAll("[data-alone]")) part.hidden = (part.dataset.alone === "no") !== Boolean(groupOf(view).declined);
}

/** The words of one who answers alone, or of a group; a group that changed meanwhile is told what became of its answers. */
function drawVoice(view) {
  main.dataset.voice = isJoint(view) && !isOne(view) ? "ours" : "own";
  main.toggleAttribute("data-joint", isJoint(view));
  if (wasJoint !== null && wasJoint !== isJoint(view)) {
    for (const part of document.querySelectorAll("[data-became]")) part.hidden = (part.dataset.became === "ours") !== isJoint(view);
    find("notice").hidden = false;
  }
  wasJoint = isJoint(view);
}

function drawAsking(view, asks, isSending) {
  if (asks) askedAt ??= performance.now();
  else if (askedAt !== null) {
    askedAt = null;
    if (follows(view)) announce(find("pen-kept").textContent);
  }
  const left = asks ? askedAt + patience - performance.now() : 0;
  clearTimeout(timer);
  if (left > 0) timer = setTimeout(() => drawAsking(view, asks, isSending), left);
  const state = isSending || left > 0 ? "waits" : asks ? "now" : "no";
  for (const part of find("take-pen").querySelectorAll("[data-asks]")) part.hidden = !part.dataset.asks.split(" ").includes(state);
  find("take-pen").querySelector("button").setAttribute("aria-disabled", String(state === "waits"));
}

export function openPen() {
  document.addEventListener("submit", (event) => {
    const { do: what } = event.target.closest("form[data-command]")?.elements ?? {};
    if (what?.value === "take_pen" && find("take-pen").querySelector("[aria-disabled=true]")) event.preventDefault();
  });
}
