/**
 * Whether a text seems to hold a person's name. A gentle guess for a gentle question: it may miss, and rather misses than
 * asks in vain. Swedish writes other nouns small, so a capital letter inside a sentence is most often a name.
 */

/** Names that are no other word, for what is written small or first. */
const COMMON = new Set(
  `ahmed ali amina anders anna annika anton astrid birgitta camilla carina charlotte christer christina daniel elin
  elisabeth emelie emma erik eva fatima fredrik gunilla gustav göran hanna hassan helena henrik ibrahim ingrid
  jenny jessica johan johanna josefin karin katarina kerstin kristina lars linnéa lisa louise magnus maria marie
  martin mats mattias michael mikael mohamed mohammed monica niklas olof omar oskar patrik pernilla peter petra pia
  rebecka robert sandra sara sofia stefan susanne thomas tomas ulla ulrika viktor yusuf zahra åsa`.split(/\s+/),
);

/** Written with a capital, and nobody. */
const OTHERS = new Set(
  `måndag tisdag onsdag torsdag fredag lördag söndag januari februari mars april maj juni juli augusti september oktober
  november december jul påsk midsommar lucia advent ramadan halloween excel word teams outlook powerpoint google internet
  facebook instagram ipad office windows unikum edlevo tempus infomentor schoolsoft vklass procapita lifecare treserva
  medvind heroma winlas visma sverige svenska engelska arabiska finska covid corona akr apt bea gud lego samsa sankta ica
  willys coop lidl apoteket systembolaget röda gula gröna blå svarta vita norra södra östra västra`.split(/\s+/),
);

/** What workplaces, agencies and lessons end in. */
const PLACES =
  /(verket|kassan|förmedlingen|nämnden|förvaltningen|kommun|kommunen|skolan|skola|gården|förbundet|hallen|hemmet|huset|torget|gatan|vägen|centrum|stugan|regionen|dagen|dagar|veckan)s?$/;

const WORD = /\p{L}[\p{L}\p{M}’'-]*/gu;
const CAPITALISED = /^\p{Lu}[\p{Ll}\p{M}’'-]+(-?\p{Lu}\p{Ll}+)*$/u;
const SENTENCE_ENDS = /[.!?:;/()"”“–•\n]\s*$/u;

/** The word or words that look like a name; an empty text where none do. */
export function nameIn(text) {
  const words = [...text.matchAll(WORD)].map(({ 0: word, index }) => ({
    word,
    isFirst: beginsSentence(text.slice(0, index)),
    end: index + word.length,
    start: index,
  }));
  // Where capitals are a habit, no name can be told by them.
  const isHabit = words.length > 2 && words.every(({ word }) => /^\p{Lu}/u.test(word));
  const looks = words.map(({ word }) => !isHabit && looksLikeName(word));
  for (const [index, { word, isFirst, end }] of words.entries()) {
    const isKnown = COMMON.has(bare(word)) || COMMON.has(bare(word).replace(/s$/, ""));
    if (isKnown) return word;
    const next = words[index + 1];
    if (!looks[index] || isFirst) continue;
    return looks[index + 1] && text.slice(end, next.start) === " " ? `${word} ${next.word}` : word;
  }
  return "";
}

const beginsSentence = (before) => !/[\p{L}\p{N}]/u.test(before) || SENTENCE_ENDS.test(before);
const bare = (word) => word.toLocaleLowerCase("sv");

function looksLikeName(word) {
  const small = bare(word);
  const isOther = OTHERS.has(small) || OTHERS.has(small.replace(/(en|s)$/, "")) || PLACES.test(small);
  return CAPITALISED.test(word) && !isOther;
}
