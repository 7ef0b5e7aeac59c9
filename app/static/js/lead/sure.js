/** Steps that people in the room would notice are asked about first, in the page. Going back is free. */

import { speak, write } from "../ui/say.js";

const panels = () => document.querySelectorAll(".sure");

/** @param latest  () => the view */
export function askFirst(latest) {
  let asker = null;

  function open(event, panel, step) {
    event.preventDefault();
    asker = event.submitter;
    panel.querySelector("[name=step]").value = step;
    panel.hidden = false;
    panel.querySelector("[tabindex]").focus();
  }

  document.addEventListener(
    "submit",
    (event) => {
      const form = event.target;
      // What asks without scripts for a page that asks first.
      const asksFor = form.dataset.asksFirst;
      const step = asksFor ?? (form.elements.do?.value === "open_step" ? form.elements.step.value : null);
      if (step === null || form.closest(".sure, #names")) return;
      close();
      const name = latest().screen.first[step];
      if (name === "names") {
        event.preventDefault();
        document.querySelector("#names-title").focus();
      } else if (name) open(event, document.querySelector(`#sure-${name}`), step);
    },
    true,
  );

  document.addEventListener("click", (event) => {
    if (!event.target.closest("[data-not-sure]")) return;
    event.preventDefault();
    close();
    asker?.focus();
  });
}

export function close() {
  for (const panel of panels()) panel.hidden = true;
  refused("");
}

/** Why nothing could be shown, where it was asked for. */
export function refused(sentence) {
  for (const place of document.querySelectorAll(".too-few")) {
    place.hidden = !sentence;
    write(place, sentence);
  }
  if (sentence) speak(sentence);
}
