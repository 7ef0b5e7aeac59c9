/** How the room answered one of the three questions: one task at a time, the most divided first. */

import { copy, keep } from "../ui/list.js";
import { write } from "../ui/say.js";
import { drawText } from "./bars.js";
import { inOrder } from "./signs.js";

const ANSWERS = ["yes", "no", "unsure"];
const { together, everybody } = document.querySelector("main").dataset;
const find = (id) => document.querySelector(`#${id}`);

/** A share that has no room for its word: the mark and the number stay. */
const NARROW = 0.22;
const sumOf = (votes) => ANSWERS.reduce((sum, answer) => sum + votes[answer], 0);

let page = 0;
let pages = 1;
let before = "";

export const where = () => ({ page, pages });

export function turn() {
  page = (page + 1) % pages;
}

export function draw(view) {
  const question = view.topic.open;
  if (before !== question) page = 0;
  before = question;
  const tasks = inOrder(view.tasks)
    .filter(([, task]) => task.opinions?.[question])
    .sort(([, one], [, other]) => other.opinions[question].divided - one.opinions[question].divided || one.order - other.order);
  pages = Math.max(1, tasks.length);
  page = Math.min(page, pages - 1);
  // The task that everybody is brought to stays.
  const broughtUp = tasks.find(([id]) => id === view.brought_up);
  const shown = broughtUp ?? tasks[page];
  if (broughtUp) pages = 1;
  for (const words of find("opinions").querySelectorAll("[data-topic]")) words.hidden = words.dataset.topic !== question;
  find("opinions-empty").hidden = shown !== undefined;
  find("opinions-one").hidden = shown === undefined;
  if (shown) drawOne(view, question, shown[1]);
}

function drawOne(view, question, task) {
  drawText(find("opinions-task"), task.text);
  const units = Object.entries(task.opinions[question].votes);
  const list = find("opinions-bars");
  list.dataset.many = units.length;
  keep(list, units, {
    key: ([unit]) => unit,
    make: () => copy("opinion-row"),
    update: (line, [unit, votes]) => {
      const isAll = units.length === 1;
      write(line.querySelector("[data-name]"), unit === "together" ? (isAll ? everybody : together) : view.groups[unit].name);
      for (const answer of ANSWERS) {
        const part = line.querySelector(`[data-answer="${answer}"]`);
        part.hidden = !votes[answer];
        part.style.flexGrow = votes[answer];
        part.classList.toggle("is-narrow", votes[answer] < NARROW * sumOf(votes));
        write(part.querySelector("[data-n]"), String(votes[answer]));
      }
      const hows = [...line.querySelectorAll("[data-how]")];
      for (const how of hows) {
        const n = votes[how.dataset.how] ?? 0;
        how.hidden = n === 0;
        write(how.querySelector("[data-n]"), String(n));
      }
      line.querySelector("[data-hows]").hidden = hows.every((how) => how.hidden);
    },
  });
  const reply = task.replies?.[question];
  const band = find("opinions-band");
  for (const words of band.querySelectorAll("[data-reply]")) words.hidden = words.dataset.reply !== (reply?.answer ?? "");
  write(find("opinions-why"), reply?.note ?? "");
}
