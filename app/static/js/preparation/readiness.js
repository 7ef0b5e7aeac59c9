/** Before a workshop: each press is sent as it is made, and what follows from it is drawn again. */

import { sendForms } from "../live/commands.js";
import { follow } from "../live/follow.js";
import { openSections } from "../live/refresh.js";
import { announce } from "../ui/announce.js";

const main = document.querySelector("main");
const isChanged = (form) => [...form.elements].some((field) => field.value !== (field.defaultValue ?? field.value));
const sections = openSections({ address: main.dataset.page, isKept: isChanged, onSwapped: () => {} });

const workshop = follow({ main, onView: sections.follow, onDone: sections.now, onRefused });

sendForms(workshop.ask, (form, command) => {
  if (command.do === "add_group") form.reset();
});

function onRefused(command, refusal) {
  if (command.do === "add_group") document.querySelector("#new-group").value = command.name;
  announce(refusal.sentence);
}
