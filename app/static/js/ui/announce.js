/** Say something in the page's `role="status"` region: to those who look, and to those who listen. */

const SECONDS_SHOWN = 8;
let timer = null;

function put(text, isOnlySpoken) {
  const status = document.querySelector("#status");
  clearTimeout(timer);
  status.classList.toggle("only-spoken", isOnlySpoken);
  status.textContent = text;
  timer = setTimeout(() => (status.textContent = ""), SECONDS_SHOWN * 1000);
}

/** What somebody must see. */
export const announce = (text) => put(text, false);

/** What can be seen elsewhere on the page already. */
export const speak = (text) => put(text, true);
