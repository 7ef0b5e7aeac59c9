/**
 * How numbers, days and times are written: as the reader's language has them, with the digits, the calendar and the clock
 * of the wall, which a participant compares with. Where the browser does not know the language: as in Swedish.
 */
export function locale() {
  const { lang } = document.documentElement;
  return `${lang === "en" ? "en-GB" : knows(lang) ? lang : "sv"}-u-ca-gregory-hc-h23-nu-latn`;
}

/** In some browsers Somali and Tigrinya have no names of months: their dates are then "M02". */
const knows = (lang) => !/M\d\d/.test(new Date(0).toLocaleDateString(lang, { month: "long" }));
