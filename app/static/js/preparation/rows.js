/**
 * The rows in which groups are typed. What is proposed for them is the server's to say: whenever something in them has
 * changed, the page is asked for anew with what is typed, and what follows from it is drawn. Nothing is decided here.
 */

import { morph, remember } from "../ui/morph.js";

const MOST_TRIES = 5;

/** @param form  with `#group-rows`, which says where to ask, and sections marked `data-drawn-anew` */
export function openRows(form) {
  let asked = 0;
  document.body.classList.add("is-live");
  form.querySelectorAll("#group-rows, [data-drawn-anew]").forEach(remember);

  form.addEventListener("input", () => (form.dataset.unsaved = ""));
  form.addEventListener("change", (event) => {
    if (event.target.matches("[id^=joins-]")) form.querySelector(`#${event.target.id.replace("joins", "joined")}`).checked = true;
    if (event.target.closest("#group-rows")) look();
  });

  form.addEventListener("click", (event) => {
    const step = event.target.closest("[data-step]");
    if (!step) return;
    const field = form.querySelector(`#${step.getAttribute("aria-controls")}`);
    const now = Number.parseInt(field.value, 10) || 0;
    field.value = Math.max(0, now + Number(step.dataset.step));
    form.dataset.unsaved = "";
    look();
  });

  // Enter in a row says that one is done with the field, not with the form.
  form.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || !event.target.matches("#group-rows input:not([type=radio])")) return;
    event.preventDefault();
    look();
  });

  form.addEventListener("submit", (event) => {
    const pressed = event.submitter;
    if (!pressed?.closest("#group-rows") || pressed.name !== "do") return;
    event.preventDefault();
    look(pressed.value);
  });

  /** @param act  what was pressed: "more", "all" or "proposed" */
  async function look(act = "look", tries = 0) {
    const mine = ++asked;
    const sent = typed();
    const fields = new URLSearchParams(sent);
    fields.set("do", act);
    const fresh = await fetchPage(form.querySelector("#group-rows").dataset.rows, fields);
    if (!fresh) return;
    // Something was typed meanwhile, or asked for: this answer is to an old question.
    if (mine !== asked && act === "look") return;
    if (typed() !== sent && tries < MOST_TRIES) {
      look(act, tries + 1);
      return;
    }
    draw(fresh);
    if (act === "more") form.querySelector(".group-row:last-of-type input")?.focus();
    if (act === "all" || act === "proposed") form.querySelector("#all-jointly, #follow-proposal")?.focus();
  }

  const typed = () => new URLSearchParams(new FormData(form)).toString();

  function draw(fresh) {
    for (const part of form.querySelectorAll("#group-rows, [data-drawn-anew]")) {
      const drawn = fresh.getElementById(part.id);
      if (!drawn) continue;
      morph(part, drawn, {
        ignoreActiveValue: true,
        // What somebody has unfolded stays unfolded.
        callbacks: { beforeAttributeUpdated: (name) => name !== "open" },
      });
    }
  }

  // Somebody may have been quicker than the script, or have come back to what they had typed.
  if ([...form.querySelectorAll("#group-rows input")].some((field) => field.value !== field.defaultValue)) look();
  return look;
}

async function fetchPage(address, fields) {
  try {
    const answer = await fetch(address, { method: "POST", body: fields, headers: { Accept: "text/html" } });
    if (!answer.ok || answer.redirected) return null;
    return new DOMParser().parseFromString(await answer.text(), "text/html");
  } catch {
    return null; // Without the network what stands there stays; the form can still be sent.
  }
}
