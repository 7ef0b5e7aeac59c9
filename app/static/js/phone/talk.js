/** The talk: look at the wall; which task it is about, and one's own answer to it. */

import { drawPicture } from "../ui/picture.js";
import { speak, write, writeTask } from "../ui/say.js";
import { answerWords, drawSign } from "./answers.js";
import { follows } from "./pen.js";

const find = (id) => document.querySelector(`#${id}`);
const MEANWHILE = ["gather", "sort"];
/** The task that has been told of: what the page came with can be read there. */
let told = aboutIn(JSON.parse(document.querySelector("#view").textContent));

/** What the room talks about, while people write or sort too. */
function aboutIn({ step, brought_up: up, screen }) {
  return (MEANWHILE.includes(step) ? up : screen.about) ?? "";
}

/** Once for each task that the room turns to. To be called when the screen is shown. */
export function tellAbout(view) {
  const about = aboutIn(view);
  const isNews = about in view.tasks && about !== told;
  told = about;
  const place = MEANWHILE.includes(view.step) ? find("brought-up").querySelector("p") : find("talk-about").firstElementChild;
  if (isNews && place.offsetParent) speak(place.innerText);
}

export function drawTalk(view, answers, grounds) {
  const { again, about, places } = view.screen;
  find("talk-about").hidden = !about;
  find("talk-again").hidden = !again;
  find("talk-only").hidden = Boolean(again);
  find("talk-rest").hidden = Boolean(about) || places;
  find("talk-place").hidden = !places;
  if (about) {
    writeTask(find("talk-task"), view.tasks[about]);
    drawPicture(find("talk-picture"), view.tasks[about].picture);
    const isAnswered = about in answers;
    find("talk-own").hidden = !isAnswered;
    find("talk-change").hidden = !again || follows(view);
    find("talk-change").querySelector("a").dataset.choose = about;
    if (isAnswered) {
      drawSign(find("talk-own"), answers[about]);
      write(find("talk-word"), answerWords(answers[about], grounds[about]));
    }
  }
  drawBroughtUp(view, view.brought_up in view.tasks ? view.brought_up : null);
}

/** While people write or sort: which task the others talk about, and a way there. Nobody is taken there. */
function drawBroughtUp(view, task) {
  const note = find("brought-up");
  note.hidden = task === null || !MEANWHILE.includes(view.step);
  if (task === null) return;
  writeTask(find("brought-up-text"), view.tasks[task]);
  const link = note.querySelector("a");
  link.dataset.choose = task;
  link.hidden = view.step !== "sort" || follows(view) || find("choose").querySelector("[name=task]").value === task;
}
