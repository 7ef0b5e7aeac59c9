/** "How is it going?", one tap. Its buttons are fetched when somebody asks for them. */

import { announce } from "../ui/say.js";

const link = document.querySelector("#pulse");

const page = (address, options) => fetch(address, { headers: { Accept: "text/html" }, ...options });

/** Answers whether they could be fetched: else the link leads to their own page. */
export async function openPulse() {
  const answer = await page(link.href).catch(() => null);
  if (!answer?.ok) return false;
  const form = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("#pulse-form");
  form.dataset.step = link.dataset.step;
  link.after(form);
  form.addEventListener("submit", (event) => send(event, form));
  form.querySelector("h2").focus();
  return true;
}

async function send(event, form) {
  event.preventDefault();
  const answer = await page(form.action, {
    method: "POST",
    headers: { Accept: "application/json" },
    body: new URLSearchParams({ says: event.submitter.value }),
  }).catch(() => null);
  if (!answer) return;
  const { sentence } = answer.ok ? {} : await answer.json();
  announce(sentence ?? form.dataset.said);
  form.remove();
  link.focus();
}
