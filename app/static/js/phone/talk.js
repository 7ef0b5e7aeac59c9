/** The talk: look at the wall; which task it is about, and one's own answer to it. */

import { write } from "../ui/say.js";
import { answerWords, drawSign } from "./answers.js";
import { follows } from "./pen.js";
import { againIn } from "./sort.js";

const find = (id) => document.querySelector(`#${id}`);

export function drawTalk(view, answers, grounds) {
  const again = againIn(view);
  const broughtUp = view.brought_up in view.tasks ? view.brought_up : null;
  const about = again ?? broughtUp;
  find("talk-about").hidden = about === null;
  document.querySelector("[data-session-two]").hidden = !["analyse", "act"].includes(view.step);
  find("talk-again").hidden = again === null;
  find("talk-only").hidden = again !== null;
  find("talk-rest").hidden = about !== null || view.staff_may_place;
  find("talk-place").hidden = !view.staff_may_place;
  if (about !== null) {
    write(find("talk-task"), view.tasks[about].text);
    const isAnswered = about in answers;
    find("talk-own").hidden = !isAnswered;
    find("talk-change").hidden = again === null || follows(view);
    find("talk-change").querySelector("a").dataset.choose = about;
    if (isAnswered) {
      drawSign(find("talk-own"), answers[about]);
      write(find("talk-word"), answerWords(answers[about], grounds[about]));
    }
  }
  drawBroughtUp(view, broughtUp);
}

/** While people write or sort: which task the others talk about, and a way there. Nobody is taken there. */
function drawBroughtUp(view, task) {
  const note = find("brought-up");
  note.hidden = task === null || !["gather", "sort"].includes(view.step);
  if (task === null) return;
  write(find("brought-up-text"), view.tasks[task].text);
  const link = note.querySelector("a");
  link.dataset.choose = task;
  link.hidden = view.step !== "sort" || follows(view) || find("choose").querySelector("[name=task]").value === task;
}
