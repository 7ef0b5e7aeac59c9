/**
 * What the page says: sentences with numbers in them, which are in the page (`_say.html`), only the numbers come from here;
 * and what is said in its `role="status"` region, to those who look and to those who listen.
 */

const SECONDS_SHOWN = 8;
let timer = null;

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

/** Set a text, only where it differs: an element that is not touched keeps its focus and is not read aloud again. */
export function write(element, text) {
  if (element.textContent !== text) element.textContent = text;
}

/** A task's text, or a group's name, as it is shown: where its long words may be broken. */
export const softly = ({ text, name, soft = text ?? name }) => soft;

/** The word for a colour, or for `pass`, in the reader's language. */
export function word(colour) {
  return document.querySelector("#colour-words").dataset[colour];
}

function put(text, isOnlySpoken) {
  const status = document.querySelector("#status");
  clearTimeout(timer);
  status.classList.toggle("only-spoken", isOnlySpoken);
  status.textContent = text.replaceAll("\u00ad", "");
  timer = setTimeout(() => (status.textContent = ""), SECONDS_SHOWN * 1000);
}

/** What somebody must see. */
export const announce = (text) => put(text, false);

/** What can be seen elsewhere on the page already. */
export const speak = (text) => put(text, true);
