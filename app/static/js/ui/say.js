/**
 * What the page says: sentences with numbers in them, which are in the page (`_say.html`), only the numbers come from here;
 * and what is said in its `role="status"` region, to those who look and to those who listen.
 */

const SECONDS_SHOWN = 8;
/** Milliseconds that a place stands empty before it is filled: so the same sentence is spoken twice when it happens twice. */
const EMPTY_FOR = 100;
const SHOWN = 0;
const SPOKEN = 1;

const waiting = [[], []];
const timers = [];
let written = null;

/** Which plural form, as CLDR names them, a number takes in the reader's language. */
let rules;
const formOf = (n) => (rules ??= new Intl.PluralRules(document.documentElement.lang)).select(n);

/** Fill the sentence `name` wherever it stands under `root`, in the form that `n` takes. */
export function say(root, name, values = {}) {
  for (const place of root.querySelectorAll(`[data-say="${name}"]`)) {
    const sentence = place.dataset[formOf(Number(values.n))] ?? place.dataset.other;
    write(place, sentence.replace(/\{(\w+)\}/g, (_, key) => values[key]));
  }
}

/**
 * Set a text, only where it differs: an element that is not touched keeps its focus and is not read aloud again. What differs
 * is told by what was written, not by what stands there: a browser that translates the page has put its own words there.
 */
export function write(element, text) {
  const texts = asWritten();
  if ((texts.get(element) ?? element.textContent) !== text) element.textContent = text;
  texts.set(element, text);
  sayLanguage(element, text);
}

/** What people write has its own language on a page in another: see app/web/written.py. */
function sayLanguage(element, text) {
  const { theirLanguage: theirs } = document.documentElement.dataset;
  if (!theirs || element.dir !== "auto" || !["", theirs].includes(element.lang)) return;
  const letters = text.match(/\p{L}/gu) ?? [];
  const isLatin = 2 * letters.filter((it) => /\p{Script=Latin}/u.test(it)).length >= letters.length;
  if (!isLatin) element.removeAttribute("lang");
  else if (element.lang !== theirs) element.lang = theirs;
}

/** What each element was filled with, by its text from the server or from here. */
export function asWritten() {
  if (written) return written;
  written = new WeakMap();
  for (const it of document.querySelectorAll("body *")) if (!it.firstElementChild) written.set(it, it.textContent);
  return written;
}

/** Fill the sentence `name` and speak it. */
export function tell(root, name, values) {
  say(root, name, values);
  speak(root.querySelector(`[data-say="${name}"]`).textContent);
}

/** A task's text, and under it what it is in the language of the page, where somebody has translated it (_translated.html). */
export function writeTask(place, task) {
  write(place.querySelector("[data-words]"), softly(task));
  const translated = place.querySelector("[data-translated]");
  if (!translated) return;
  const text = task.translations?.[document.documentElement.lang] ?? "";
  translated.hidden = !text;
  write(translated, text);
}

/** A task's text, or a group's name, as it is shown: where its long words may be broken. */
export const softly = ({ text, name, soft = text ?? name }) => soft;

/** The word for a colour, or for `pass`, in the reader's language. */
export function word(colour) {
  return document.querySelector("#colour-words").dataset[colour];
}

function put(where, text) {
  const status = document.querySelector("#status");
  const place = status.children[where];
  waiting[where].push(text.replaceAll("\u00ad", "").trim());
  fill("");
  timers[where] = setTimeout(() => {
    fill(waiting[where].splice(0).join(". ").replaceAll(".. ", ". "));
    timers[where] = setTimeout(fill, SECONDS_SHOWN * 1000, "");
  }, EMPTY_FOR);

  function fill(words) {
    clearTimeout(timers[where]);
    place.textContent = words;
    if (where === SHOWN) status.classList.toggle("is-shown", words !== "");
  }
}

/** What somebody must see. */
export const announce = (text) => put(SHOWN, text);

/** What can be seen elsewhere on the page already. */
export const speak = (text) => put(SPOKEN, text);
