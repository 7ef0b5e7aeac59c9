import assert from "node:assert/strict";
import test from "node:test";

import { languageOf, pieces, runs, whatIsNew } from "../../app/static/js/ui/speech.js";
import { base, voiceFor } from "../../app/static/js/ui/voices.js";

const voice = (lang, more = {}) => ({ lang, localService: true, default: false, ...more });

test("a voice is of the language, whatever its region, and on this machine", () => {
  const [swedish, english, polish] = [voice("sv_SE"), voice("en-US"), voice("pl-PL")];
  assert.equal(voiceFor([english, swedish], "sv-simple"), swedish);
  assert.equal(voiceFor([english, swedish, polish], "pl"), polish);
  assert.equal(voiceFor([english], "sv"), null);
  assert.equal(voiceFor([], "sv"), null);
});

test("a voice that sends what it reads to somebody else is none", () => {
  const elsewhere = voice("sv-SE", { localService: false, default: true });
  assert.equal(voiceFor([elsewhere], "sv"), null);
  const here = voice("sv-SE");
  assert.equal(voiceFor([elsewhere, here], "sv"), here);
});

test("the one that somebody has chosen goes first, and one that is much alike will do", () => {
  const chosen = voice("en-GB", { default: true });
  assert.equal(voiceFor([voice("en-US"), chosen], "en"), chosen);
  const croatian = voice("hr-HR");
  assert.equal(voiceFor([croatian], "bs"), croatian);
});

test("a text in other letters is in a language that has them", () => {
  assert.equal(languageOf("Städa hallen", "sv", "ar"), "sv");
  assert.equal(languageOf("تنظيف", "sv", "sv"), "ar");
  assert.equal(languageOf("تنظيف", "sv", "fa"), "fa");
  assert.equal(languageOf("прибирання", "sv", "sv"), "uk");
  assert.equal(languageOf("ምጽራይ", "sv", "sv"), "ti");
  assert.equal(languageOf("العربية", "ar", "ar"), "ar");
  assert.equal(languageOf("قائمة", "fa", "fa"), "fa");
});

test("what follows in one language is said in one breath, and no further", () => {
  const said = runs([
    { text: "Vi pratar om", language: "ar" },
    { text: "nu", language: "ar" },
    { text: "Städa hallen", language: "sv" },
    { text: "klar", language: "ar" },
  ]);
  assert.deepEqual(said, [
    { text: "Vi pratar om nu", language: "ar" },
    { text: "Städa hallen", language: "sv" },
    { text: "klar", language: "ar" },
  ]);
});

test("a long text is said in pieces that end where a sentence does, and nothing of it is lost", () => {
  assert.deepEqual(pieces("Kort."), ["Kort."]);
  assert.deepEqual(pieces("En mening. Och en till som är lång.", 20), ["En mening.", "Och en till som är", "lång."]);
  assert.deepEqual(pieces("a".repeat(45), 20).map((it) => it.length), [20, 20, 5]);
  const long = "Vi städar hallen varje dag. ".repeat(80).trim();
  assert.ok(pieces(long).every((it) => it.length <= 500));
  assert.equal(pieces(long).join(" "), long);
});

test("what is new by itself is another heading's, or what is told", () => {
  const heading = (text) => ({ text, isHeading: true, isTold: false });
  const told = (text) => ({ text, isHeading: false, isTold: true });
  const line = (text) => ({ text, isHeading: false, isTold: false });
  const before = [heading("Städa"), line("Grön")];
  assert.deepEqual(whatIsNew(before, [heading("Städa"), line("Gul")]), []);
  const offered = (text) => ({ ...line(text), isOffered: true });
  assert.deepEqual(whatIsNew([...before, offered("Gul")], [...before, offered("Röd")]), [offered("Röd")]);
  assert.deepEqual(whatIsNew(before, [...before, told("Det gick inte.")]), [told("Det gick inte.")]);
  assert.deepEqual(whatIsNew([...before, told("Det gick inte.")], [...before, told("Det gick inte.")]), []);
  const next = [heading("Tvätta"), line("Grön"), told("Sparat")];
  assert.deepEqual(whatIsNew(before, next), [told("Sparat"), heading("Tvätta"), line("Grön")]);
  assert.deepEqual(whatIsNew([], before), before);
});

test("a language is told without its region", () => {
  assert.deepEqual(["sv-simple", "en_US", "UK"].map(base), ["sv", "en", "uk"]);
});
