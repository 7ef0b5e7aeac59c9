/** A page beside the lead's own: drawn by the server, and fetched again when what it is about has changed. */

import { follow, sendForms } from "../live/follow.js";
import { openSections } from "../live/refresh.js";
import { announce, speak } from "../ui/say.js";

const main = document.querySelector("main");
let isToldNext = false;

/** Forms as they were sent: what stands in them is the server's now. */
const sent = new WeakSet();
document.addEventListener("input", (event) => sent.delete(event.target.form));

/** Something is chosen or written in it that is not sent: nobody's news may take that away. */
const isKept = (form) => !sent.has(form) && [...form.elements].some(isTouched);

function isTouched(field) {
  if (field instanceof HTMLSelectElement) return field.selectedIndex !== Math.max(0, [...field.options].findIndex((it) => it.defaultSelected));
  if (["checkbox", "radio"].includes(field.type)) return field.checked !== field.defaultChecked;
  return field.type !== "hidden" && field.defaultValue !== undefined && field.value !== field.defaultValue;
}

const sections = openSections({ address: main.dataset.page, isKept, onSwapped: tell });

/** What the person did, said once it stands on the page. */
function tell() {
  if (!isToldNext) return;
  isToldNext = false;
  const happened = main.querySelector("[data-happened]");
  if (happened) speak(happened.textContent);
}

const workshop = follow({
  main,
  onView: sections.follow,
  onDone() {
    isToldNext = true;
    sections.now();
  },
  onRefused: (command, refusal) => announce(refusal.sentence),
});

sendForms(workshop.ask, (form) => sent.add(form));
