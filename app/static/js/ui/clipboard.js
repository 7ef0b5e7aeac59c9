/** Buttons that copy the text of a field. Where the browser does not let us, the text is selected instead. */
import { announce } from "./say.js";

for (const button of document.querySelectorAll("[data-copy]")) {
  button.hidden = false;
  button.addEventListener("click", async () => {
    const field = document.getElementById(button.dataset.copy);
    try {
      await navigator.clipboard.writeText(field.value);
      announce(button.dataset.said);
    } catch {
      field.focus();
      field.select();
    }
  });
}
