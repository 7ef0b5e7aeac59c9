/** Green's second question: may or should only we, and on what ground. It can be skipped. */

import { write } from "../ui/say.js";

const section = document.querySelector("#why");

export function drawGround(id, text, ground) {
  write(document.querySelector("#why-task"), text);
  for (const field of section.querySelectorAll("[name=task]")) field.value = id;
  for (const button of section.querySelectorAll(".ground")) {
    const stands = ground?.only === button.dataset.only && ground.ground === button.value;
    if (stands) button.setAttribute("aria-current", "true");
    else button.removeAttribute("aria-current");
  }
}

/** The ground in few words; an empty text where none was given. */
export function groundWords(ground) {
  if (!ground?.only) return "";
  const name = ["data", ground.only, ground.ground].filter(Boolean).join("-");
  return document.querySelector("#ground-words").getAttribute(name) ?? "";
}
