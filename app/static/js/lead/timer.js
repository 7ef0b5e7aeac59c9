/** The timer beside the work: how much is left, and what can be done about it. At nought it says so, and that is all. */

import { say, speak, write } from "../ui/say.js";
import { minutesAndSeconds, openClock } from "../ui/time.js";
import { setHidden } from "./focus.js";

const MINUTE = 60_000;

const find = (id) => document.querySelector(`#${id}`);

/** @returns draw(view) */
export function openTimer(main) {
  const clock = openClock(main);
  const minutes = find("minutes");
  const advice = Object.fromEntries(minutes.dataset.advice.split(",").map((it) => it.split(" ")));
  let timer = {};
  let pause = {};
  let step = main.dataset.now;
  let before = null;

  function show(left) {
    const isOn = left !== null;
    const isPaused = timer.left !== undefined;
    setHidden(find("timer-off"), isOn, find("add-minute"));
    setHidden(find("start-timer"), isOn, find("add-minute"));
    setHidden(find("timer-on"), !isOn, find("start-timer"));
    if (isOn) write(find("time-left"), minutesAndSeconds(left));
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
    if (view.step !== step) minutes.value = advice[view.step];
    step = view.step;
    show(clock.left(timer));
    showPause(clock.left(pause));
  };
}
