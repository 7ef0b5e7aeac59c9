/** A new workshop: what it becomes is shown while one fills it in. */

import { submit } from "../ui/submit.js";
import { openRows } from "./rows.js";

const form = document.querySelector("#new-workshop");
const look = openRows(form);

// The groups are the chosen list's, where nobody has typed any.
form.elements.template.addEventListener("change", () => look());
if (form.elements.template.value !== form.elements.filled.value) look();

// Elsewhere than in the rows Enter makes the workshop, as the large button does; not what happens to stand first.
form.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || event.defaultPrevented || !event.target.matches("input:not([type=radio])")) return;
  event.preventDefault();
  submit(form, form.querySelector(".primary"));
});
