/** How the room answered one of the three questions, task by task; first the one that everybody is brought to. */

import { copy, keep } from "../ui/list.js";
import { softly, write } from "../ui/say.js";
import { drawQuestion } from "../wall/bars.js";
import { drawReply, drawSaid } from "../wall/opinions.js";

const find = (id) => document.querySelector(`#${id}`);
const part = document.querySelector("[data-picture=opinions]");

export function draw(view) {
  const question = view.screen.of;
  const { order, asks } = view.screen.opinions;
  const first = order.filter((id) => id === view.brought_up);
  const shown = first.length > 0 ? first : order;
  for (const words of part.querySelectorAll("[data-topic]")) words.hidden = words.dataset.topic !== question;
  find("opinions-sorted").hidden = shown.length < 2;
  find("opinions-empty").hidden = shown.length > 0;
  keep(find("opinions-tasks"), shown, {
    key: (id) => id,
    make: () => copy("column-task"),
    update: (line, id) => {
      const reply = view.tasks[id].replies?.[question];
      write(line.querySelector("[data-text]"), softly(view.tasks[id]));
      drawSaid(line.querySelector(".answer-rows"), view, question, id);
      line.querySelector("[data-asked]").hidden = Boolean(reply);
      drawQuestion(line, view, asks[id]);
      drawReply(line.querySelector("[data-came-to]"), line.querySelector("[data-note]"), reply);
    },
  });
}
