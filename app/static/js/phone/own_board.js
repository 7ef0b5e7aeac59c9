/** The group's own board, and the styles that a phone fetches only for it. */

import { openBoard } from "../board/main.js";

const holder = document.querySelector("#own-board");

/** See `openBoard`. Fails where the styles do not come. */
export async function openOwnBoard(ask, group) {
  await Promise.all(holder.dataset.styles.split(" ").map(addStyle));
  return openBoard(holder, ask, group);
}

function addStyle(href) {
  return new Promise((resolve, reject) => {
    const onerror = () => {
      link.remove();
      reject(new Error(href));
    };
    const link = Object.assign(document.createElement("link"), { rel: "stylesheet", href, onload: resolve, onerror });
    document.head.append(link);
  });
}
