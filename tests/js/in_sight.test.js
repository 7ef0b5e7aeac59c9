/** A page tells that it was in sight, once, and only when it has been so for some seconds. */

import assert from "node:assert/strict";
import { mock, test } from "node:test";

const MODULE = "../../app/static/js/ui/in_sight.js";
const page = { visibilityState: "visible", querySelector: () => ({ dataset: { tell: "/l/abc/opened" } }) };
const told = [];

globalThis.document = page;
globalThis.fetch = async (address, { method }) => told.push(`${method} ${address}`);
mock.timers.enable({ apis: ["setTimeout"] });

/** The page as it is opened anew, in sight for so many seconds and then out of sight for so many, again and again. */
async function opened(name, ...seconds) {
  told.length = 0;
  await import(`${MODULE}?${name}`);
  for (const [place, length] of seconds.entries()) {
    page.visibilityState = place % 2 === 0 ? "visible" : "hidden";
    for (let second = 0; second < length; second += 1) mock.timers.tick(1_000);
  }
  return [...told];
}

test("a page that is looked at tells so once, by a post", async () => {
  assert.deepEqual(await opened("looked-at", 60), ["POST /l/abc/opened"]);
});

test("a page that is opened and closed at once tells nothing", async () => {
  assert.deepEqual(await opened("glimpsed", 3), []);
  mock.timers.reset();
  mock.timers.enable({ apis: ["setTimeout"] });
});

test("a page that is fetched out of sight tells nothing, however long it stands there", async () => {
  assert.deepEqual(await opened("hidden", 0, 600), []);
});

test("the seconds in sight are counted together", async () => {
  mock.timers.reset();
  mock.timers.enable({ apis: ["setTimeout"] });
  assert.deepEqual(await opened("twice", 2, 30, 2), ["POST /l/abc/opened"]);
});
