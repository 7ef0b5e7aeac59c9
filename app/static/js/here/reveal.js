/** How the votes fell, task by task, the most divided first. */

import { copy, keep } from "../ui/list.js";
import { say, softly, write } from "../ui/say.js";
import { drawAnswers, drawQuestion, drawWhyInSum } from "../wall/bars.js";

const find = (id) => document.querySelector(`#${id}`);
const part = document.querySelector("[data-picture=reveal]");

export function draw(view) {
  const { order, answers, asks, unshown } = view.screen;
  find("reveal-empty").hidden = order.length > 0;
  find("reveal-sorted").hidden = order.length < 2;
  find("reveal-unshown").hidden = unshown === 0 || order.length === 0;
  say(part, "unshown", { n: unshown });
  drawWhyInSum(part, order.length > 0 ? view : { ...view, together: [] });
  keep(find("reveal-tasks"), order, {
    key: (id) => id,
    make: () => copy("column-task"),
    update: (line, id) => {
      write(line.querySelector("[data-text]"), softly(view.tasks[id]));
      drawAnswers(line.querySelector(".answer-rows"), view, view.tasks[id], answers[id]);
      line.querySelector("[data-asked]").hidden = !asks[id];
      if (asks[id]) drawQuestion(line, view, asks[id]);
    },
  });
}
