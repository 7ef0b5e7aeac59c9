/** Before a workshop: each press is sent as it is made, and what follows from it is drawn again. */

import { follow, sendForms } from "../live/follow.js";
import { openSections } from "../live/refresh.js";
import { announce } from "../ui/say.js";
import { openRows } from "./rows.js";

const main = document.querySelector("main");
const isChanged = (form) =>
  "unsaved" in form.dataset || [...form.elements].some((field) => field.value !== (field.defaultValue ?? field.value));
const sections = openSections({ address: main.dataset.page, isKept: isChanged, onSwapped: () => {} });

const workshop = follow({
  main,
  onView: sections.follow,
  onDone: sections.now,
  onRefused: (_command, refusal) => announce(refusal.sentence),
});

sendForms(workshop.ask);
const groups = document.querySelector("#groups-form");
if (groups) openRows(groups);
