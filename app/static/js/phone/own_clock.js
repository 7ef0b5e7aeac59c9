/** Whether this phone shows the clock. Who is hurried by it hides it here, for nobody else, and it stays so on this phone. */

const KEY = "akr-no-clock";

const place = document.querySelector(".phone-time");
const button = document.querySelector("#own-clock");

/** @param redraw  () => void, draws the clock anew */
export function openOwnClock(redraw) {
  let isHidden = read();
  show();
  button.hidden = false;
  button.addEventListener("click", () => {
    isHidden = !isHidden;
    keep(isHidden);
    show();
    redraw();
  });

  /** What is no place for the time is neither drawn nor spoken (ui/time.js). */
  function show() {
    place.toggleAttribute("data-time", !isHidden);
    place.hidden = true;
    button.querySelector("[data-hide]").hidden = isHidden;
    button.querySelector("[data-show]").hidden = !isHidden;
  }
}

function read() {
  try {
    return localStorage.getItem(KEY) !== null;
  } catch {
    return false; // Storage is off in some private windows: the choice then lives as long as the page.
  }
}

function keep(isHidden) {
  try {
    if (isHidden) localStorage.setItem(KEY, "1");
    else localStorage.removeItem(KEY);
  } catch {
    // As above.
  }
}
