import assert from "node:assert/strict";
import { test } from "node:test";

import { merge } from "../../app/static/js/live/frame.js";
import { cases } from "./cases.js";

for (const { target, patch, result } of cases("merge_patch")) {
  test(`${JSON.stringify(target)} with ${JSON.stringify(patch)} is ${JSON.stringify(result)}`, () => {
    assert.deepEqual(merge(target, patch), result);
  });
}

test("what a patch is merged into is left as it was", () => {
  const view = { tasks: { t1: { text: "Tvätt" } } };
  merge(view, { tasks: { t1: { text: "Disk" } } });
  assert.deepEqual(view, { tasks: { t1: { text: "Tvätt" } } });
});
