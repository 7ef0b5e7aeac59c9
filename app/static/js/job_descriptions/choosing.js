/** What the ticked tasks add up to, while somebody ticks. */
import { say } from "../ui/say.js";
import { number, saySum } from "./hours.js";
import { added } from "./sums.js";

const bar = document.querySelector("[data-sum]");
const form = bar.closest("form");
const { before, fullTime } = bar.dataset;

function show() {
  const hours = [...form.querySelectorAll("[data-task-hours]:checked")].map((box) => number(box.dataset.taskHours));
  const without = hours.filter((it) => !it).length;
  say(bar, "chosen", { n: hours.length });
  bar.querySelector("[data-without]").hidden = !without;
  if (without) say(bar, "without", { n: without });
  saySum(bar, added(hours, number(before), number(fullTime)));
}

form.addEventListener("change", show);
show(); // a browser that goes back has ticked what was ticked
