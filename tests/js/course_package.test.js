import assert from "node:assert/strict";
import test from "node:test";

import { broken, inOrder } from "../../app/course_package/js/in_order.js";
import { isFile, isPassed, readKept, scoreOf, withAnswer, withNothingDone, withPlace, writtenKept } from "../../app/course_package/js/kept.js";
import { findApi, openLms, timespan } from "../../app/course_package/js/lms.js";
import { duration, statement } from "../../app/course_package/js/lrs.js";
import { readGiven, readVerdicts, standing, writtenGiven } from "../../app/course_package/js/sorted.js";
import { cases } from "./cases.js";

const PLACE = { file: "sv/leads-why.html", track: "leads", parts: ["why", "colours"] };
const NONE = readKept("");

test("an order is right in the same cases as the product has it", () => {
  for (const { says, rules, ids, numbers, ordered, broken: faults } of cases("course_order")) {
    const stands = inOrder(ids, numbers);
    assert.deepEqual(stands, ordered, says);
    const found = broken(rules.map(([first, then]) => ({ first, then })), stands);
    assert.deepEqual(found.map(({ first, then }) => [first, then]), faults, says);
  }
});

test("a track is passed when each part is done, and its score is of all parts", () => {
  let kept = withPlace(NONE, PLACE);
  assert.deepEqual([scoreOf(kept), isPassed(kept)], [0, false]);
  kept = withAnswer(kept, { part: "why", points: 100, given: "" });
  assert.deepEqual([scoreOf(kept), isPassed(kept)], [50, false]);
  kept = withAnswer(kept, { part: "colours", points: null, given: "teaching.green.law" });
  assert.deepEqual([scoreOf(kept), isPassed(kept)], [50, false]);
  kept = withAnswer(kept, { part: "colours", points: 67, given: "" });
  assert.deepEqual([scoreOf(kept), isPassed(kept)], [84, true]);
  kept = withAnswer(kept, { part: "why", points: null, given: "" });
  assert.equal(isPassed(kept), true, "a wrong answer afterwards takes nothing back");
  assert.deepEqual(withNothingDone(kept).points, {});
});

test("what is kept comes back, and nothing else does", () => {
  const kept = withAnswer(withPlace(NONE, PLACE), { part: "colours", points: 50, given: "teaching.green.law" });
  assert.deepEqual(readKept(writtenKept(kept)), kept);
  for (const text of ["", "null", "[]", "{", '"why"', "3"]) assert.deepEqual(readKept(text), NONE, text);
  const wrong = { file: "javascript:alert(1)", track: 3, parts: "why", points: { why: 101, "<b>": 1, two: "1" }, given: { why: "<img>", two: 1 } };
  assert.deepEqual(readKept(JSON.stringify(wrong)), NONE);
  for (const it of ["../sv/a.html", "//x.html", "sv/a.html?x", "http://x/y.html", "a.html"]) assert.equal(isFile(it), false, it);
  assert.equal(isFile("sv-simple/leads-your-say.html"), true);
});

test("a page that is in no track leaves the track as it was", () => {
  const kept = withPlace(withPlace(NONE, PLACE), { file: "sv/index.html" });
  assert.deepEqual([kept.file, kept.track, kept.parts], ["sv/index.html", "leads", PLACE.parts]);
});

test("the whole course fits where SCORM 1.2 keeps it", () => {
  const parts = Array.from({ length: 8 }, (_, n) => `a-long-part-${"abcdefgh"[n]}`);
  let kept = withPlace(NONE, { file: `sv-simple/manager-short-${parts[0]}.html`, track: "manager-short", parts });
  for (const part of parts) kept = withAnswer(kept, { part, points: 100, given: "" });
  kept = withAnswer(kept, { part: parts[0], points: 100, given: Array(8).fill("supplies.yellow.nothing_hinders").join(" ") });
  assert.ok(writtenKept(kept).length < 4096 / 2);
});

const VERDICTS = { teaching: readVerdicts("law:may:holds habit:habit: "), phone: readVerdicts("law:no_rule: time:time: ") };

test("it is the ground that counts, and of a card that counts", () => {
  const given = readGiven("teaching.black.law phone.green.law", VERDICTS);
  assert.equal(standing(given, ["teaching"], VERDICTS), 1);
  assert.equal(standing(given, ["teaching", "phone"], VERDICTS), 1);
  assert.equal(standing(readGiven("teaching.green.habit", VERDICTS), ["teaching"], VERDICTS), 0);
  assert.equal(writtenGiven(given), "teaching.black.law phone.green.law");
});

test("what has been answered is read only where there is such a card and ground", () => {
  assert.deepEqual(readGiven("nothing.green.law teaching.green.why teaching", VERDICTS), []);
  assert.deepEqual(readGiven(undefined, VERDICTS), []);
});

/** A platform: what was asked of it, and what it holds. */
function aPlatform(values = {}) {
  const held = { "cmi.core.lesson_status": "not attempted", ...values };
  const asked = [];
  const API = {
    LMSInitialize: () => "true",
    LMSGetValue: (name) => held[name] ?? "",
    LMSSetValue(name, value) {
      held[name] = value;
      asked.push(name);
      return "true";
    },
    LMSCommit: () => "true",
    LMSFinish: () => asked.push("LMSFinish") && "true",
  };
  return { API, held, asked };
}

