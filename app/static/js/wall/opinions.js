/** How the room answered one of the three questions: one task at a time, the most divided first. */

import { write } from "../ui/say.js";
import { drawBlock, drawHow, drawQuestion, drawRows, drawText, fitIn } from "./bars.js";

const ANSWERS = ["yes", "no", "unsure"];
const find = (id) => document.querySelector(`#${id}`);

/** A share that has no room for its word: the mark and the number stay. */
const NARROW = 0.22;
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
  const said = task.opinions[question];
  const { answers, asks } = view.screen.opinions;
  drawText(find("opinions-task"), task.text);
  drawRows(find("opinions-bars"), view, answers[id], "opinion-row", (line, row) => {
    const votes = row.as === "bar" ? said.votes[row.id] : {};
    const { answer = "", how = "" } = row.as === "block" ? said.joint[row.id] : {};
    drawHow(line, row, view, sumOf(votes));
    drawBar(line.querySelector("[data-bar]"), votes);
    drawBlock(line, answer);
    drawHows(line, how ? { [how]: "" } : votes);
  });
  const reply = task.replies?.[question];
  find("opinions-question").hidden = Boolean(reply);
  drawQuestion(find("opinions-question"), view, asks[id]);
  const band = find("opinions-band");
  band.hidden = !reply;
  for (const words of band.querySelectorAll("[data-reply]")) words.hidden = words.dataset.reply !== reply?.answer;
  write(find("opinions-why"), reply?.note ?? "");
  fitIn(find("opinions-one"));
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
