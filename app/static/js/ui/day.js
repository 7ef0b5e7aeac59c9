import { locale } from "./locale.js";

/** A day, "2027-02-01", as the reader writes it. */
export const dayOf = (day) =>
  new Date(`${day}T12:00`).toLocaleDateString(locale(), { day: "numeric", month: "short", year: "numeric" });
