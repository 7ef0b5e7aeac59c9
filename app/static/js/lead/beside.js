/** A page beside the lead's own: drawn by the server, and fetched again when what it is about has changed. */

import { follow, sendForms } from "../live/follow.js";
import { isKept, wasSent } from "../live/kept.js";
import { openSections } from "../live/refresh.js";
import { announce, speak } from "../ui/say.js";

const main = document.querySelector("main");
let isToldNext = false;

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

sendForms(workshop.ask, wasSent);
