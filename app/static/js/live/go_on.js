/** A form marked `data-goes-on` leads to another page once what it asks for is done. */

const places = new Map();

/** @param id  of what the form has asked for */
export function noteWhereTo(form, id) {
  if ("goesOn" in form.dataset) places.set(id, form.elements.next.value);
}

export function goOn({ id }) {
  if (places.has(id)) location.assign(places.get(id));
}
