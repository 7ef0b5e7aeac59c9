import assert from "node:assert/strict";
import { beforeEach, mock, test } from "node:test";

import { later, loadAgain } from "../../app/static/js/live/later.js";

const MODULE = { draw() {} };
const kept = new Map();
let reloads = 0;
let serverIs = "away";

globalThis.location = { href: "/w/ABC123", pathname: "/w/ABC123", reload };
globalThis.sessionStorage = { getItem: (key) => kept.get(key) ?? null, setItem: (key, value) => kept.set(key, value) };
globalThis.fetch = async () => {
  if (serverIs === "away") throw new TypeError("Failed to fetch");
  return { ok: serverIs === "there" };
};
mock.timers.enable({ apis: ["setTimeout", "Date"], now: 1_800_000_000_000 });

/** How long the page has lived. */
let lived = 0;
mock.method(performance, "now", () => lived);

function reload() {
  reloads += 1;
  lived = 0;
}

beforeEach(() => {
  kept.clear();
  reloads = 0;
  lived = 0;
  serverIs = "away";
});

/** Fails so many times, and then brings the module. */
function failing(times) {
  const load = mock.fn(() => (load.mock.callCount() < times ? Promise.reject(new TypeError()) : Promise.resolve(MODULE)));
  return load;
}

/** Let everything happen that waits for no more than `milliseconds`. */
async function pass(milliseconds) {
  for (let gone = 0; gone <= milliseconds; gone += 1_000) {
    for (let turns = 0; turns < 20; turns += 1) await Promise.resolve();
    if (gone < milliseconds) mock.timers.tick(1_000);
    lived += 1_000;
  }
}

test("a module is fetched once, however many ask for it, and is told of once", async () => {
  const load = failing(0);
  const onHere = mock.fn();
  const part = later(load, onHere);
  assert.equal(part.here, null);
  assert.deepEqual(await Promise.all([part.fetch(), part.fetch(), part.need()]), [true, true, undefined]);
  assert.equal(await part.fetch(), true);
  assert.equal(part.here, MODULE);
  assert.equal(load.mock.callCount(), 1);
  assert.deepEqual(onHere.mock.calls.map((it) => it.arguments), [[MODULE]]);
});

test("what could not be fetched quietly is fetched when it is needed", async () => {
  const part = later(failing(1));
  assert.equal(await part.fetch(), false);
  assert.equal(part.here, null);
  await part.need();
  assert.equal(part.here, MODULE);
});

test("what is needed is tried again for as long as the network is away, and the page is left alone", async () => {
  const load = failing(5);
  const part = later(load);
  part.need();
  part.need();
  await pass(30_000);
  assert.equal(part.here, MODULE);
  assert.equal(load.mock.callCount(), 6);
  assert.equal(reloads, 0);
});

test("where the server answers and the module does not come, the page is loaded again, once a minute", async () => {
  serverIs = "there";
  later(failing(Infinity)).need();
  await pass(1_000);
  assert.equal(reloads, 0);
  await pass(40_000);
  assert.equal(reloads, 1);
  await pass(40_000);
  assert.equal(reloads, 2);
});

test("how often a page is loaded again is told by how long it has lived, and not by a clock that is set", async () => {
  loadAgain();
  mock.method(Date, "now", () => 0);
  lived = 59_000;
  loadAgain();
  assert.equal(reloads, 1);
  lived = 60_000;
  loadAgain();
  assert.equal(reloads, 2);
});

test("a module that neither comes nor fails is tried again, and does not keep anybody waiting", async () => {
  const load = mock.fn(() => (load.mock.callCount() < 1 ? new Promise(() => {}) : Promise.resolve(MODULE)));
  const part = later(load);
  const first = part.fetch();
  part.need();
  await pass(14_000);
  assert.equal(part.here, null);
  await pass(20_000);
  assert.equal(await first, false);
  assert.equal(part.here, MODULE);
});

test("a server that is in trouble is no reason to load the page again", async () => {
  serverIs = "in trouble";
  later(failing(Infinity)).need();
  await pass(30_000);
  assert.equal(reloads, 0);
});

test("where the browser keeps nothing, nothing would stop a page from loading again for ever: it waits", async () => {
  serverIs = "there";
  mock.method(sessionStorage, "getItem", () => {
    throw new Error("off");
  });
  const part = later(failing(4));
  part.need();
  await pass(30_000);
  assert.equal(reloads, 0);
  assert.equal(part.here, MODULE);
});
