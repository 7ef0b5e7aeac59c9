/** Whether there is time for what is left, as `fits` in app/screens/schedule.py says it. */

const TWENTIETHS = 20;
const MINUTE = 60_000;
const SITTING = 4 * 60 * MINUTE;

/**
 * @param step   the open step's { minutes, left, since, pace } of the screen's; the last two may be absent
 * @param timer  the view's
 * @param now    milliseconds since 1970
 * @returns { has, needs, over, lay, filled, answer, time }; null where that is not known
 */
export function fits(step, timer, now) {
  const whole = step.minutes * MINUTE;
  const gone = goneOf(step, now);
  const time = timeLeft(whole, gone, timer, now);
  const needs = step.left && step.pace !== undefined ? Math.ceil((step.left * step.pace) / 60) : null;
  const isKnown = needs !== null;
  if (time === null) return { has: null, needs, over: 0, lay: 0, filled: 0, answer: "", time: isKnown ? "" : "plan" };
  const passed = gone ?? Math.max(0, whole - time);
  const has = time ? Math.max(1, Math.floor((time + MINUTE / 2) / MINUTE)) : 0;
  const over = !isKnown ? 0 : Math.max(0, needs - has);
  const lay = over ? Math.max(0, step.left - Math.floor(time / (step.pace * 1000))) : 0;
  const filled = passed + time ? Math.floor((TWENTIETHS * passed) / (passed + time)) : TWENTIETHS;
  const said = has === 0 ? "out" : "has";
  const answer = said === "out" ? "out" : lay ? "no" : "yes";
  return { has, needs, over: lay ? over : 0, lay, filled, answer: isKnown ? answer : "", time: isKnown ? "" : said };
}

function goneOf({ since }, now) {
  const gone = since === undefined ? null : Math.max(0, now - since);
  return gone === null || gone > SITTING ? null : gone;
}

function timeLeft(whole, gone, timer, now) {
  if (timer.left !== undefined) return timer.left;
  if (timer.ends !== undefined) return Math.max(0, timer.ends - now);
  return gone === null ? null : Math.max(0, whole - gone);
}
