/**
 * What is shown of what a person is asked, as the functions of the same names in app/screens/phone.py: there for pages
 * without scripts, here because what waits to be sent counts as answered.
 */

/** What a topic asks one person: nothing that the group does not do; last what the person has passed. */
export function askedBy(asks, mine, settled) {
  const done = asks.filter((id) => settled[id] !== "pass");
  const passed = (id) => mine[id] === "pass";
  return [...done.filter((id) => !passed(id)), ...done.filter(passed)];
}

/** The first that is not answered; "" where all are. */
export const firstLeft = (asked, answers) => asked.find((id) => !(id in answers)) ?? "";

/** The task that is asked now; "" for none. One that is shown stays until it is answered, whatever comes meanwhile. */
export const askedNow = (asked, answers, current) =>
  asked.includes(current) && !(current in answers) ? current : firstLeft(asked, answers);

/** Which of the phone's screens is shown. */
export function screenOf(step, topic, { isAsked, isAlone }) {
  const now = isAsked || step === "sort" ? "sort" : topic ? "topic" : step;
  return isAlone && ["sort", "topic"].includes(now) ? "alone" : now;
}

/**
 * What the order is made from in which somebody meets the tasks: everybody has an own, or their group's where it answers
 * together, the same at every reload, and for pages without scripts: app/workshop/own_order.py, tests/cases/own_order.json.
 *
 * @param own  the person's own seed
 */
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
