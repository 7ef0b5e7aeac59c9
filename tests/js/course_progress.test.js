import assert from "node:assert/strict";
import test from "node:test";

import { read, withDone } from "../../app/static/js/course/progress.js";

test("a part that is done is kept once", () => {
  assert.deepEqual(withDone(["why"], "colours"), ["why", "colours"]);
  assert.deepEqual(withDone(["why"], "why"), ["why"]);
});

test("what somebody else has put there is not taken for progress", () => {
  assert.deepEqual(read(["why", "why", 3, null]), ["why"]);
  assert.deepEqual(read({ why: true }), []);
  assert.deepEqual(read(null), []);
});