const alone = (API) => {
  const its = { API };
  its.parent = its.top = its;
  return its;
};

test("the API is found around us, and in what opened us", () => {
  const { API } = aPlatform();
  const top = alone(API);
  assert.equal(findApi({ parent: { parent: top } }), API);
  const opened = alone(undefined);
  opened.opener = { parent: top };
  assert.equal(findApi(opened), API);
  const inFrame = { parent: opened, top: opened };
  assert.equal(findApi(inFrame), API, "in a frame of what was opened");
  assert.equal(findApi(alone(undefined)), null);
});

test("a window of somebody else's is no platform, and no error", () => {
  const stranger = { get API() { throw new Error("SecurityError"); } };
  assert.equal(findApi({ parent: stranger, get opener() { throw new Error("SecurityError"); }, top: null }), null);
});

test("a platform is told where somebody is, how it goes, and that they left", () => {
  const { API, held, asked } = aPlatform();
  let clock = 0;
  const session = openLms(alone(API), () => clock);
  assert.equal(held["cmi.core.lesson_status"], "incomplete");
  session.save('{"a":1}', { file: PLACE.file, score: 50, isPassed: false });
  assert.equal(held["cmi.core.lesson_location"], PLACE.file);
  assert.deepEqual([held["cmi.core.score.raw"], held["cmi.core.score.min"], held["cmi.core.score.max"]], ["50", "0", "100"]);
  clock = 3_723_450;
  session.end();
  session.end();
  assert.deepEqual([held["cmi.core.session_time"], held["cmi.core.exit"]], ["0001:02:03.45", "suspend"]);
  assert.equal(asked.filter((it) => it === "LMSFinish").length, 1);
});

test("what is passed stays passed", () => {
  const { API, held } = aPlatform({ "cmi.core.lesson_status": "passed", "cmi.suspend_data": "{}" });
  const session = openLms(alone(API), () => 0);
  assert.equal(session.kept, "{}");
  session.save("{}", { file: "", score: 0, isPassed: false });
  session.end();
  assert.deepEqual([held["cmi.core.lesson_status"], held["cmi.core.exit"]], ["passed", ""]);
});

test("another track that is opened after one is passed takes no score away", () => {
  const { API, held } = aPlatform({ "cmi.core.lesson_status": "passed", "cmi.core.score.raw": "84" });
  const session = openLms(alone(API), () => 0);
  session.save("{}", { file: "", score: 0, isPassed: false });
  assert.equal(held["cmi.core.score.raw"], "84");
});

test("whoever passes has the score that was passed with", () => {
  const { API, held } = aPlatform({});
  const session = openLms(alone(API), () => 0);
  session.save("{}", { file: "", score: 84, isPassed: true });
  session.save("{}", { file: "", score: 0, isPassed: false });
  assert.deepEqual([held["cmi.core.score.raw"], held["cmi.core.lesson_status"]], ["84", "passed"]);
});

test("who only reads it through changes no status and no score", () => {
  const { API, held } = aPlatform({ "cmi.core.lesson_mode": "review", "cmi.core.lesson_status": "failed" });
  const session = openLms(alone(API), () => 0);
  session.save("{}", { file: "", score: 100, isPassed: true });
  assert.equal(held["cmi.core.lesson_status"], "failed");
  assert.equal(held["cmi.core.score.raw"], undefined);
});

test("a platform that says no is as if it were not there", () => {
  const { API } = aPlatform();
  assert.equal(openLms(alone({ ...API, LMSInitialize: () => "false" }), () => 0), null);
});

test("lengths of time are as each standard writes them", () => {
  assert.equal(timespan(0), "0000:00:00.00");
  assert.equal(timespan(59_999), "0000:01:00.00");
  assert.equal(duration(61_234), "PT61.23S");
});

const SESSION = {
  actor: { account: { homePage: "https://kommun.example", name: "1" } },
  activity: "urn:a",
  registration: "r",
  launch: {
    masteryScore: 0.5,
    contextTemplate: { contextActivities: { grouping: [{ id: "urn:g" }] }, extensions: { "https://w3id.org/xapi/cmi5/context/extensions/sessionid": "s" } },
  },
};
const SAID = { id: "1", at: "2026-01-01T00:00:00Z" };

test("a statement has what the platform gave, and what the specification asks for", () => {
  const its = statement("initialized", SESSION, SAID);
  assert.equal(its.verb.id, "http://adlnet.gov/expapi/verbs/initialized");
  assert.deepEqual(its.context.contextActivities.category.map(({ id }) => id), ["https://w3id.org/xapi/cmi5/context/categories/cmi5"]);
  assert.deepEqual(its.context.contextActivities.grouping, [{ id: "urn:g" }]);
  assert.deepEqual(its.context.extensions, SESSION.launch.contextTemplate.extensions);
  assert.equal("result" in its, false);
  const passed = statement("passed", SESSION, { ...SAID, result: { success: true } });
  assert.equal(passed.context.contextActivities.category.length, 2);
  assert.equal(passed.context.extensions["https://w3id.org/xapi/cmi5/context/extensions/masteryscore"], 0.5);
  assert.equal(statement("terminated", SESSION, SAID).context.contextActivities.category.length, 1);
});
