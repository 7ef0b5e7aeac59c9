/** What is hard to read, and what a press does to it: the same as the server says (app/job_descriptions/easy/flags.py). */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { flags, proposal } from "../../app/static/js/job_descriptions/easy_flags.js";
import { cases } from "./cases.js";

const LIST = readFileSync(new URL("../../app/job_descriptions/easy/words.csv", import.meta.url), "utf8");
const isUpper = (text) => text.toLowerCase() !== text && text.toUpperCase() === text;
const key = (form) => (isUpper(form) ? form : form.replace(/^[.,]+|[.,]+$/g, "").toLowerCase());

/** The list has no quotes in it. */
const words = Object.fromEntries(
  LIST.trim()
    .split("\n")
    .slice(1)
    .flatMap((line) => {
      const [forms, what, instead] = line.split(",");
      return forms.split("|").map((form) => [key(form), { what, instead }]);
    }),
);

const done = (text, flag) => {
  const its = proposal(text, flag);
  return its ? text.slice(0, its.from) + its.instead + text.slice(its.to) : text;
};

for (const { says, text, flags: found, done: texts } of cases("easy_flags")) {
  test(says, () => {
    assert.deepEqual(flags(text, words), found);
    assert.deepEqual(flags(text, words).map((flag) => done(text, flag)), texts);
  });
}
