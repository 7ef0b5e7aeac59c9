import assert from "node:assert/strict";
import { test } from "node:test";

import { nameIn } from "../../app/static/js/phone/names.js";
import { askedBy, askedNow, firstLeft, inOwnOrder, orderSeed, screenOf } from "../../app/static/js/phone/shown.js";
import { cases } from "./cases.js";

const DO = {
  asked_by: ({ asks, mine, settled }) => askedBy(asks, mine, settled),
  first_left: ({ asked, answers }) => firstLeft(asked, answers),
  screen_of: ({ step, topic, asked, alone }) => screenOf(step, topic, { isAsked: asked, isAlone: alone }),
};

for (const it of cases("phone")) {
  test(`${it.do}: ${JSON.stringify(it)}`, () => assert.deepEqual(DO[it.do](it), it.is));
}

test("a task that is shown stays until it is answered, whatever is put before it", () => {
  assert.equal(askedNow(["b", "a"], {}, null), "b");
  assert.equal(askedNow(["new", "b", "a"], {}, "b"), "b");
  assert.equal(askedNow(["new", "b", "a"], { b: "red" }, "b"), "new");
  assert.equal(askedNow(["new", "a"], {}, "gone"), "new");
  assert.equal(askedNow(["a"], { a: "red" }, "a"), "");
});

for (const { seed, tasks, order } of cases("own_order")) {
  test(`the order that belongs to ${seed} is the same in the browser`, () => {
    assert.deepEqual(inOwnOrder(tasks.map((id) => [id, {}]), seed).map(([id]) => id), order);
  });
}

test("a group that answers together has one order, and who answers alone has an own", () => {
  const view = { me: { group: "g1" }, groups: { g1: { jointly: true } } };
  assert.equal(orderSeed(view, "mine"), "g1");
  assert.equal(orderSeed({ ...view, groups: { g1: { jointly: false } } }, "mine"), "mine");
});

for (const { text, name } of cases("names")) {
  test(name ? `”${name}” in ”${text}” looks like a name` : `”${text}” holds no name`, () => assert.equal(nameIn(text), name));
}
