/** The schedule in the head: where we are, whether there is time, and what is placed without talk where there is not. */

import { copy, keep } from "../ui/list.js";
import { say, write } from "../ui/say.js";
import { openClock } from "../ui/time.js";
import { fits } from "./fits.js";
import { setHidden } from "./focus.js";
import { groupsInOrder } from "./groups.js";
import { drawSigns } from "./placing.js";
import { stepWord } from "./rail.js";

const OFTEN = 5000;
const TWENTIETHS = 20;

const find = (id) => document.querySelector(`#${id}`);

/** @returns draw(view), which also goes by itself as the time does; close(): what has been placed closes the sheet */
export function openSchedule(main) {
  const clock = openClock(main);
  const root = find("schedule");
  let latest = null;

  function draw(view) {
    latest = view;
    const { steps, now, far, lay } = view.screen.schedule;
    if (steps.length === 0) return;
    const told = fits(now, view.timer, clock.now());
    drawSteps(steps, view.step, told);
    drawSays(root, far, now, told);
    // What is being read and ticked is left alone.
    if (!find("lay").open) drawLay(view, lay.slice(0, told.lay));
    find("lay-none").hidden = told.lay === 0 || lay.length > 0;
    for (const form of root.querySelectorAll(".plan-step")) drawPlan(form, view.schedule.minutes);
  }

  setInterval(() => latest && draw(latest), OFTEN);

  return {
    draw,
    close() {
      find("lay").open = false;
    },
  };
}

function drawSteps(steps, step, { filled, over }) {
  const at = steps.findIndex((it) => it.step === step);
  keep(find("schedule-bar"), steps, {
    key: (it) => it.step,
    make: () => copy("schedule-step"),
    update: (item, it) => {
      const place = steps.indexOf(it);
      const isNow = place === at;
      item.dataset.share = it.share;
      item.toggleAttribute("data-past", place < at);
      if (isNow) item.setAttribute("aria-current", "step");
      else item.removeAttribute("aria-current");
      write(item.querySelector("[data-word]"), stepWord(it.step));
      say(item, "planned", it);
      const gone = item.querySelector(".schedule-gone");
      gone.hidden = !isNow;
      gone.firstElementChild.dataset.share = filled;
      gone.lastElementChild.dataset.share = TWENTIETHS - filled;
      item.querySelector("[data-over]").hidden = !isNow || over === 0;
      say(item, "over", { over });
    },
  });
}

function drawSays(root, far, now, told) {
  const isPaced = told.needs !== null;
  const values = { ...far, ...now, ...told };
  for (const name of ["pace_has", "pace", "time_has", "time_plan", `far_${far.kind}`]) say(root, name, values);
  for (const place of root.querySelectorAll("[data-answer]")) place.hidden = place.dataset.answer !== told.answer;
  for (const place of root.querySelectorAll("[data-time]")) place.hidden = place.dataset.time !== told.time;
  for (const place of root.querySelectorAll("[data-far]")) place.hidden = isPaced || place.dataset.far !== far.kind;
  find("pace-has").hidden = !isPaced || !told.has;
  find("pace").hidden = !isPaced || Boolean(told.has);
  find("no-pace").hidden = far.kind !== "left" || far.n === 0 || isPaced;
}

function drawLay(view, laid) {
  setHidden(find("lay"), laid.length === 0);
  say(find("lay"), "lay", { n: laid.length });
  keep(find("lay-tasks"), laid, {
    key: ({ task }) => task,
    make: () => copy("lay-line"),
    update: (line, { task, places }) => {
      const box = line.querySelector("input");
      box.value = task;
      box.checked = true;
      write(line.querySelector(".line-text"), view.tasks[task].text);
      drawSigns(line.querySelector(".agreed-signs"), view, places);
    },
  });
  const without = new Set(laid.flatMap((it) => it.without));
  const names = groupsInOrder(view).filter(([id]) => without.has(id)).map(([, { name }]) => name);
  find("lay-without").hidden = names.length === 0;
  say(find("lay"), "lay_without", { names: names.join(", ") });
}

/** The minutes of a step, unless somebody is writing them. */
function drawPlan(form, minutes) {
  const field = form.elements.minutes;
  const planned = String(minutes[form.elements.step.value]);
  if (field.value === field.defaultValue || field.value === planned) field.value = planned;
  field.defaultValue = planned;
}
