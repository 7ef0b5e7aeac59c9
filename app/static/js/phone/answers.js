/** The person's own answers, with those on their way: what waits to be sent counts, so that nobody waits for the network. */

import { copy, keep } from "../ui/list.js";
import { word, write } from "../ui/say.js";
import { groundWords } from "./ground.js";

const find = (id) => document.querySelector(`#${id}`);

/** @returns [answers, grounds], each by task */
export function answersOf(view, waiting) {
  const answers = { ...view.mine };
  const grounds = { ...view.grounds };
  for (const { do: what, task, colour, only, ground } of waiting) {
    if (what !== "pass_task" && what !== "cast_vote") continue;
    delete grounds[task];
    if (what === "pass_task") answers[task] = "pass";
    else if (colour === null) delete answers[task];
    else answers[task] = colour;
    if (colour === "green" && (only || ground)) grounds[task] = { only, ground };
  }
  return [answers, grounds];
}

/** "Grön, får bara vi, delegation". */
export const answerWords = (answer, ground) => [word(answer), groundWords(ground)].filter(Boolean).join(", ");

export function drawSign(holder, answer) {
  const use = holder.querySelector(".sign use");
  if (answer === "pass") use.removeAttribute("href");
  else use.setAttribute("href", `#sign-${answer}`);
}

/** The sums, and the list with a way to change each. */
export function drawAnswers(tasks, answers, grounds) {
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
        link.dataset.choose = id;
        link.href = `?task=${id}`;
        write(line.querySelector(".answer-text"), task.text);
        write(line.querySelector(".answer-word"), answerWords(answers[id], grounds[id]));
      },
    },
  );
}
