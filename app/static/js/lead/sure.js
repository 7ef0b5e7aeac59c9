/** Steps that people in the room would notice are asked about first, in the page. Going back is free. */

import { say } from "../ui/say.js";
import { readyIn } from "./progress.js";

const SHOWS_ANSWERS = ["reveal", "settle", "analyse", "act", "closed"];

const panels = () => document.querySelectorAll(".sure");

/** @param latest  () => the view */
export function askFirst(latest) {
  let asker = null;

  document.addEventListener(
    "submit",
    (event) => {
      const form = event.target;
      if (form.elements.do?.value !== "open_step" || form.closest(".sure")) return;
      close();
      const step = form.elements.step.value;
      const panel = document.querySelector(`#sure-${reason(latest(), step)}`);
      if (!panel) return;
      event.preventDefault();
      asker = event.submitter;
      panel.querySelector("[name=step]").value = step;
      panel.hidden = false;
      panel.querySelector("[tabindex]").focus();
    },
    true,
  );

  document.addEventListener("click", (event) => {
    if (!event.target.closest("[data-not-sure]")) return;
    close();
    asker?.focus();
  });

  return (view) => say(document, "still_answering_now", { n: stillAnswering(view) });
}

export function close() {
  for (const panel of panels()) panel.hidden = true;
}

function reason(view, step) {
  if (step === "sort" && Object.keys(view.tasks).length === 0) return "sort";
  if (view.step === "sort" && SHOWS_ANSWERS.includes(step) && stillAnswering(view) > 0) return "reveal";
  return "";
}

const stillAnswering = (view) => Object.values(view.groups).reduce((sum, group) => sum + group.people - readyIn(group), 0);
