/** The rows of tasks and of requirements: they come and go without a reload. */

const ALPHABET = "0123456789abcdefghijklmnopqrstuvwxyz";

/** An id for something new: fourteen letters and digits. */
export const newId = () => [...crypto.getRandomValues(new Uint8Array(14))].map((byte) => ALPHABET[byte % 36]).join("");

/** `root`: the form; `onChange` is called when a row has come or gone by a press. */
export function openRows(root, onChange) {
  function add(kind, id = newId()) {
    const row = document.querySelector(`#row-${kind}`).content.firstElementChild.cloneNode(true);
    const list = root.querySelector(`[data-rows="${kind}"]`);
    field(row, "id").value = id;
    const above = list.lastElementChild;
    if (above && field(row, "heading")) field(row, "heading").value = field(above, "heading").value;
    list.append(row);
    showRemoveButtons(row);
    return row;
  }

  /** A row without words is left out when saved; until then it stands in the page, out of sight. */
  function remove(row) {
    for (const it of row.querySelectorAll("input:not([type=hidden]), textarea")) it.value = "";
    row.hidden = true;
  }

  root.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (button?.dataset.add) {
      event.preventDefault();
      add(button.dataset.add).querySelector("textarea").focus();
      onChange();
    } else if (button && "remove" in button.dataset) {
      const row = button.closest("[data-row]");
      const near = [...row.parentElement.children].find((other) => !other.hidden && other !== row);
      remove(row);
      (near?.querySelector("textarea") ?? root.querySelector("[data-add]")).focus();
      onChange();
    }
  });

  // What a button removes is said by its name, as it reads now.
  root.addEventListener("focusin", ({ target }) => "remove" in target.dataset && nameOf(target));
  root.addEventListener("input", ({ target }) => {
    const button = target.closest("[data-row]")?.querySelector("[data-remove]");
    if (button) nameOf(button);
  });

  showRemoveButtons(root);
  return { add, remove };
}

/** A field of a row, by its name without the kind: `id`, `text`, `hours` … */
export const field = (row, name) => row.querySelector(`[name$="_${name}"]`);

function nameOf(button) {
  button.querySelector("[data-row-name]").textContent = `: ${button.closest("[data-row]").querySelector("textarea").value}`;
}

function showRemoveButtons(root) {
  for (const button of root.querySelectorAll("[data-remove]")) {
    button.hidden = false;
    nameOf(button);
  }
}
