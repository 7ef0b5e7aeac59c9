/**
 * Table 3 of the report, put together from files of figures (`akr.nyckeltal.1`, docs/exports.md): read, checked and added
 * up here, and sent nowhere. Pure.
 *
 * A number is a number or a word for why it is none. A sum of which a part is not shown is the least that it can be.
 */

const FORMAT = "akr.nyckeltal.1";
const MOST = 999_999;
const MOST_LETTERS = 200;
/** Bytes; what a municipality's own file has is a hundredth of it. */
export const MOST_IN_A_FILE = 2_000_000;
export const MOST_FILES = 290;

const WORDS = ["fewer_than_five", "not_shown", "not_stated"];
/** The numbers of a row, in the order of the table, and what their columns are called in a CSV file. */
const NUMBERS = {
  posts: "Tjänster",
  workplaces: "Verksamheter",
  persons: "Personer",
  ab: "AB",
  bea: "BEA",
  priority: "Prioriterad målgrupp",
  others: "Annan grupp",
  group_not_stated: "Grupp uppges inte",
  priority_ab: "Prioriterad, AB",
  others_ab: "Annan, AB",
};
const IN_SWEDISH = { "färre än 5": "fewer_than_five", "visas inte": "not_shown", "uppges inte": "not_stated" };
const WHEN = { beskriven: "described", beslutad: "decided", tillsatt: "filled", ordinarie: "ordinary" };

class Wrong extends Error {
  constructor(code, about = "") {
    super(code);
    this.about = about;
  }
}

/** What a file says of its municipality; or `{ wrong, about }`: why it is not taken, and which part of it. */
export function readFile(text) {
  try {
    const bare = text.replace(/^\ufeff/, "").trim();
    return checked(bare.startsWith("{") ? fromJson(bare) : fromCsv(bare));
  } catch (why) {
    if (why instanceof Wrong) return { wrong: why.message, about: why.about };
    throw why;
  }
}

function fromJson(text) {
  let file;
  try {
    file = JSON.parse(text);
  } catch {
    throw new Wrong("broken");
  }
  if (typeof file?.format !== "string" || !file.format.startsWith("akr.nyckeltal.")) throw new Wrong("not_ours");
  if (file.format !== FORMAT) throw new Wrong("other_format", short(file.format));
  return {
    municipality: file.municipality,
    on: file.on,
    hasSmall: file.small_numbers === true,
    when: file.definition?.when ?? "",
    ...pick(Object(file.totals)),
  };
}

const pick = (totals) => Object.fromEntries(Object.keys(NUMBERS).map((name) => [name, totals[name]]));

