/** A page of another release than the server's is loaded anew; never from under somebody who writes. */

import { loadAgain } from "./later.js";

/** Where somebody has written what is not sent. */
const typed = new Set(document.querySelectorAll("#new-task"));

document.addEventListener("input", ({ target }) => typed.add(target));
document.addEventListener("submit", ({ target }) => [...target.elements].forEach((field) => field.id === "new-task" || typed.delete(field)));

const isWritten = (field) => field.isConnected && field.value && field.value !== field.defaultValue;
const isInUse = () =>
  document.fullscreenElement || document.querySelector("dialog[open], :is(input, select, textarea):focus") || [...typed].some(isWritten);

export function renew() {
  if (!isInUse()) loadAgain();
}
