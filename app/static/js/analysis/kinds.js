/** An action's form shows the fields that its kind has: whom it moves to, how to notice that it was wrong. */

export function openKinds() {
  document.addEventListener("change", (event) => {
    if (event.target.name === "kind") show();
  });
  return show;
}

function show() {
  for (const form of document.querySelectorAll("form[data-command]")) {
    if (!form.elements.kind || form.elements.kind.type === "hidden") continue;
    const kind = form.elements.kind.value;
    for (const field of form.querySelectorAll("[data-of-kind]")) field.hidden = kind !== field.dataset.ofKind;
  }
}
