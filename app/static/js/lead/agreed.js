/** The order to talk in, and what is left to talk about. What agreeing and being settled mean is the server's rule. */

/** The tasks in the order to talk about them: what is answered anew first, then the most divided. */
export function mostDividedFirst(view) {
  const rank = (id) => (id === view.again ? Infinity : view.tasks[id].divided);
  return Object.keys(view.tasks).sort(
    (one, other) => rank(other) - rank(one) || view.tasks[one].order - view.tasks[other].order,
  );
}

/** The tasks that each group agrees on and that somebody has not placed, in the order they came. */
export function agreedTasks(view) {
  return Object.keys(view.tasks)
    .filter((id) => Object.keys(view.tasks[id].agreed ?? {}).length > 0)
    .sort((one, other) => view.tasks[one].order - view.tasks[other].order);
}

/** The tasks that are neither settled nor agreed on. */
export function leftToTalk(view) {
  const agreed = new Set(agreedTasks(view));
  return mostDividedFirst(view).filter((id) => !view.tasks[id].settled && !agreed.has(id));
}
