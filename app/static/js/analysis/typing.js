/** A note that is typed is saved when the typing rests, not only when the field is left: a closed lid loses nothing. */

import { submit } from "../ui/submit.js";

const REST = 2_000;

export function openTyping() {
  let timer = 0;
  document.addEventListener("input", (event) => {
    if (!event.target.matches("textarea[data-save], input[data-save]:not([type])")) return;
    clearTimeout(timer);
    const { form } = event.target;
    timer = setTimeout(() => form.isConnected && submit(form), REST);
  });
}
