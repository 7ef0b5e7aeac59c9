/** Which voice a language has. */

/** One will do for the other, to who has no voice of their own. */
const SPOKEN_AS = { bs: ["hr", "sr"] };

/** A language without its region or variant: easy Swedish sounds as Swedish does. */
export const base = (tag) => tag.split(/[-_]/)[0].toLowerCase();

/** A voice for a language that is on this very machine: others send what they read to whoever made the browser. */
export function voiceFor(voices, language) {
  const here = voices.filter((voice) => voice.localService);
  for (const spoken of [base(language), ...(SPOKEN_AS[base(language)] ?? [])]) {
    const its = here.filter((voice) => base(voice.lang) === spoken);
    if (its.length) return its.find((voice) => voice.default) ?? its[0];
  }
  return null;
}
