/**
 * The texts of a page in the order they stand: those in what is marked `data-read`, and what the page tells, among it why a text
 * was not taken. Each is that of one heading, paragraph, line of a list, button …, as far as it can be seen.
 */

import { WRITTEN_IN } from "./listening.js";
import { isSeen } from "./seen.js";
import { languageOf, runs } from "./speech.js";

const TOLD = '[role="alert"], #status > :first-child, [id^="why-not-"]';
const OFFERED = "#offered";
const READ = `[data-read], ${TOLD}`;
const BLOCKS = "h1, h2, h3, h4, p, li, dt, dd, th, td, legend, label, summary, button, a.button";
const UNREAD = "[data-unread], [inert], [aria-hidden='true'], script, style, textarea, option";

const tidy = (text) => text.replaceAll("\u00ad", "").replace(/\s+/g, " ").trim();
const canBeRead = (element) => isSeen(element) && getComputedStyle(element).visibility === "visible";

/** @returns [{ element, text, parts: [sentence], runs: [{ text, language }], isHeading, isTold, isOffered }] */
export function textsOf(root) {
  const blocks = [];
  const walk = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) {
    const part = partOf(walk.currentNode);
    if (!part) continue;
    if (blocks.at(-1)?.element !== part.element) blocks.push({ element: part.element, parts: [] });
    blocks.at(-1).parts.push(part);
  }
  return blocks.map(asText);
}

function partOf(node) {
  const text = tidy(node.data);
  const around = node.parentElement;
  if (!/[\p{L}\p{N}]/u.test(text) || !around.closest(READ) || around.closest(UNREAD) || !canBeRead(around)) return null;
  return { element: around.closest(`${BLOCKS}, ${READ}`), text, sentence: around.closest("[data-say]")?.dataset.other ?? text, language: spokenIn(around, text) };
}

function spokenIn(element, text) {
  const reader = document.documentElement.lang;
  const says = element.closest("[lang], [dir=auto]");
  return languageOf(text, says?.lang || (says?.dir === "auto" ? WRITTEN_IN : reader), reader);
}

function asText({ element, parts }) {
  const text = parts.map((it) => it.text).join(" ");
  return {
    element,
    text,
    parts: [text, ...parts.map((it) => it.sentence)],
    runs: runs(parts),
    isHeading: element.tagName === "H1",
    isTold: element.closest(TOLD) !== null,
    isOffered: element.closest(OFFERED) !== null,
  };
}
