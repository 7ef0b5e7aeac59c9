/** The group's own board, and the styles that a phone fetches only for it. */

import { openBoard } from "../board/main.js";
import { moved } from "../board/moved.js";
import { tell } from "../ui/say.js";
import { addStyles } from "../ui/styles.js";

const holder = document.querySelector("#own-board");

/** See `openBoard`; and `placed(command, view)`, to be called when it is done. Fails where the styles do not come. */
export async function openOwnBoard(ask, group) {
  await addStyles(holder.dataset.styles);
  return { ...openBoard(holder, ask, group), placed };
}

/** Who looks sees the order; to who listens it is told. */
function placed(command, view) {
  if (command.colour && "before" in command) tell(holder, "told_moved", moved(command, view));
}
