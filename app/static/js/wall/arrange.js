/**
 * Where each talk stands, so that the longest list gets the room. Three columns of the same width, and in each of them the
 * talks share the height by what they need. The first one is always the new job: it is what people look for.
 */

const ROWS = 100;
/** Heights in lines of a list: a talk's head, and the least list that is worth its frame. */
const HEAD = 2.6;
const LEAST = 2;
/** The height of the last talk, which has no list, in rem. */
const KEEP = 7.75;

const WAYS = [
  [["new_job"], ["hand_over", "whose"], ["stop", "keep"]],
  [["new_job", "keep"], ["hand_over"], ["whose", "stop"]],
  [["new_job"], ["hand_over", "stop"], ["whose", "keep"]],
  [["new_job", "whose"], ["hand_over"], ["stop", "keep"]],
  [["new_job", "stop"], ["hand_over"], ["whose", "keep"]],
];
const FOR_ONE_GROUP = [["new_job"], ["stop", "keep"]];

/** @param lines  how many lines each talk has to show */
export function arrange(matrix, lines) {
  const keep = Math.min(ROWS / 2, Math.ceil((ROWS * KEEP * remOf()) / matrix.clientHeight));
  const need = (talk) => HEAD + Math.max(LEAST, lines[talk]);
  const heightOf = (column) => column.filter((talk) => talk !== "keep").reduce((sum, talk) => sum + need(talk), 0);
  const fullness = (column) => heightOf(column) / (column.includes("keep") ? ROWS - keep : ROWS);
  const longest = (way) => Math.max(...way.map(fullness));
  const columns =
    "whose" in lines ? WAYS.reduce((best, way) => (longest(way) < longest(best) - 0.001 ? way : best)) : FOR_ONE_GROUP;

  matrix.style.gridTemplateRows = `repeat(${ROWS}, minmax(0, 1fr))`;
  for (const [index, column] of columns.entries()) {
    const room = column.includes("keep") ? ROWS - keep : ROWS;
    let start = 1;
    for (const [nth, talk] of column.entries()) {
      const rows = talk === "keep" ? keep : Math.round((room * need(talk)) / heightOf(column));
      const end = nth === column.length - 1 ? ROWS + 1 : start + rows;
      const section = matrix.querySelector(`[data-talk="${talk}"]`);
      section.style.gridArea = `${start} / ${index + 1} / ${end} / ${index + 2}`;
      section.classList.toggle("is-below", start > 1);
      start = end;
    }
  }
}

const remOf = () => Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
