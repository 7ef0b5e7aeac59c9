/** Why green, in few words: the same as `why_green` in lead/_parts.html says. */

import { write } from "../ui/say.js";

const ONLY = ["may", "should", ""];
const ALL = ["law", "licence", "delegation", "habit"];

const words = (key) => document.querySelector("#ground-words").content.querySelector(`[data-key="${key}"]`).textContent;

/**
 * @param grounds  "may law" -> people, or nothing
 * @param jointly  whether it is a group's that answers together: then in words only
 */
export function drawGrounds(place, grounds = {}, jointly = false) {
  const found = Object.entries(grounds).map(([name, n]) => ({ parts: name.split(" "), n }));
  const said = ONLY.flatMap((only) => {
    const here = found.filter(({ parts }) => (ONLY.includes(parts[0]) ? parts[0] : "") === only);
    const all = here.reduce((sum, { n }) => sum + n, 0);
    if (all === 0) return [];
    const why = here.filter(({ parts }) => ALL.includes(parts.at(-1))).map(({ parts, n }) => (jointly ? words(parts.at(-1)) : `${words(parts.at(-1))} ${n}`));
    return [words(jointly ? `jointly ${only}` : only).replace("{n}", all) + (why.length ? ` (${why.join(", ")})` : "")];
  });
  place.hidden = said.length === 0;
  write(place, said.join(". "));
}
