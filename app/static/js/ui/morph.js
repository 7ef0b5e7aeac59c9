/**
 * Make a part of the page as the server has drawn it anew, touching the least. Words that the server says as before stay as
 * they stand: a browser that translates the page has put its own there.
 */

import { Idiomorph } from "../../vendor/idiomorph.esm.js";
import { asWritten } from "./say.js";

/** What stands in each element that has words of its own, as the server drew it. */
const drawn = new WeakMap();
/** Of what is drawn anew: what has been filled with what stands. */
const left = new WeakSet();

/** The part is as the server drew it. To be called before it is changed in any other way than by `morph`. */
export function remember(part) {
  for (const it of [part, ...part.querySelectorAll("*")]) if (hasWords(it)) note(it, it);
}

/** @param config  as Idiomorph has it */
export function morph(part, fresh, config = {}) {
  const { beforeNodeMorphed = () => true } = config.callbacks ?? {};
  Idiomorph.morph(part, fresh, {
    ...config,
    callbacks: {
      ...config.callbacks,
      beforeNodeMorphed(node, other) {
        if (beforeNodeMorphed(node, other) === false) return false;
        if (node instanceof Element && !isWithinLeft(other)) leaveWords(node, other);
        return true;
      },
      afterNodeAdded: (node) => node instanceof Element && remember(node),
    },
  });
}

function isWithinLeft(fresh) {
  for (let it = fresh; it; it = it.parentElement) if (left.has(it)) return true;
  return false;
}

function leaveWords(node, fresh) {
  if (drawn.get(node) === fresh.innerHTML && isInOtherWords(node, fresh)) {
    fresh.replaceChildren(...[...node.childNodes].map((it) => it.cloneNode(true)));
    left.add(fresh);
  } else note(node, fresh);
}

/** The same elements with another text: somebody else's words, or our own script's. */
const isInOtherWords = (node, fresh) =>
  node.textContent !== fresh.textContent && node.querySelectorAll(":not(font)").length === fresh.querySelectorAll("*").length;

function note(node, fresh) {
  asWritten().delete(node);
  if (!hasWords(fresh)) drawn.delete(node);
  else drawn.set(node, fresh.innerHTML);
  if (!fresh.firstElementChild) asWritten().set(node, fresh.textContent);
}

const hasWords = (element) => [...element.childNodes].some((it) => it.nodeType === Node.TEXT_NODE && it.data.trim());
