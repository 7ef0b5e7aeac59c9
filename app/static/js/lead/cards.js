/** A card of the board that is open: beneath its colours why, and to ask everybody once more. */

import { copy } from "../ui/list.js";
import { drawSecondRound } from "./second_round.js";

const taskOf = (card) => card.closest(".card").dataset.key;
const isOpen = (event) => event.target.matches?.(".open-card");

/**
 * @param holder  what the board stands in
 * @param notes   see notes.js
 * @param redraw  () => void
 * @returns draw(view)
 */
export function openCards(holder, notes, redraw) {
  holder.addEventListener(
    "toggle",
    (event) => {
      if (!isOpen(event)) return;
      const { open } = event.target;
      event.target.querySelector(".about-card")?.remove();
      event.target.querySelector(".card-talk").hidden = open;
      if (open) event.target.querySelector(".card-acts").append(copy("about-card"));
      redraw();
    },
    true,
  );

  return (view) => {
    for (const card of holder.querySelectorAll(".open-card[open]")) {
      if (!card.querySelector(".about-card") || !(taskOf(card) in view.tasks)) continue;
      notes.show(card.querySelector("form.notes"), taskOf(card));
      drawSecondRound(card, view, taskOf(card));
    }
  };
}
