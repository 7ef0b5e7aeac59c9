/** The timer in the head: how much is left, and what can be done about it. At nought it says so, and that is all. */

import { say, speak, write } from "../ui/say.js";
import { minutesAndSeconds, openClock } from "../ui/time.js";
import { setHidden } from "./focus.js";

const MINUTE = 60_000;
const OTHERWISE = 10;

const find = (id) => document.querySelector(`#${id}`);

/** @returns draw(view) */
export function openTimer(main) {
  const clock = openClock(main);
  const minutes = find("minutes");
  let timer = {};
  let pause = {};
  let before = null;

  function show(left) {
    const isOn = left !== null;
    const isPaused = timer.left !== undefined;
    setHidden(find("timer-off"), isOn, find("add-minute"));
    setHidden(find("start-timer"), isOn, find("add-minute"));
    setHidden(find("timer-on"), !isOn, find("start-timer"));
    if (isOn) write(find("time-left"), minutesAndSeconds(left));
    find("timer-title").hidden = isPaused || left === 0;
    find("time-paused").hidden = !isPaused;
    find("time-up").hidden = left !== 0;
    setHidden(find("resume-timer"), !isPaused, find("pause-timer"));
    setHidden(find("pause-timer"), isPaused || left === 0, isPaused ? find("resume-timer") : find("add-minute"));
    if (left === 0 && before > 0) speak(find("time-up").textContent);
    before = left;
  }

  /** A pause has an end of its own, where somebody has said how long it is. */
  function showPause(left) {
    find("pause-open").hidden = left !== null;
    find("pause-ends").hidden = !left;
    find("pause-over").hidden = left !== 0;
    if (left) say(document, "pause_ends", { n: Math.ceil(left / MINUTE) });
  }

  clock.tick(() => timer, show);
  clock.tick(() => pause, showPause);

  return (view) => {
    timer = view.timer;
    pause = { ends: view.until };
    setHidden(find("show-clock"), view.clock_is_shown, find("hide-clock"));
    setHidden(find("hide-clock"), !view.clock_is_shown, find("show-clock"));
    const planned = String(view.schedule.minutes[view.step] ?? OTHERWISE);
    if (minutes.defaultValue !== planned) minutes.value = minutes.defaultValue = planned;
    show(clock.left(timer));
    showPause(clock.left(pause));
  };
}
