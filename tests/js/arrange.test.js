import assert from "node:assert/strict";
import { test } from "node:test";

import { arrange, heightOf } from "../../app/static/js/wall/arrange.js";

const part = (talk, rows, height = 50) => ({ talk, head: 40, rows: Array(rows).fill(height) });
const TWO = { room: 500, columns: 2, isStacked: false };
const rows = (pages) => pages.map((page) => page.map((column) => column.map(({ from, to }) => to - from)));

test("a talk that is more than a column has two that are as high as each other", () => {
  assert.deepEqual(rows(arrange([part("new_job", 12)], TWO)), [[[6], [6]]]);
});

test("a talk begins a page of its own", () => {
  assert.deepEqual(rows(arrange([part("new_job", 12), part("keep", 12)], TWO)), [[[6], [6]], [[6], [6]]]);
});

test("what fits in the column that is left free shares the page", () => {
  assert.deepEqual(rows(arrange([part("whose", 8), part("stop", 5)], TWO)), [[[8], [5]]]);
});

test("what is alone on its page takes both columns", () => {
  assert.deepEqual(rows(arrange([part("stop", 6)], TWO)), [[[3], [3]]]);
});

test("a receiver that would be cut begins a column, and no head stands without two rows below it", () => {
  const pages = arrange([part("hand_over", 7), part("hand_over", 6), part("hand_over", 6), part("hand_over", 3)], TWO);
  assert.deepEqual(rows(pages), [[[7], [6]], [[6], [3]]]);
});

test("what little there is stands in one picture", () => {
  const little = ["new_job", "hand_over", "whose", "stop", "keep"].map((talk) => part(talk, 2));
  assert.equal(arrange(little, { ...TWO, isStacked: true }).length, 1);
});

for (const seed of Array(60).keys()) {
  test(`every row is somewhere, once, and nothing is higher than its column: ${seed}`, () => {
    const next = ((state) => (most) => (state = (state * 16807) % 2147483647) % most)(seed + 1);
    const parts = ["new_job", "hand_over", "hand_over", "hand_over", "whose", "stop", "keep"].map((talk) => ({
      talk,
      head: 40 + next(40),
      rows: Array.from({ length: 1 + next(16) }, () => 40 + next(160)),
    }));
    const pages = arrange(parts, { ...TWO, isStacked: seed % 2 === 0 });
    const there = pages.flat(2).flatMap(({ part: at, from, to }) => parts[at].rows.slice(from, to));
    assert.equal(there.length, parts.flatMap((it) => it.rows).length);
    assert.deepEqual(there, parts.flatMap((it) => it.rows));
    for (const column of pages.flat()) assert.ok(heightOf(column, parts) <= TWO.room);
    for (const { part: at, from, to } of pages.flat(2)) assert.ok(to > from, `an empty piece of ${at}`);
  });
}
