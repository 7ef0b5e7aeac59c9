/** What did not come along is told as a fact, and stands until it is read. */

import { copy } from "../ui/list.js";
import { say, write } from "../ui/say.js";
import { answerIn, answerWords, isAnswer } from "./answers.js";

const lines = document.querySelector("#not-along");

/** @param text  of the task that it was about */
export function tellRefused(command, text, refusal) {
  const line = copy("not-along-line");
  say(line, "not_along", { text });
  const answer = line.querySelector("[data-answer]");
  answer.hidden = !isAnswer(command);
  if (isAnswer(command)) say(answer, "answered_here", { answer: answerWords(answerIn(command), command).toLowerCase() });
  // Why, once: a phone that comes back may have much to tell.
  const why = line.querySelector("[data-why]");
  const said = [...lines.querySelectorAll("[data-why]")].map((it) => it.dataset.why);
  why.hidden = said.includes(refusal.sentence);
  why.dataset.why = refusal.sentence;
  write(why, refusal.sentence);
  lines.append(line);
  document.querySelector("#notice").hidden = false;
}
