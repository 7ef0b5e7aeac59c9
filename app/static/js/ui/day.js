/** A day, "2027-02-01", as the reader writes it. */
const { lang } = document.documentElement;

export const dayOf = (day) =>
  new Date(`${day}T12:00`).toLocaleDateString(lang === "en" ? "en-GB" : lang, { day: "numeric", month: "short", year: "numeric" });
