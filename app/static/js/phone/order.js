/**
 * Everybody meets the tasks in an order of their own, or their group's where it answers together, the same at every
 * reload, and for pages without scripts: app/workshop/own_order.py, tests/cases/own_order.json.
 */

/** What the order is made from. `own`: the person's own seed. */
export const orderSeed = (view, own) => (view.groups[view.me.group].jointly ? view.me.group : own);

/** Tasks as [id, task], in the order that belongs to the seed. */
export function inOwnOrder(tasks, seed) {
  return tasks
    .map((task) => ({ task, place: placeOf(seed, task[0]) }))
    .sort((one, other) => one.place - other.place || (one.task[0] < other.task[0] ? -1 : 1))
    .map(({ task }) => task);
}

function placeOf(seed, id) {
  let place = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(seed + id)) place = Math.imul(place ^ byte, 0x01000193);
  place = Math.imul(place ^ (place >>> 16), 0x85ebca6b);
  place = Math.imul(place ^ (place >>> 13), 0xc2b2ae35);
  return (place ^ (place >>> 16)) >>> 0;
}
