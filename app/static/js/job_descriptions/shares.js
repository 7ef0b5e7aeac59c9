/** Whole percents of the hours that add up to a hundred, as `shares` in rows.py: the largest rests are rounded up. */

/** @param hours  of each task, in at most two decimals; 0 where none are stated */
export function shares(hours) {
  const parts = hours.map((it) => Math.round(it * 100)); // whole numbers, so that equal rests are equal
  const sum = parts.reduce((all, more) => all + more, 0);
  if (!sum) return hours.map(() => 0);
  const floors = parts.map((it) => Math.floor((it * 100) / sum));
  const rest = (i) => (parts[i] * 100) % sum;
  const byRest = [...parts.keys()].filter((i) => parts[i]).sort((one, other) => rest(other) - rest(one));
  for (const i of byRest.slice(0, 100 - floors.reduce((all, more) => all + more, 0))) floors[i] += 1;
  return floors;
}
