import assert from "node:assert/strict";
import { test } from "node:test";

import { csv, xlsx } from "../../app/static/js/key_figures/files.js";
import { cellsOfTable, isSame, readFile, tableOf, truthsOf } from "../../app/static/js/key_figures/table3.js";

const TOTALS = {
  posts: 5, workplaces: 7, persons: 18, ab: 1, bea: 17, priority: 18, others: 0, group_not_stated: 0, priority_ab: 1, others_ab: 0,
};
const made = (more = {}, totals = {}) => ({
  format: "akr.nyckeltal.1", municipality: "Karlskoga", on: "2026-11-28", small_numbers: true,
  definition: { when: "decided", decision: "", decided_on: null }, totals: { ...TOTALS, ...totals }, ...more,
});
const read = (more, totals) => readFile(JSON.stringify(made(more, totals)));
const row = (municipality, totals) => read({ municipality }, totals).row;

test("a file is a row", () => {
  const { row } = read();
  assert.deepEqual([row.municipality, row.when, row.persons, row.ab, row.hasSmall], ["Karlskoga", "decided", 18, 1, true]);
});

test("a file that is none is refused, and it is said why", () => {
  const wrong = (text) => readFile(text).wrong;
  assert.equal(wrong(""), "not_ours");
  assert.equal(wrong("{"), "broken");
  assert.equal(wrong("[]"), "not_ours");
  assert.equal(wrong("null"), "not_ours");
  assert.equal(wrong('{"format": 1}'), "not_ours");
  assert.equal(wrong('{"format": "akr.nyckeltal.1"}'), "no_name");
  assert.equal(wrong("<html>"), "not_ours");
  assert.equal(wrong("PK\u0003\u0004"), "not_ours");
  assert.deepEqual(read({ format: "akr.nyckeltal.2" }), { wrong: "other_format", about: "akr.nyckeltal.2" });
  assert.equal(read({ municipality: "  " }).wrong, "no_name");
  assert.equal(read({ municipality: { toString: 1 } }).wrong, "no_name");
  assert.equal(read({ on: "i går" }).wrong, "no_day");
  assert.equal(read({ totals: null }).wrong, "number");
});

for (const bad of [-1, 1.5, 1e308, 1e6, "12", "fewer", null, [], { n: 1 }, true]) {
  test(`${JSON.stringify(bad)} is no count`, () => {
    assert.deepEqual(read({}, { persons: bad }), { wrong: "number", about: "Personer" });
  });
}

test("a number that JSON can't say is none", () => {
  assert.equal(readFile(JSON.stringify(made()).replace('"persons":18', '"persons":1e999')).wrong, "number");
  assert.equal(readFile(JSON.stringify(made()).replace('"persons":18', '"persons":NaN')).wrong, "broken");
});

test("parts that do not make their whole are refused", () => {
  assert.equal(read({}, { ab: 2 }).wrong, "sums");
  assert.equal(read({}, { priority: 17 }).wrong, "sums");
  assert.equal(read({}, { priority_ab: 2 }).wrong, "sums");
  assert.equal(read({}, { ab: "fewer_than_five", bea: "not_shown", priority_ab: "not_shown" }).wrong, undefined);
  assert.equal(read({}, { ab: "fewer_than_five", bea: 19 }).wrong, "sums");
});

test("what somebody put into a file beside it is not taken along", () => {
  const its = readFile(JSON.stringify(made()).replace('"totals":{', '"__proto__":{"posts":9},"totals":{"__proto__":{"x":1},')).row;
  assert.equal(its.x, undefined);
  assert.equal({}.posts, undefined);
  assert.equal(read({ definition: { when: "constructor" } }).row.when, "");
});

test("a municipality is the same however its name is written", () => {
  const same = (one, other) => isSame({ municipality: one }, { municipality: other });
  assert.ok(same("Skövde", "SKÖVDE kommun") && same("Skövdes kommun", "Skövde") && same("Borås", "borås "));
  assert.ok(!same("Borås", "Bollnäs"));
});

