/**
 * A rehearsal that is enough is the course's part about it, done: kept in this browser, as the course keeps its parts, and
 * said where that is so. `<p data-practised="lead" hidden>` is drawn by the server when enough has been done.
 */

import { keep, kept } from "./kept.js";
import { withDone } from "./progress.js";

function tell() {
  for (const line of document.querySelectorAll("[data-practised][hidden]")) {
    keep(withDone(kept(), line.dataset.practised));
    // Storage may be off, and then nothing is remembered.
    if (kept().includes(line.dataset.practised)) line.hidden = false;
  }
}

tell();

// Beside the lead's pages the coach is drawn anew as things are done.
const coach = document.querySelector("#coach");
if (coach) new MutationObserver(tell).observe(coach, { childList: true, subtree: true, attributeFilter: ["hidden"] });
