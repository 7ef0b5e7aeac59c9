/**
 * The timer that everybody sees. It ends at a time of the server's, and the clock here may be wrong: `data-clock` on the
 * page's `<main>` is the server's time when the page was made, and the difference between the two holds as long as it is open.
 */

const SECOND = 1000;

/** @param main  the element with `data-clock`, milliseconds since 1970 */
export function openClock(main) {
  const answered = performance.getEntriesByType("navigation")[0]?.responseStart ?? performance.now();
  const hereThen = Date.now() - (performance.now() - answered);
  const ahead = Number(main.dataset.clock) - hereThen;

  /** Milliseconds left of a view's `timer`, never under 0; null where there is none. */
  function left({ ends, left: paused }) {
    if (paused !== undefined) return paused;
    return ends === undefined ? null : Math.max(0, ends - Date.now() - ahead);
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

  return { left, tick };
}

/** The two clocks are never quite together: a new timer of 9 minutes is not to begin with 09:01. */
const SLACK = 200;

/** 440 000 ms is `07:20`. A second that has begun counts whole: 00:00 is shown when time is up, not before. */
export function minutesAndSeconds(milliseconds) {
  const seconds = Math.ceil(Math.max(0, milliseconds - SLACK) / SECOND);
  return [Math.floor(seconds / 60), seconds % 60].map((part) => String(part).padStart(2, "0")).join(":");
}
