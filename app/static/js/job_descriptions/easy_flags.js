/**
 * What is hard to read in a text that is to be easy, while somebody types. The server says the same
 * (app/job_descriptions/easy/flags.py); tests/cases/easy_flags.json holds them together.
 */

const LONG_WORD = 13;
const LONG_SENTENCE = 15;
const AROUND = ".,;:!?()[]\"'”“»«…–-";
const DECIMAL = /^(\d{1,4})(?:,(\d{1,2})|\.(\d))%?$/;
const ENDS = /[.!?…][)"'”»]*$/;
const NOT_OF_AMOUNT = ["kl", "klockan", "§", "punkt", "kapitel", "dnr"];
const COUNTED = ["noll", "en", "två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio", "tio", "elva", "tolv"];

const isUpper = (text) => text.toLowerCase() !== text && text.toUpperCase() === text;
const isLower = (text) => text.toUpperCase() !== text && text.toLowerCase() === text;
const counted = (number) => COUNTED[number] ?? String(number);

function roughly(whole, part) {
  const [number, tenths] = [Number(whole), Number(part.padEnd(2, "0"))];
  if (!tenths) return counted(number);
  if (!number) return "";
  return tenths <= 50 ? `drygt ${counted(number)}` : `nästan ${counted(number + 1)}`;
}

function tokensOf(line) {
  const found = [];
  for (const it of line.matchAll(/\S+/gu)) {
    let [start, end] = [it.index, it.index + it[0].length];
    const whole = end;
    while (start < end && AROUND.includes(line[start])) start += 1;
    while (start < end && AROUND.includes(line[end - 1])) end -= 1;
    if (start < end) found.push({ start, end, whole });
  }
  return found;
}

/** Whether the stop after a word is its own and no sentence's. */
function isShort(line, { start, end }) {
  const after = line.slice(end);
  return line.slice(start, end).includes(".") && after.startsWith(". ") && isLower(after.slice(2, 3));
}

/** The longest of the list's that begins here, and how many words it is. */
function listedAt(line, tokens, nth, words) {
  for (const many of [5, 4, 3, 2, 1]) {
    const some = tokens.slice(nth, nth + many);
    const isApart = some.some((it, i) => i && line.slice(some[i - 1].end, it.start).trim());
    if (some.length < many || isApart) continue;
    const last = some[many - 1];
    const written = line.slice(some[0].start, last.end);
    const one = words[written] ?? words[written.split(/\s+/).join(" ").toLowerCase()];
    if (!one || !(one === words[written] || !isUpper(written) || many > 1)) continue;
    const isReplaced = one.what === "replace";
    const isLarge = isReplaced && isUpper(written[0]);
    const instead = isLarge ? one.instead.slice(0, 1).toUpperCase() + one.instead.slice(1) : one.instead;
    const whole = isReplaced && isShort(line, last) ? `${written}.` : written;
    return { many, flag: { kind: one.what, at: some[0].start, written: whole, instead, count: 0 } };
  }
  return null;
}

/** Letters of a word; 0 where it is an address or the like. */
const letters = (part) => (/^[\p{L}\p{M}]+$/u.test(part) ? [...part].length : 0);

function ofWord(word, before, shouts) {
  const decimal = word.match(DECIMAL);
  if (decimal) {
    if (NOT_OF_AMOUNT.includes(before)) return null;
    const instead = roughly(decimal[1], decimal[2] ?? decimal[3]) + (word.endsWith("%") ? "%" : "");
    return { kind: "decimal", instead, count: 0 };
  }
  if (!shouts && /^\p{L}{2,5}$/u.test(word) && isUpper(word)) return { kind: "short", instead: "", count: 0 };
  const longest = Math.max(...word.split("-").map(letters));
  return longest > LONG_WORD ? { kind: "long_word", instead: "", count: longest } : null;
}

function sentencesOf(line, tokens) {
  const found = [];
  let begins = 0;
  tokens.forEach((token, nth) => {
    const following = tokens[nth + 1] ? line[tokens[nth + 1].start] : "";
    if (following && !(ENDS.test(line.slice(token.start, token.whole)) && isUpper(following))) return;
    const [count, at] = [nth + 1 - begins, tokens[begins].start];
    if (count > LONG_SENTENCE) found.push({ kind: "long_sentence", at, written: line.slice(at, token.whole), instead: "", count });
    begins = nth + 1;
  });
  return found;
}

function inLine(line, text, words) {
  const tokens = tokensOf(line);
  const shouts = line.toUpperCase() === line;
  const found = [];
  for (let nth = 0; nth < tokens.length; ) {
    const listed = listedAt(line, tokens, nth, words);
    if (listed) {
      if (listed.flag.kind !== "explain" || !text.includes(listed.flag.instead)) found.push(listed.flag);
      nth += listed.many;
      continue;
    }
    const { start, end } = tokens[nth];
    const word = line.slice(start, end);
    const before = nth ? line.slice(tokens[nth - 1].start, tokens[nth - 1].end).toLowerCase() : "";
    const flag = ofWord(word, before, shouts);
    if (flag) found.push({ kind: flag.kind, at: start, written: word, instead: flag.instead, count: flag.count });
    nth += 1;
  }
  return [...found, ...sentencesOf(line, tokens)];
}

/** `words`: the list, by how they are written. Flags in the order that they stand in the text. */
export function flags(text, words) {
  const found = [];
  let at = 0;
  for (const line of text.split("\n")) {
    for (const flag of inLine(line, text, words)) found.push({ ...flag, at: at + flag.at });
    at += line.length + 1;
  }
  found.sort((one, other) => one.at - other.at || other.written.length - one.written.length);
  const isFirst = ({ instead }, nth) => found.findIndex((it) => it.kind === "explain" && it.instead === instead) === nth;
  return found.filter((flag, nth) => flag.kind !== "explain" || isFirst(flag, nth));
}

/** Where a flag's proposal goes: what is between `from` and `to` is `instead`. Null where it proposes nothing. */
export function proposal(text, { kind, at, written, instead }) {
  const end = text.indexOf("\n", at);
  if (kind === "explain") return { from: end < 0 ? text.length : end, to: end < 0 ? text.length : end, instead: `\n${instead}` };
  if (kind === "never") return { from: text.lastIndexOf("\n", at - 1) + 1, to: end < 0 ? text.length : end + 1, instead: "" };
  return instead ? { from: at, to: at + written.length, instead } : null;
}
