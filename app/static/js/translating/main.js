/** What is typed and not saved yet survives a reload, a closed tab and an empty battery, and the page says how much it is. */

import { say } from "../ui/say.js";

const form = document.querySelector("#translate");
const { language } = document.querySelector("main").dataset;
const place = (field) => `akr-translation ${language} ${field.name}`;
const tidy = (text) => text.normalize("NFC").replace(/\s+/g, " ").trim();
/** What stood in the field, and what it translates, when it began to be written in. */
const before = (field) => ["was", "base"].map((name) => form.elements[field.name.replace("text", name)]);
const isUnsaved = (field) => tidy(field.value) !== before(field)[0].value;

if (form) {
  const fields = [...form.querySelectorAll("textarea")];
  for (const field of fields) {
    // What a list has filled in, or the server has given back, is newer than what is kept here.
    const kept = "asItIs" in field.dataset ? null : load(place(field));
    if (kept && tidy(kept.typed) !== before(field)[0].value) fill(field, kept);
    keep(field);
  }
  form.addEventListener("input", (event) => {
    if (!event.target.matches("textarea")) return;
    keep(event.target);
    tell(fields);
  });
  tell(fields);
}

/** If somebody has changed either since, the server says so: nobody's words are written over unseen. */
function fill(field, { typed, was }) {
  field.value = typed;
  for (const [nth, hidden] of before(field).entries()) hidden.value = was[nth];
}

function tell(fields) {
  const n = fields.filter(isUnsaved).length;
  document.querySelector("#unsaved").hidden = n === 0;
  say(form, "unsaved", { n });
}

function load(name) {
  try {
    return JSON.parse(localStorage.getItem(name));
  } catch {
    // Storage is off in some private windows: what is typed then lives as long as the page.
    return null;
  }
}

function keep(field) {
  const was = before(field).map((hidden) => hidden.value);
  try {
    if (isUnsaved(field)) localStorage.setItem(place(field), JSON.stringify({ typed: field.value, was }));
    else localStorage.removeItem(place(field));
  } catch {
    // As above.
  }
}
