/**
 * A tap answers what stood there when the finger came down. The same answer once more, to what has only just come, is the
 * second half of a double tap, however slow the hand; another answer is somebody quick. Where answers come one at a time
 * (one_answer.js) whatever is pressed so soon, by finger or by key, was meant for what stood there before.
 */

const ANSWERS = ".vote, .pass, .ground";
const STEADY = "#next-answer, #this-answer";
/** Milliseconds that something has been asked, in which the same answer does not count. */
const DOUBLE_TAP = 700;
const DOUBLE_CLICK = 350;

const questions = [...document.querySelectorAll(".choose")];
const oneAnswer = document.querySelector("#one-answer");
let asked = null;
/** When it came. */
let since = 0;
let before = "";
let down = null;

export function openTaps() {
  document.addEventListener("pointerdown", (event) => (down = event), true);
  document.addEventListener(
    "click",
    (event) => {
      const answer = event.target.closest(ANSWERS);
      const isSteady = event.target.closest(STEADY) !== null;
      if (isSteady ? isTooSoon(event) : answer && isMeantForAnother(answer, event.detail)) event.preventDefault();
    },
    true,
  );
}

/** To be called whenever the page has been drawn. */
export function noteAsked() {
  const now = questions.map((part) => (part.hidden ? "" : part.querySelector("[name=task]").value)).join(" ") + (oneAnswer.dataset.offered ?? "");
  if (now === asked) return;
  if (asked !== null) since = performance.now();
  asked = now;
}

/** A key, or a switch, has no finger that came down before it. */
const isTooSoon = ({ timeStamp, detail }) => (detail && down ? down.timeStamp : timeStamp) - since < DOUBLE_TAP;

/** @param taps  how many in a row the browser has counted; none where a key pressed it, or a screen reader */
function isMeantForAnother({ name, value }, taps) {
  const isAgain = before === `${name} ${value}`;
  before = `${name} ${value}`;
  if (taps === 0 || !down) return false;
  const shownFor = down.timeStamp - since;
  if (shownFor < 0) return true;
  const isDouble = down.pointerType === "touch" ? shownFor < DOUBLE_TAP : taps > 1 && shownFor < DOUBLE_CLICK;
  return isAgain && isDouble;
}