/** The line that is about the whole municipality. */
function fromCsv(text) {
  const [head, ...lines] = cellsOf(text);
  if (!head?.includes("Format") || !head.includes("Rad")) throw new Wrong("not_ours");
  const rows = lines.map((cells) => Object.fromEntries(head.map((name, at) => [name, cells[at] ?? ""])));
  const whole = rows.find((row) => row.Rad === "kommunen");
  if (!whole) throw new Wrong("not_ours");
  if (whole.Format !== FORMAT) throw new Wrong("other_format", short(whole.Format));
  const numbers = Object.entries(NUMBERS).map(([name, column]) => [name, numberOf(whole[column])]);
  return {
    municipality: (whole.Kommun ?? "").replace(/^'(?=[=+\-@|%])/, ""),
    on: whole.Dag,
    hasSmall: whole["Små tal"] === "ja",
    when: WHEN[whole["Räknar en tjänst när den är"]] ?? "",
    ...Object.fromEntries(numbers),
  };
}

const numberOf = (cell) => IN_SWEDISH[cell] ?? (/^\d{1,7}$/.test(cell ?? "") ? Number(cell) : cell);

/** Rows of cells. Between them stand semicolons, or commas; a cell in quotes may hold anything. */
function cellsOf(text) {
  const between = text.split("\n", 1)[0].includes(";") ? ";" : ",";
  const rows = [[]];
  let cell = "";
  let isQuoted = false;
  const end = () => (rows.at(-1).push(cell), (cell = ""));
  for (let at = 0; at < text.length; at += 1) {
    const letter = text[at];
    if (isQuoted && letter === '"' && text[at + 1] === '"') (cell += '"'), (at += 1);
    else if (letter === '"') isQuoted = !isQuoted;
    else if (isQuoted) cell += letter;
    else if (letter === between) end();
    else if (letter === "\n") end(), rows.push([]);
    else if (letter !== "\r") cell += letter;
  }
  end();
  return rows;
}

function checked(row) {
  if (typeof row.municipality !== "string" || !row.municipality.trim()) throw new Wrong("no_name");
  const name = short(row.municipality.trim());
  if (!/^\d{4}-\d\d-\d\d$/.test(row.on)) throw new Wrong("no_day", name);
  for (const each of Object.keys(NUMBERS)) {
    if (!isNumber(row[each]) && !WORDS.includes(row[each])) throw new Wrong("number", NUMBERS[each]);
  }
  if (!addsUp(row)) throw new Wrong("sums", name);
  const when = Object.values(WHEN).includes(row.when) ? row.when : "";
  return { row: { ...row, municipality: name, when } };
}

const isNumber = (it) => Number.isInteger(it) && it >= 0 && it <= MOST;
const short = (text) => String(text).slice(0, MOST_LETTERS);

/** Whether what is shown can be so: parts make their whole, or do not exceed it where some are not shown. */
function addsUp(row) {
  return [
    ["persons", ["ab", "bea"]],
    ["persons", ["priority", "others", "group_not_stated"]],
    ["ab", ["priority_ab", "others_ab"], true],
    ["priority", ["priority_ab"], true],
    ["others", ["others_ab"], true],
  ].every(([whole, parts, mayBeLess]) => {
    if (!isNumber(row[whole])) return true;
    const { sum, isLeast } = added(parts.map((part) => row[part]));
    return isLeast || mayBeLess ? sum <= row[whole] : sum === row[whole];
  });
}

/** Numbers together, and whether some are not known, so that there are at least so many. */
function added(cells) {
  const shown = cells.filter(isNumber);
  return { sum: shown.reduce((sum, it) => sum + it, 0), isLeast: shown.length < cells.length };
}

/** The rows in Swedish order, and their sums by column: `{ sum, isLeast }`. */
export function tableOf(rows) {
  const order = new Intl.Collator("sv");
  return {
    rows: [...rows].sort((one, other) => order.compare(one.municipality, other.municipality)),
    totals: Object.fromEntries(Object.keys(NUMBERS).map((name) => [name, added(rows.map((row) => row[name]))])),
  };
}

/** Whether two files are of one municipality, however its name is written. */
export const isSame = (one, other) => folded(one.municipality) === folded(other.municipality);
const folded = (name) => name.normalize("NFKC").toLocaleLowerCase("sv").replace(/\s+kommun$/, "").replace(/s\s*$/, "");

/** What is to be known of the table before it is compared. `by`: municipalities by when a job counts as created there. */
export function truthsOf({ rows, totals }) {
  const by = {};
  for (const { when, municipality } of rows) (by[when] ??= []).push(municipality);
  const days = [...new Set(rows.map(({ on }) => on))].sort();
  const isLeast = Object.values(totals).some((total) => total.isLeast);
  return { isLeast, by, days, small: rows.filter(({ hasSmall }) => hasSmall).map(({ municipality }) => municipality), totals };
}

/** As lines of cells, numbers as numbers; `say`: a word, or a sum that is the least there can be, as text. */
export function cellsOfTable({ rows, totals }, heads, say) {
  const names = Object.keys(heads).filter((name) => name in NUMBERS);
  const cell = (it) => (isNumber(it) ? it : say(it));
  return [
    Object.values(heads),
    ...rows.map((row) => [row.municipality, say(row.when || "not_stated"), ...names.map((name) => cell(row[name]))]),
    [say("total"), "", ...names.map((name) => (totals[name].isLeast ? say("least", totals[name].sum) : totals[name].sum))],
  ];
}
