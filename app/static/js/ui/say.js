/** Sentences with numbers in them. The sentences are in the page (`_say.html`); only the numbers come from here. */

/** Fill the sentence `name` wherever it stands under `root`. With `n` 1, the sentence for one. */
export function say(root, name, values = {}) {
  for (const place of root.querySelectorAll(`[data-say="${name}"]`)) {
    const sentence = (Number(values.n) === 1 && place.dataset.one) || place.dataset.many;
    write(place, sentence.replace(/\{(\w+)\}/g, (_, key) => values[key]));
  }
}

/** Set a text, only where it differs: an element that is not touched keeps its focus and is not read aloud again. */
export function write(element, text) {
  if (element.textContent !== text) element.textContent = text;
}

/** The word for a colour, or for `pass`, in the reader's language. */
export function word(colour) {
  return document.querySelector("#colour-words").dataset[colour];
}
