/** The group's own board, and the styles that a phone fetches only for it. */

import { openBoard } from "../board/main.js";
import { addStyles } from "../ui/styles.js";

const holder = document.querySelector("#own-board");

/** See `openBoard`. Fails where the styles do not come. */
export async function openOwnBoard(ask, group) {
  await addStyles(holder.dataset.styles);
  return openBoard(holder, ask, group);
}
