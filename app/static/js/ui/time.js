/**
 * The timer that everybody sees. It ticks without a sound. It ends at a time of the server's, and the clock here may be wrong, or
 * be set at any moment: so it is not looked at. `data-clock` on the page's `<main>` is the server's time when the page was made,
 * and `data-ahead` what the server's clock is before the browser's own count (live/follow.js). That count stands still
 * while some phones sleep, and nothing comes before it is sent: so of several tellings the one that is furthest ahead is nearest.
 */

import { say, speak, write } from "./say.js";

const SECOND = 1000;
const MINUTE = 60_000;
/** The two clocks are never quite together: a new timer of 9 minutes is not to begin with 09:01. */
const SLACK = 200;

/**
 * Drawn on the phone and the wall wherever it stands in the page: `data-time`. When a pause ends has a time of its own:
 * `data-goes-on`.
 *
 * @returns draw(view): at each change; in between it follows the clock by itself
 */
export function openTime(main) {
  const clock = openClock(main);
  let timer = {};
  let before = null;
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
    if (left === 0 && before > 0) speak(main.querySelector("[data-time] [data-up]")?.innerText.replace("\n", ". ") ?? "");
    before = left;
  }

  function showPause(until) {
    const left = clock.left({ ends: until });
    for (const place of main.querySelectorAll("[data-goes-on]")) {
      place.hidden = !left;
      if (left) say(place, "goes_on_at", { time: timeOfDay(until, main) });
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

/** A moment, milliseconds since 1970, as the clock at the workplace shows it, to the nearest minute. */
export const timeOfDay = (at, main) => there(Math.round(at / MINUTE) * MINUTE, { timeStyle: "short" }, main);

/** The day at the workplace, "2027-02-01". */
export const today = (main) => there(openClock(main).now(), { dateStyle: "short" }, main);

/** In the zone of the workplace, `data-zone`. Older browsers do not know all of them by their names of today. */
function there(at, how, { dataset }) {
  try {
    return new Date(at).toLocaleString("sv", { ...how, timeZone: dataset.zone });
  } catch {
    return new Date(at).toLocaleString("sv", how);
  }
}

/** @param main  the element with `data-clock`, milliseconds since 1970 */
export function openClock(main) {
  const answered = performance.getEntriesByType("navigation")[0]?.responseStart ?? performance.now();
  const then = Number(main.dataset.clock) - answered;
  const now = () => performance.now() + Math.max(then, Number(main.dataset.ahead ?? then));

  /** Milliseconds left of a view's `timer`, never under 0; null where there is none. */
  function left({ ends, left: paused }) {
    if (paused !== undefined) return paused;
    return ends === undefined ? null : Math.max(0, ends - now());
  }

  /**
   * Draw as each second goes by.
   * @param timer  () => the view's `timer`
   * @param draw   (milliseconds left, or null) => void. To be called by the owner too, when the timer is changed.
   */
  function tick(timer, draw) {
    const now = left(timer());
    draw(now);
    setTimeout(() => tick(timer, draw), (now || SECOND) % SECOND || SECOND);
  }

  return { now, left, tick };
}

/** 440 000 ms is `07:20`. A second that has begun counts whole: 00:00 is shown when time is up, not before. */
export function minutesAndSeconds(milliseconds) {
  const seconds = Math.ceil(Math.max(0, milliseconds - SLACK) / SECOND);
  return [Math.floor(seconds / 60), seconds % 60].map((part) => String(part).padStart(2, "0")).join(":");
}
