/** The order to talk in, and what the groups agree on. What agreeing means is the server's rule. */

/** The tasks in the order to talk about them: the most divided first. */
export function mostDividedFirst(view) {
  return Object.keys(view.tasks).sort((one, other) => {
    const [a, b] = [view.tasks[one], view.tasks[other]];
    return b.divided - a.divided || a.order - b.order;
  });
}

/** The placements that follow from what each group agrees on, and has not placed. */
export function agreedPlacements(view) {
  return Object.entries(view.tasks)
    .sort(([, one], [, other]) => one.order - other.order)
    .flatMap(([task, { agreed }]) => Object.entries(agreed).map(([group, colour]) => ({ task, group, colour })));
}
