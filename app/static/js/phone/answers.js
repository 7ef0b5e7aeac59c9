/**
 * What the person has answered, or the group where it answers together, and whether that is all: what waits to be sent
 * counts, so that nobody waits for the network.
 */

import { copy, keep } from "../ui/list.js";
import { drawPicture } from "../ui/picture.js";
import { say, word, write, writeTask } from "../ui/say.js";

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

/** The ground in few words; an empty text where none was given. */
function groundWords(ground) {
  if (!ground?.only) return "";
  const name = ["data", ground.only, ground.ground].filter(Boolean).join("-");
  return document.querySelector("#ground-words").getAttribute(name) ?? "";
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
        writeTask(line.querySelector(".answer-text"), { ...task, soft: undefined });
        drawPicture(line.querySelector(".task-picture"), task.picture);
        write(line.querySelector(".answer-word"), answerWords(answers[id], grounds[id]));
      },
    },
  );
}

/** Whether the person has said to be done with the step that is open. */
export function isReady(view, waiting) {
  const said = waiting.filter(({ do: does, step }) => does === "say_ready" && step === view.step).pop();
  return said ? said.ready === "true" : Boolean(view.me.ready[view.step]);
}

/** What the others have said, and how many we wait for. */
export function drawReady(view, ready) {
  for (const place of document.querySelectorAll("[data-ready]")) {
    place.querySelector("[data-not-yet]").hidden = ready;
    place.querySelector("[data-said]").hidden = !ready;
  }
  const { done, all, waits } = view.screen;
  say(document, "how_many_done", { done, all });
  say(document, "waiting_for", { n: all - done });
  const left = waits.filter((id) => id !== view.me.group);
  say(document, "groups_left", { n: left.length });
  find("others-left").hidden = left.length === 0;
  for (const place of document.querySelectorAll("[data-waits]")) place.hidden = waits.length === 0;
}
