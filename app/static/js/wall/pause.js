/** A pause: when it is over, and how long that is. It has a clock of its own; the step's stands still meanwhile. */

import { minutesAndSeconds, openClock } from "../ui/time.js";
import { say, write } from "../ui/say.js";

const MINUTE = 60_000;

/** @returns draw(view) */
export function openPause(main) {
  const clock = openClock(main);
  const find = (name) => main.querySelector(`[data-until${name}]`);
  let until;
  const timer = () => ({ ends: until });
  clock.tick(timer, show);

  function show(left) {
    const isOver = left === 0;
    find("").hidden = left === null || isOver;
    find("-left").hidden = left === null || isOver;
    find("-over").hidden = !isOver;
    if (left === null) return;
    write(find("-face"), minutesAndSeconds(left));
    say(find("").parentElement, "goes_on_at", { time: timeOfDay(left) });
  }

  return (view) => {
    until = view.until;
    show(clock.left(timer()));
  };
}

/** When it is over, by the clock of the room; to the nearest minute, so that it does not hop. */
function timeOfDay(left) {
  const end = new Date(Math.round((Date.now() + left) / MINUTE) * MINUTE);
  return end.toLocaleTimeString(document.documentElement.lang, { hour: "2-digit", minute: "2-digit" });
}
