/** A whole number of minutes in words, in the reader's language. The words are in the page, in `#time-words`. */

import { locale } from "./locale.js";

export const timeWords = (minutes) => inWords(minutes, document.querySelector("#time-words").dataset, locale());

/** @param words  as in the page: `minute`, `minutes`, `hour`, `both` and `hours` */
export function inWords(minutes, words, lang) {
  if (minutes < 60) return minutes === 1 ? words.minute : words.minutes.replace("{n}", minutes);
  if (minutes === 60) return words.hour;
  if (minutes < 600 && minutes % 60) return words.both.replace("{h}", Math.floor(minutes / 60)).replace("{m}", minutes % 60);
  const hours = Math.floor((minutes + 3) / 6) / 10;
  return words.hours.replace("{n}", hours.toLocaleString(lang));
}
