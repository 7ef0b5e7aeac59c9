/**
 * Whole percents of the hours, as `whole_percents` in percents.py: equal hours have equal percents, and the sum is a
 * hundred wherever that leaves a way to it.
 */

/** @param hours  of each task, in at most two decimals; 0 where none are stated */
export function shares(hours) {
  const parts = hours.map((it) => Math.round(it * 100)); // whole numbers, so that equal hours are equal
  const sum = parts.reduce((all, more) => all + more, 0);
  if (!sum) return hours.map(() => 0);
  const below = (part) => Math.floor((part * 100) / sum);
  const lacks = 100 - parts.reduce((all, part) => all + below(part), 0);
  const up = roundedUp(parts, sum, below, lacks);
  return parts.map((part) => below(part) + (up.has(part) ? 1 : 0));
}

/** Which parts are rounded up: as many as `lacks`, or the nearest there is; of those ways, the one with the largest rests. */
function roundedUp(parts, sum, below, lacks) {
  const many = new Map();
  for (const part of parts) many.set(part, (many.get(part) ?? 0) + 1);
  const rest = (part) => (part * 100) % sum;
  const rows = new Map();
  for (const part of [...many.keys()].sort((one, other) => other - one)) {
    if (rest(part)) rows.set(below(part), [...(rows.get(below(part)) ?? []), part]);
  }
  let ways = new Map([[0, { rests: 0, chosen: [] }]]);
  for (const row of rows.values()) ways = withEachCut(ways, row, rest, many);
  const near = (count) => Math.abs(lacks - count);
  const best = [...ways.keys()].sort((one, other) => near(one) - near(other) || one - other)[0];
  return new Set(ways.get(best).chosen);
}

/** The best way to so many rounded up, with the first few of this row too. */
function withEachCut(ways, row, rest, many) {
  const found = new Map();
  for (const [n, way] of ways) {
    for (let end = 0; end <= row.length; end += 1) {
      const cut = row.slice(0, end);
      const count = cut.reduce((all, part) => all + many.get(part), n);
      const rests = cut.reduce((all, part) => all + rest(part) * many.get(part), way.rests);
      if (!found.has(count) || rests > found.get(count).rests) found.set(count, { rests, chosen: [...way.chosen, ...cut] });
    }
  }
  return found;
}
