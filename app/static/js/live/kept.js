/** Forms with something chosen or written in them that is not sent: nobody's news may take that away. */

/** Forms as they were sent: what stands in them is the server's now. */
const sent = new WeakSet();
document.addEventListener("input", (event) => sent.delete(event.target.form));

export const isKept = (form) => !sent.has(form) && [...form.elements].some(isTouched);
export const wasSent = (form) => sent.add(form);

function isTouched(field) {
  if (field instanceof HTMLSelectElement) return field.selectedIndex !== Math.max(0, [...field.options].findIndex((it) => it.defaultSelected));
  if (["checkbox", "radio"].includes(field.type)) return field.checked !== field.defaultChecked;
  return field.type !== "hidden" && field.defaultValue !== undefined && field.value !== field.defaultValue;
}
