/**
 * Which rows stand in which column of which page. A talk begins a page of its own, or takes the column that the one before
 * left free; its columns become as high as each other. No row is cut, and no head stands without two rows below it. What is
 * given are heights; nothing here knows the page.
 */

/** A part that would be cut in two begins a column instead, if that would be whole and this one is so full. */
const HALF = 0.5;
const NEAR = 2;

/**
 * @param parts      [{ talk, head, rows }] in their order: what stands under one head, `head` and each of `rows` a height
 * @param room       the height of a column
 * @param columns    how many stand beside each other
 * @param isStacked  whether a talk may begin where the one before ends
 * @returns pages, each of columns, each of pieces { part, from, to }: rows of a part, by its place
 */
export function arrange(parts, { room, columns, isStacked }) {
  const all = parts.map((part, place) => ({ ...part, place }));
  const names = [...new Set(parts.map(({ talk }) => talk))];
  const talks = isStacked ? [all] : names.map((name) => all.filter(({ talk }) => talk === name));
  const pages = [];
  for (const talk of talks) {
    const taken = isStacked || isSimple(talk, room) ? level(talk, room) : fill(talk, room);
    const last = pages.at(-1);
    if (last && last.length + taken.length <= columns) last.push(...taken);
    else for (let at = 0; at < taken.length; at += columns) pages.push(taken.slice(at, at + columns));
  }
  return pages.map((page) => (page.length < columns ? spread(page, all, room, columns) : page));
}

/** How high the pieces of a column are together. */
export function heightOf(column, parts) {
  return sum(column.map(({ part, from, to }) => parts[part].head + sum(parts[part].rows.slice(from, to))));
}

/** Receivers that fill more than two columns are left whole, and what is under them as high as it is. */
const isSimple = (parts, room) => parts.length === 1 || fill(parts, room).length < 3;

/** In as few columns as it takes, those as high as each other. */
function level(parts, room, least = 1) {
  let best = fill(parts, room);
  const most = Math.max(best.length, least);
  let low = 0;
  let high = room;
  while (high - low > NEAR) {
    const limit = (low + high) / 2;
    const tried = fill(parts, limit);
    const fits = tried.length <= most && tried.every((column) => height(column, parts) <= limit);
    if (fits) [best, high] = [tried, limit];
    else low = limit;
  }
  return best;
}

/** What is alone on its page takes all its columns. */
function spread(page, all, room, columns) {
  const talks = new Set(page.flat().map(({ part }) => all[part].talk));
  if (page.length > 1 || talks.size > 1) return page;
  const pieces = page[0].map(({ part, from, to }) => ({ ...all[part], rows: all[part].rows.slice(from, to), from }));
  const wider = level(pieces, room, columns);
  if (wider.length > columns) return page;
  const start = new Map(pieces.map(({ place, from }) => [place, from]));
  return wider.map((column) =>
    column.map(({ part, from, to }) => ({ part, from: from + start.get(part), to: to + start.get(part) })),
  );
}

/** One after the other, in columns of at most `limit`; what is higher than that is alone in one. */
function fill(parts, limit) {
  const columns = [[]];
  let used = 0;
  const begin = (part, row) => {
    if (columns.at(-1).length > 0 && (row > 0 || used === 0)) columns.push([]);
    columns.at(-1).push({ part, from: row, to: row });
  };
  for (const { place, head, rows } of parts) {
    const left = limit - used;
    const isSplit = head + sum(rows) > left;
    const isBetterWhole = head + sum(rows) <= limit && used >= limit * HALF;
    if (used > 0 && (head + sum(rows.slice(0, 2)) > left || (isSplit && isBetterWhole))) used = 0;
    begin(place, 0);
    used += head;
    rows.forEach((row, at) => {
      const piece = columns.at(-1).at(-1);
      if (used + row > limit && piece.to > piece.from) {
        begin(place, at);
        used = head;
      }
      columns.at(-1).at(-1).to = at + 1;
      used += row;
    });
  }
  return columns;
}

const height = (column, parts) =>
  sum(
    column.map(({ part, from, to }) => {
      const { head, rows } = parts.find(({ place }) => place === part);
      return head + sum(rows.slice(from, to));
    }),
  );

const sum = (numbers) => numbers.reduce((total, number) => total + number, 0);
