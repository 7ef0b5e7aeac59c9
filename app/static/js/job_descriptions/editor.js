/** The editor's comforts: rows come and go without a reload, hours are summed, what is typed survives what may happen. */
import { openCopy } from "./copy.js";
import { showHours } from "./hours.js";
import { field, openRows } from "./rows.js";

/** Not the writer's words: which version, what was picked in a clash, what to take from the board. */
const NOT_KEPT = /^(version|base|copy|once|source|pick:.*)$/;

const main = document.querySelector("main");
const editor = document.querySelector("[data-editor]");
const restored = editor.querySelector("[data-restored]");
const rows = openRows(editor, changed);
let isKept = true;

const fields = () => [...new FormData(editor)].filter(([name]) => !NOT_KEPT.test(name));
const asOne = (typed) => JSON.stringify(typed.filter(([name]) => !/_id$/.test(name)).map(([name, value]) => [name, value.trim()]));
const asServed = asOne(fields());
const copy = await openCopy(main.dataset.id);
// What the browser would put back, where this script is dead, is in the copy now.
editor.autocomplete = "off";

/** The version that the writer's own changes were made from, and the one that the form says, may differ in a clash. */
const base = () => editor.elements.base.value;

function changed() {
  showHours(editor);
  isKept = copy.keep(base(), fields()) !== "";
  showUnsaved();
}

function showUnsaved() {
  const isUnsaved = "unsaved" in editor.dataset || asOne(fields()) !== asServed;
  for (const note of document.querySelectorAll("[data-unsaved-note]")) note.hidden = !isUnsaved;
}

/** Put a copy back. Rows are found by their ids; those that are not in the page are made. */
function putBack({ version, fields: typed }) {
  putBackRows("duties", ".duty", byRow(typed, "duty"));
  putBackRows("requirements", ".requirement", byRow(typed, "requirement"));
  for (const [name, value] of typed) {
    const there = editor.elements[name];
    if (there && !/^(duty|requirement)_/.test(name)) there.value = value;
  }
  editor.querySelector("[data-restored-older]").hidden = version === editor.elements.version.value;
  editor.elements.version.value = editor.elements.base.value = version;
  restored.hidden = false;
}

function putBackRows(kind, selector, typed) {
  const there = new Map([...editor.querySelectorAll(selector)].map((row) => [field(row, "id").value, row]));
  for (const row of typed) {
    const hasWords = Boolean(row.text || row.what || row.why);
    const its = there.get(row.id) ?? (hasWords ? rows.add(kind, row.id) : null);
    if (!its) continue;
    there.delete(row.id);
    for (const [name, value] of Object.entries(row)) field(its, name).value = value;
    its.hidden = !hasWords && Boolean(row.id) && its.nextElementSibling !== null;
  }
  for (const row of there.values()) if (field(row, kind === "duties" ? "text" : "what").value) rows.remove(row);
}

/** [{id, text, …}], from fields that come once for each row. */
function byRow(typed, of) {
  const found = [];
  for (const [name, value] of typed) {
    if (!name.startsWith(`${of}_`)) continue;
    if (name === `${of}_id`) found.push({});
    found.at(-1)[name.slice(of.length + 1)] = value;
  }
  return found;
}

editor.addEventListener("input", changed);
editor.addEventListener("submit", () => {
  editor.elements.copy.value = copy.keep(base(), fields());
  isKept = true;
});
editor.querySelector("[data-throw]").addEventListener("click", () => {
  copy.throwAway();
  location.reload();
});
addEventListener("beforeunload", (event) => {
  if (!isKept) event.preventDefault();
});

const menu = editor.querySelector("[data-menu]");
document.addEventListener("click", (event) => menu.contains(event.target) || (menu.open = false));
menu.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  menu.open = false;
  menu.querySelector("summary").focus();
});

if (location.search) history.replaceState(null, "", location.pathname + location.hash);
if ("unsaved" in editor.dataset) {
  copy.keep(base(), fields());
} else {
  const left = await copy.left(main.dataset.saved);
  if (left && asOne(left.fields) !== asServed) putBack(left);
  else if (left) copy.throwAway();
  else if (asOne(fields()) !== asServed) changed(); // somebody was quicker than the script
}
showHours(editor);
showUnsaved();