test("sums are of what is shown, and the least that there can be where something is not", () => {
  const shown = tableOf([row("Karlskoga"), row("Borås", { persons: 11, ab: 2, bea: 9, priority: 11, priority_ab: 2 })]);
  assert.deepEqual(shown.rows.map(({ municipality }) => municipality), ["Borås", "Karlskoga"]);
  assert.deepEqual(shown.totals.persons, { sum: 29, isLeast: false });
  const withheld = tableOf([row("Karlskoga", { ab: "fewer_than_five", bea: "not_shown", priority_ab: "not_shown" }), row("Borås")]);
  assert.deepEqual([withheld.totals.ab, withheld.totals.persons], [{ sum: 1, isLeast: true }, { sum: 36, isLeast: false }]);
  assert.equal(truthsOf(withheld).isLeast, true);
});

test("rows stand in Swedish order", () => {
  const { rows } = tableOf(["Örebro", "Ängelholm", "Åmål", "Ale", "Zinkgruvan"].map((name) => row(name)));
  assert.deepEqual(rows.map(({ municipality }) => municipality), ["Ale", "Zinkgruvan", "Åmål", "Ängelholm", "Örebro"]);
});

test("a CSV file says the same, whatever Excel puts between its cells", () => {
  const head = ["Format", "Kommun", "Dag", "Små tal", "Räknar en tjänst när den är", "Rad", "Tjänster", "Verksamheter", "Personer", "AB", "BEA",
    "Prioriterad målgrupp", "Annan grupp", "Grupp uppges inte", "Prioriterad, AB", "Annan, AB"];
  const cells = ["akr.nyckeltal.1", "Gävle; \"ort\"", "2026-11-28", "nej", "ordinarie", "kommunen", "1", "3", "5", "färre än 5", "visas inte", "0", "5", "0", "uppges inte", "visas inte"];
  for (const between of [";", ","]) {
    const quoted = (line) => line.map((it) => `"${it.replaceAll('"', '""')}"`).join(between);
    const { row } = readFile(`\ufeff${quoted(head)}\r\n${quoted(cells)}\r\n`);
    assert.deepEqual([row.municipality, row.when, row.ab, row.bea, row.priority_ab, row.persons], ['Gävle; "ort"', "ordinary", "fewer_than_five", "not_shown", "not_stated", 5]);
  }
  assert.equal(readFile("a;b\n1;2").wrong, "not_ours");
  assert.equal(readFile(`${head.join(";")}\n${["akr.nyckeltal.1", "Gävle", ...cells.slice(2)].map((it) => (it === "5" ? "-5" : it)).join(";")}`).wrong, "number");
});

const HEADS = { municipality: "Kommun", when: "När", persons: "Personer", ab: "AB" };
const say = (word, n) => (n === undefined ? word : `${word} ${n}`);

test("the table as cells has words where numbers are not shown", () => {
  const table = tableOf([row("Karlskoga", { ab: "fewer_than_five", bea: "not_shown", priority_ab: "not_shown" })]);
  assert.deepEqual(cellsOfTable(table, HEADS, say), [
    ["Kommun", "När", "Personer", "AB"],
    ["Karlskoga", "decided", 18, "fewer_than_five"],
    ["total", "", 18, "least 0"],
  ]);
});

test("a name that a spreadsheet would reckon with is text in every file", () => {
  const table = tableOf([row('=HYPERLINK("http://x")')]);
  assert.match(csv(cellsOfTable(table, HEADS, say)), /"'=HYPERLINK\(""http:\/\/x""\)"/);
  const book = new TextDecoder().decode(xlsx("Tabell 3", [["<b>&\u0000\ud800", '=1+1"', 5]]));
  assert.ok(book.includes("&lt;b&gt;&amp;") && book.includes('<t xml:space="preserve">=1+1&quot;</t>') && book.includes("<v>5</v>"));
  assert.ok(!book.includes("<f>") && !book.includes("\u0000<"));
});
