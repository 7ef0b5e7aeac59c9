/** What is written and not saved yet, kept in the browser until it is: a closed tab or a refusal loses nothing. */

import { keptAs } from "../live/outbox.js";
import { load, store } from "../ui/stored.js";

const FIELDS = "input:not([type=hidden]), textarea";
const ABOUT = ["do", "task", "question", "action", "group", "role", "duty", "parked"];

/** What a form, or a command, is about. What is done with several tasks has one form, with a button for each command. */
const keyOf = (fields) => ("tasks" in fields ? "several" : ABOUT.map((name) => fields[name] ?? "").join(" "));

function read(form) {
  const fields = new FormData(form);
  const several = [...form.querySelectorAll("[data-many]")].map((ticks) => [ticks.dataset.many, fields.getAll(ticks.dataset.many)]);
  return { ...Object.fromEntries(fields), ...Object.fromEntries(several) };
}

export function openDrafts() {
  const place = `akr-drafts-${keptAs}`;
  const drafts = new Map(load(place));

  const isDraftable = (form) => form.matches("form[data-command]:not([data-as-it-is])") && form.querySelector(FIELDS) !== null;
  const forms = () => [...document.querySelectorAll("form[data-command]")].filter(isDraftable);
  const keep = () => store(place, [...drafts]);

  document.addEventListener("input", (event) => {
    const form = event.target.form;
    if (!form || !isDraftable(form)) return;
    drafts.set(keyOf(read(form)), read(form));
    keep();
    show();
  });

  function show() {
    for (const form of forms()) form.querySelector("[data-unsaved]")?.toggleAttribute("hidden", !isUnsaved(form));
  }

  const isUnsaved = (form) => isDraftable(form) && drafts.has(keyOf(read(form)));

  return {
    isUnsaved,
    /** The form that a command came from, where it is on the page. */
    formOf: (command) => forms().find((form) => keyOf(read(form)) === keyOf(command)),
    /** A command was done: its draft is saved, unless more has been written since. */
    saved(command) {
      const draft = drafts.get(keyOf(command));
      if (!draft || Object.keys(draft).some((name) => name !== "id" && name !== "next" && String(draft[name]) !== String(command[name] ?? ""))) return;
      drafts.delete(keyOf(command));
      keep();
      show();
    },
    /** Put drafts back where they were written. */
    restore() {
      for (const form of forms()) {
        const draft = drafts.get(keyOf(read(form)));
        if (draft) fill(form, draft);
      }
      show();
    },
  };
}

function fill(form, draft) {
  for (const field of form.querySelectorAll(FIELDS)) {
    if (field.type === "radio" || field.type === "checkbox") field.checked = [draft[field.name]].flat().includes(field.value);
    else if (field.value !== draft[field.name]) field.value = draft[field.name] ?? "";
  }
  for (let fold = form.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
}
