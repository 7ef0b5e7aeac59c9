/**
 * Where a card comes to stand among those of its colour, as `place_task` asks for: the same before it is done and afterwards.
 *
 * @returns {text, n, all}
 */
export function moved({ task, group, colour, before }, { tasks }) {
  const others = Object.entries(tasks).filter(([id, it]) => id !== task && it.placement[group]?.colour === colour);
  const ids = others.sort(([, one], [, other]) => (one.placement[group].order < other.placement[group].order ? -1 : 1)).map(([id]) => id);
  return { text: tasks[task]?.text ?? "", n: before ? ids.indexOf(before) + 1 : ids.length + 1, all: ids.length + 1 };
}
