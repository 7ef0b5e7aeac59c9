/**
 * The timer, drawn on the phone and the wall wherever it stands in the page: `data-time`. It ticks without a sound. When a
 * pause ends has a time of its own: `data-goes-on`.
 */

import { minutesAndSeconds, openClock } from "./clock.js";
import { say, write } from "./say.js";

/** @returns draw(view): at each change; in between it follows the clock by itself */
export function openTime(main) {
  const clock = openClock(main);
  let timer = {};
  clock.tick(() => timer, show);

  function show(left) {
    const isPaused = timer.left !== undefined;
    for (const place of main.querySelectorAll("[data-time]")) {
      place.hidden = left === null;
      write(place.querySelector("[data-clock-face]"), minutesAndSeconds(left ?? 0));
      place.querySelector("[data-left]").hidden = left === 0;
      place.querySelector("[data-up]").hidden = left !== 0;
      place.querySelector("[data-paused]").hidden = !isPaused || left === 0;
    }
  }

  function showPause(until) {
    const left = clock.left({ ends: until });
    for (const place of main.querySelectorAll("[data-goes-on]")) {
      place.hidden = !left;
      if (left) say(place, "goes_on_at", { time: timeOfDay(left) });
    }
  }

  return {
    draw(view) {
      timer = view.timer;
      show(clock.left(timer));
      showPause(view.until);
    },
  };
}

/** When it is over, by the clock of the room; to the nearest minute, so that it does not hop. */
function timeOfDay(left) {
  const minute = 60_000;
  const end = new Date(Math.round((Date.now() + left) / minute) * minute);
  return end.toLocaleTimeString(document.documentElement.lang, { hour: "2-digit", minute: "2-digit" });
}
