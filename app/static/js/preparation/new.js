/** A new workshop: what it becomes is shown while one fills it in. */

import { openRows } from "./rows.js";

const form = document.querySelector("#new-workshop");
const look = openRows(form);

form.elements.template.addEventListener("change", async () => {
  await look();
  form.elements.filled.value = form.elements.template.value;
});

// Elsewhere than in the rows Enter makes the workshop, as the large button does; not what happens to stand first.
form.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || event.defaultPrevented || !event.target.matches("input:not([type=radio])")) return;
  event.preventDefault();
  form.requestSubmit(form.querySelector(".primary"));
});
