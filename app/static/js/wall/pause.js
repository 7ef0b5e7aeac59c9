/** A pause: when it is over, and how long that is. It has a clock of its own; the step's stands still meanwhile. */

import { minutesAndSeconds, openClock, timeOfDay } from "../ui/time.js";
import { say, write } from "../ui/say.js";

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
    say(find("").parentElement, "goes_on_at", { time: timeOfDay(until, main) });
  }

  return (view) => {
    until = view.until;
    show(clock.left(timer()));
  };
}
