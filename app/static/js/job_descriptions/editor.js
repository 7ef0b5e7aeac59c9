/** The editor's comforts: rows come and go without a reload, hours are summed, unsaved words are not left by mistake. */
import { say } from "../ui/say.js";

const editor = document.querySelector("[data-editor]");
const inReadersLanguage = new Intl.NumberFormat(document.documentElement.lang, { maximumFractionDigits: 2 });
let isUnsaved = "unsaved" in editor.dataset;

function addRow(kind) {
  const row = document.querySelector(`#row-${kind}`).content.firstElementChild.cloneNode(true);
  editor.querySelector(`[data-rows="${kind}"]`).append(row);
  showRemoveButtons(row);
  row.querySelector("textarea").focus();
}

/** A row without words is left out when saved; it stays in the page, so that the rows after it keep their numbers. */
function removeRow(row) {
  for (const field of row.querySelectorAll("input, textarea")) field.value = "";
  row.hidden = true;
  const next = [...row.parentElement.children].find((other) => !other.hidden);
  (next?.querySelector("textarea") ?? editor.querySelector(`[data-add="${row.parentElement.dataset.rows}"]`)).focus();
}

function showRemoveButtons(root) {
  for (const button of root.querySelectorAll("[data-remove]")) button.hidden = false;
}

function showSum() {
  const hours = [...editor.querySelectorAll("[data-hours]")].map((field) => parseFloat(field.value.replace(",", ".")) || 0);
  say(editor, "sum", { n: inReadersLanguage.format(hours.reduce((sum, more) => sum + more, 0)) });
}

function changed() {
  isUnsaved = true;
  showSum();
}

editor.addEventListener("input", changed);
editor.addEventListener("click", (event) => {
  const button = event.target.closest("button");
  if (button?.dataset.add) {
    event.preventDefault();
    addRow(button.dataset.add);
  } else if (button && "remove" in button.dataset) {
    removeRow(button.closest("[data-row]"));
    changed();
  }
});
editor.addEventListener("submit", () => (isUnsaved = false));
addEventListener("beforeunload", (event) => {
  if (isUnsaved) event.preventDefault();
});

showRemoveButtons(editor);
showSum();
