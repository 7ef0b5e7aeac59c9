/** Drag cards between columns: an extra hand beside "Flytta till". It only asks; the card lands when the answer comes. */

import { Sortable } from "../../vendor/sortable.esm.js";

/**
 * A finger that moves before this many milliseconds, or further than so many pixels, scrolls. By pointer events a scroll
 * would leave the card half picked up (Sortable 1.15), and the next one could not be.
 */
const HELD = { delay: 250, delayOnTouchOnly: true, touchStartThreshold: 8, supportPointer: false };
const calm = matchMedia("(prefers-reduced-motion: reduce)");

/**
 * @param lists     the columns
 * @param onHold    (id) => void, when a card is picked up
 * @param onDrop    (id, list, after) => void; `after`: the cards that stand below it
 * @param onLetGo   (id) => void, when it was dropped nowhere, or where it was
 */
export function dragBetween(lists, { onHold, onDrop, onLetGo }) {
  for (const list of lists) {
    Sortable.create(list, {
      group: "board",
      draggable: ".card",
      filter: "form, .card-acts",
      preventOnFilter: false,
      ...HELD,
      animation: calm.matches ? 0 : 120,
      ghostClass: "card-ghost",
      onStart: ({ item, from }) => {
        holdHeight(from);
        onHold(item.dataset.key);
      },
      onEnd: ({ item, from, to, oldIndex, newIndex, originalEvent }) => {
        letHeight(from);
        const id = item.dataset.key;
        // The browser ends a drag with `drop` where something takes it, with `dragend` where nothing does, or on Escape.
        const isNowhere = originalEvent?.type === "dragend" || (from === to && oldIndex === newIndex);
        if (isNowhere) onLetGo(id);
        else onDrop(id, to, below(item));
      },
    });
  }
}

/** A board that grew shorter under a card in the air would make the page move beneath it. */
function holdHeight(list) {
  const columns = list.closest(".columns");
  columns.style.minHeight = `${columns.offsetHeight}px`;
}

function letHeight(list) {
  list.closest(".columns").style.minHeight = "";
}

function below(card) {
  const ids = [];
  for (let next = card.nextElementSibling; next; next = next.nextElementSibling) ids.push(next.dataset.key);
  return ids;
}
