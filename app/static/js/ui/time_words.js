/** An amount of time in words, in the reader's language. The words are in the page, in `#time-words`. */

export function timeWords(minutes) {
  const words = document.querySelector("#time-words").dataset;
  if (minutes < 60) return minutes === 1 ? words.minute : words.minutes.replace("{n}", minutes);
  const hours = Math.round(minutes / 6) / 10;
  return hours === 1 ? words.hour : words.hours.replace("{n}", hours.toLocaleString(document.documentElement.lang));
}
