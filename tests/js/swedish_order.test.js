/** The order of words is the server's (app/alphabet.py); a collator of another house, that knows Swedish, agrees. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { cases } from "./cases.js";

const { compare } = new Intl.Collator("sv", { numeric: true });

for (const words of cases("swedish_order")) {
  test(words.join(" < "), () => assert.deepEqual([...words].reverse().sort(compare), words));
}
