/** What comes and goes on a page: lines of a list, copies of templates, the sections of a step. */

/**
 * Make a list of elements match a list of items, touching the least: what has focus or is held stays as it is.
 *
 * @param list    the parent element
 * @param items   in their order
 * @param key     (item) => string, kept as `data-key`
 * @param make    () => a new element
 * @param update  (element, item) => void
 */
export function keep(list, items, { key, make, update }) {
  const there = new Map([...list.children].map((element) => [element.dataset.key, element]));
  const wanted = new Set(items.map(key));
  for (const [name, element] of there) {
    if (!wanted.has(name)) element.remove();
  }
  let next = list.firstElementChild;
  for (const item of items) {
    const name = key(item);
    const element = there.get(name) ?? make(item);
    element.dataset.key = name;
    if (element === next) next = next.nextElementSibling;
    else moveTo(list, element, next);
    update(element, item);
  }
}

/** Insert, and give the focus back to what had it. */
export function moveTo(list, element, before) {
  const focused = element.contains(document.activeElement) ? document.activeElement : null;
  list.insertBefore(element, before);
  focused?.focus({ preventScroll: true });
}

/** A copy of what is in the page's `<template id=…>`. */
export function copy(id) {
  return document.querySelector(`#${id}`).content.firstElementChild.cloneNode(true);
}

/** Show the sections of the step that is open: `data-step` lists the steps that a section belongs to. */
export function showStep(root, step) {
  for (const section of root.querySelectorAll("[data-step]")) {
    const isShown = section.dataset.step.split(" ").includes(step);
    if (section.hidden === isShown) section.hidden = !isShown;
  }
}
