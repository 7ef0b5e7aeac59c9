/** A day, "2027-02-01", as the reader writes it. */
export const dayOf = (day) =>
  new Date(`${day}T12:00`).toLocaleDateString(document.documentElement.lang, { day: "numeric", month: "short", year: "numeric" });
