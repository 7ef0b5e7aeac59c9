/** Several tasks at once: how many are ticked and what they take, and which of them may stay when they are merged. */

import { say } from "../ui/say.js";
import { timeWords } from "../ui/time_words.js";

const form = () => document.querySelector("#several");
const boxes = () => [...form().querySelectorAll("[name=tasks]")];
/** What rests is folded away, and is not ticked unseen. @param colour  "red" or "black" */
const isOf = (colour, box) => box.matches(`[data-${colour}]`) && !box.closest("#resting");

export function openSeveral() {
  document.addEventListener("change", (event) => {
    if (event.target.name === "tasks") show();
  });
  document.addEventListener("click", (event) => {
    const tick = event.target.closest("[data-tick]")?.dataset.tick;
    if (!tick) return;
    for (const box of boxes()) box.checked = isOf(tick, box);
    boxes()[0].dispatchEvent(new Event("input", { bubbles: true }));
    show();
  });
  return show;
}

function show() {
  if (!form()) return;
  const ticked = boxes().filter((box) => box.checked);
  const minutes = ticked.reduce((sum, box) => sum + Number(box.dataset.minutes), 0);
  say(form(), "ticked", { n: ticked.length });
  if (minutes) say(form(), "ticked_time", { time: timeWords(minutes) });
  for (const part of form().querySelectorAll("[data-none]")) part.hidden = ticked.length > 0;
  for (const part of form().querySelectorAll("[data-some]")) part.hidden = ticked.length === 0 || (part.matches("p") && !minutes);
  for (const colour of ["red", "black"]) form().querySelector(`[data-tick=${colour}]`).hidden = !boxes().some((box) => isOf(colour, box));
  form().querySelector("[data-tick=none]").hidden = ticked.length === 0;
  const may = new Set(["", ...ticked.map((box) => box.value)]);
  for (const option of form().querySelectorAll("[name=into] option")) option.hidden = option.disabled = !may.has(option.value);
}
