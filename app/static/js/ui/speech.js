/** What is read, and in which language: the rules, without a page. */

import { base } from "./voices.js";

/** Letters that tell a language from those that are written with ours, and which languages have them. */
const LETTERS = [
  [/\p{Script=Arabic}/u, ["ar", "fa"]],
  [/\p{Script=Cyrillic}/u, ["uk"]],
  [/\p{Script=Ethiopic}/u, ["ti"]],
];
const ENDS = /[.?!…:;؟۔።]\s/gu;

/** The language of a text: as it is said to be, but for a text in letters that the language does not have. */
export function languageOf(text, stated, reader) {
  const [, languages] = LETTERS.find(([letters]) => letters.test(text)) ?? [];
  if (!languages || languages.includes(base(stated))) return stated;
  return languages.includes(base(reader)) ? reader : languages[0];
}

/** Parts that follow each other and are in the same language are said in one breath. */
export function runs(parts) {
  const said = [];
  for (const { text, language } of parts) {
    const last = said.at(-1);
    if (last?.language === language) last.text += ` ${text}`;
    else said.push({ text, language });
  }
  return said;
}

/** A long text in pieces that an engine takes: at the end of a sentence, else between words. */
export function pieces(text, most = 500) {
  if (text.length <= most) return [text];
  const head = text.slice(0, most);
  const ends = [...head.matchAll(ENDS)].at(-1)?.index;
  const space = head.lastIndexOf(" ");
  const cut = ends !== undefined ? ends + 1 : space > 0 ? space : most;
  return [text.slice(0, cut).trim(), ...pieces(text.slice(cut).trim(), most)];
}

/** What is to be read of itself: under another heading all of it, what is told first; else what is told, and another answer that is offered. */
export function whatIsNew(before, now) {
  const heading = (texts) => texts.find((it) => it.isHeading)?.text;
  if (heading(before) !== heading(now)) return [...now.filter((it) => it.isTold), ...now.filter((it) => !it.isTold)];
  const known = new Set(before.map((it) => it.text));
  return now.filter((it) => (it.isTold || it.isOffered) && !known.has(it.text));
}
