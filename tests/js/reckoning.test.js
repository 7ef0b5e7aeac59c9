import assert from "node:assert/strict";
import { test } from "node:test";

import { shares } from "../../app/static/js/job_descriptions/shares.js";
import { added } from "../../app/static/js/job_descriptions/sums.js";
import { fits } from "../../app/static/js/lead/fits.js";
import { nextLeft } from "../../app/static/js/lead/next_left.js";
import { inWords } from "../../app/static/js/ui/time_words.js";
import { cases } from "./cases.js";

const WORDS = { minute: "1 minut", minutes: "{n} minuter", hour: "1 timme", both: "{h} h {m} min", hours: "{n} timmar" };

for (const { order, left, task, next } of cases("next_left")) {
  test(`after ${task} of ${order}, with ${left} left, comes ${next}`, () => assert.equal(nextLeft(order, left, task), next));
}

for (const { says, step, timer, now, fits: told } of cases("fits")) {
  test(`whether there is time: ${says}`, () => assert.deepEqual(fits(step, timer, now), told));
}

for (const { hours, shares: said } of cases("shares")) {
  test(`${hours} hours are ${said} percent`, () => {
    assert.deepEqual(shares(hours.map((it) => Number(it ?? 0))), said.map((it) => it ?? 0));
  });
}

for (const { hours, before, full_time: fullTime, ...says } of cases("sums")) {
  test(`${hours} hours and ${before} add up to ${says.sum}`, () => assert.deepEqual(added(hours, before, fullTime), says));
}

for (const { minutes, words } of cases("time_words")) {
  test(`${minutes} minutes are ${words}`, () => assert.equal(inWords(minutes, WORDS, "sv"), words));
}
