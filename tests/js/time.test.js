import assert from "node:assert/strict";
import { beforeEach, mock, test } from "node:test";

import { openClock, timeOfDay, today } from "../../app/static/js/ui/time.js";

const MADE = Date.UTC(2026, 10, 27, 13, 0);
const MINUTE = 60_000;
let count = 0;
let main;

mock.method(performance, "now", () => count);
mock.method(Date, "now", () => 0);

beforeEach(() => {
  count = 0;
  main = { dataset: { clock: String(MADE), zone: "Europe/Stockholm" } };
});

const hear = (ahead) => (main.dataset.ahead = String(ahead));

test("how long is left is counted from the server's clock, whatever the clock here says", () => {
  const clock = openClock(main);
  const timer = { ends: MADE + 10 * MINUTE };
  assert.equal(clock.left(timer), 10 * MINUTE);
  count = 3 * MINUTE;
  mock.method(Date, "now", () => 17 * MINUTE);
  assert.equal(clock.left(timer), 7 * MINUTE);
  count = 11 * MINUTE;
  assert.equal(clock.left(timer), 0);
});

test("a phone whose count stood still while it slept is put right by what it hears next", () => {
  const clock = openClock(main);
  const timer = { ends: MADE + 10 * MINUTE };
  count = 1_000;
  hear(MADE + 5 * MINUTE - count);
  assert.equal(clock.left(timer), 5 * MINUTE);
});

test("a telling that was long on its way puts nothing back", () => {
  const clock = openClock(main);
  count = 2 * MINUTE;
  hear(MADE - MINUTE);
  assert.equal(clock.now(), MADE + 2 * MINUTE);
});

test("there is no time left where none is set, and what is paused stands still", () => {
  const clock = openClock(main);
  assert.equal(clock.left({}), null);
  count = MINUTE;
  assert.equal(clock.left({ left: 90_000 }), 90_000);
});

test("times and days are those of the workplace", () => {
  assert.equal(timeOfDay(Date.UTC(2026, 10, 27, 14, 4, 40), main), "15:05");
  assert.equal(timeOfDay(Date.UTC(2026, 6, 1, 14, 5), main), "16:05");
  assert.equal(timeOfDay(Date.UTC(2026, 10, 27, 23, 59, 31), main), "01:00");
  main.dataset.clock = String(Date.UTC(2026, 10, 27, 23, 30));
  assert.equal(today(main), "2026-11-28");
  main.dataset.zone = "America/New_York";
  assert.equal(today(main), "2026-11-27");
});

test("a zone that the browser does not know by name leaves the page as it is, with its own", () => {
  main.dataset.zone = "Europe/Nowhere";
  assert.equal(timeOfDay(MADE, main), new Date(MADE).toLocaleTimeString("sv", { timeStyle: "short" }));
});
