/** How the room answered one of the three questions: one task at a time, the most divided first. */

import { write } from "../ui/say.js";
import { drawBlock, drawHow, drawQuestion, drawRows, drawText, fitIn } from "./bars.js";

const ANSWERS = ["yes", "no", "unsure"];
const find = (id) => document.querySelector(`#${id}`);

/** A share that has no room for its word: the mark and the number stay. */
const NARROW = 0.3;
const sumOf = (votes) => ANSWERS.reduce((sum, answer) => sum + (votes[answer] ?? 0), 0);

let page = 0;
let pages = 1;

export const where = () => ({ page, pages });

export function show(asked) {
  page = asked;
}

export function draw(view) {
  const question = view.screen.of;
  const { order } = view.screen.opinions;
  pages = Math.max(1, order.length);
  page = Math.min(page, pages - 1);
  // The task that everybody is brought to stays.
  const isBroughtUp = order.includes(view.brought_up);
  const shown = isBroughtUp ? view.brought_up : order[page];
  if (isBroughtUp) pages = 1;
  for (const words of find("opinions").querySelectorAll("[data-topic]")) words.hidden = words.dataset.topic !== question;
  find("opinions-sorted").hidden = order.length < 2;
  find("opinions-empty").hidden = shown !== undefined;
  find("opinions-one").hidden = shown === undefined;
  if (shown) drawOne(view, question, shown);
}

function drawOne(view, question, id) {
  const task = view.tasks[id];
  const reply = task.replies?.[question];
  drawText(find("opinions-task"), task);
  drawSaid(find("opinions-bars"), view, question, id);
  find("opinions-question").hidden = Boolean(reply);
  drawQuestion(find("opinions-question"), view, view.screen.opinions.asks[id]);
  drawReply(find("opinions-band"), find("opinions-why"), reply);
  fitIn(find("opinions-one"));
  for (const part of find("opinions-bars").querySelectorAll(".bar-part")) {
    if (part.scrollWidth > part.clientWidth) part.classList.add("is-narrow");
  }
}

/** How each row answered. */
export function drawSaid(list, view, question, id) {
  const said = view.tasks[id].opinions[question];
  drawRows(list, view, view.screen.opinions.answers[id], "opinion-row", (line, row) => {
    const votes = row.as === "bar" ? said.votes[row.id] : {};
    const { answer = "", how = "" } = row.as === "block" ? said.joint[row.id] : {};
    drawHow(line, row, view, sumOf(votes));
    drawBar(line.querySelector("[data-bar]"), votes);
    drawBlock(line, answer);
    drawHows(line, how ? { [how]: "" } : votes);
  });
}

/** What the room came to, where it has. */
export function drawReply(band, note, reply) {
  band.hidden = !reply;
  for (const words of band.querySelectorAll("[data-reply]")) words.hidden = words.dataset.reply !== reply?.answer;
  write(note, reply?.note ?? "");
}

function drawBar(bar, votes) {
  bar.hidden = sumOf(votes) === 0;
  for (const part of bar.querySelectorAll("[data-answer]")) {
    const count = votes[part.dataset.answer] ?? 0;
    part.hidden = count === 0;
    part.style.flexGrow = count;
    part.classList.toggle("is-narrow", count < NARROW * sumOf(votes));
    write(part.querySelector("[data-n]"), String(count));
  }
}

/** What could be done instead: how many said so, or the group's own word. */
function drawHows(line, counts) {
  const hows = [...line.querySelectorAll("[data-how]")];
  for (const how of hows) {
    const n = counts[how.dataset.how] ?? 0;
    how.hidden = n === 0;
    write(how.querySelector("[data-n]"), String(n));
  }
  line.querySelector("[data-hows]").hidden = hows.every((how) => how.hidden);
}
