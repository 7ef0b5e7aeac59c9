/**
 * The person's own answers, or the group's where it answers together, with those on their way: what waits to be sent counts,
 * so that nobody waits for the network.
 */

import { copy, keep } from "../ui/list.js";
import { word, write } from "../ui/say.js";
import { groundWords } from "./ground.js";

/** What answers a task, and as what; a vote says its colour. */
const ANSWERS = { cast_vote: null, pass_task: "pass", say_split: "split" };

const find = (id) => document.querySelector(`#${id}`);

export const isAnswer = (command) => command.do in ANSWERS;

/** What a command answers; null where it takes an answer back. */
export const answerIn = (command) => ANSWERS[command.do] ?? command.colour;

/** @returns [answers, grounds], each by task */
export function answersOf(view, waiting) {
  const answers = { ...view.mine };
  const grounds = { ...view.grounds };
  for (const command of waiting.filter(isAnswer)) {
    const { task, colour, only, ground } = command;
    delete grounds[task];
    if (answerIn(command) === null) delete answers[task];
    else answers[task] = answerIn(command);
    if (colour === "green" && (only || ground)) grounds[task] = { only, ground };
  }
  return [answers, grounds];
}

/** "Grön, får bara vi, delegation". */
export const answerWords = (answer, ground) => [word(answer), groundWords(ground)].filter(Boolean).join(", ");

export function drawSign(holder, answer) {
  holder.querySelector(".sign use").setAttribute("href", `#sign-${answer}`);
}

/** The sums, and the list with a way to change each; none on a phone that `follows`. */
export function drawAnswers(tasks, answers, grounds, follows) {
  for (const place of document.querySelectorAll("[data-sum]")) {
    write(place, String(Object.values(answers).filter((answer) => answer === place.dataset.sum).length));
  }
  keep(
    find("answers"),
    tasks.filter(([id]) => id in answers),
    {
      key: ([id]) => id,
      make: () => copy("answer-line"),
      update: (line, [id, task]) => {
        drawSign(line, answers[id]);
        const link = line.querySelector("a");
        if (follows) {
          link.removeAttribute("href");
          delete link.dataset.choose;
        } else {
          link.dataset.choose = id;
          link.href = `?task=${id}`;
        }
        write(line.querySelector(".answer-text"), task.text);
        write(line.querySelector(".answer-word"), answerWords(answers[id], grounds[id]));
      },
    },
  );
}
