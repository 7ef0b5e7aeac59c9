/** Whether this phone shows the clock. Who is hurried by it hides it here, for nobody else, and it stays so on this phone. */

import { ownChoice } from "../ui/own_choice.js";

const place = document.querySelector(".phone-time");
const button = document.querySelector("#own-clock");
const isWithout = ownChoice("akr-no-clock");

/** @param redraw  () => void, draws the clock anew */
export function openOwnClock(redraw) {
  show();
  button.hidden = false;
  button.addEventListener("click", () => {
    isWithout.keep(isWithout.isOn() ? null : "1");
    show();
    redraw();
  });

  /** What is no place for the time is neither drawn nor spoken (ui/time.js). */
  function show() {
    place.toggleAttribute("data-time", !isWithout.isOn());
    place.hidden = true;
    button.querySelector("[data-hide]").hidden = isWithout.isOn();
    button.querySelector("[data-show]").hidden = !isWithout.isOn();
  }
}
