/** The task to talk about after one, as `next_left` in app/screens/lead.py. */

/**
 * @param order  the tasks as they are to be talked about
 * @param left   those that talk has not come to the end of
 * @returns the next that is left, round to the first; "" where no other is
 */
export function nextLeft(order, left, task) {
  const place = order.indexOf(task);
  const after = [...order.slice(place + 1), ...order.slice(0, Math.max(place, 0))];
  return after.find((id) => left.includes(id)) ?? "";
}
