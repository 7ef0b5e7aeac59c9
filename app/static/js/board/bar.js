/** How the votes of one group fell, as a bar: the markup and its widths are those of `bar` in board/_board.html. */

import { word, write } from "../ui/say.js";

const TWENTIETHS = 20;

/** @param votes  people by colour, and by `pass`; or nothing before the reveal */
export function drawBar(bar, votes = {}) {
  const all = Object.values(votes).reduce((sum, n) => sum + n, 0);
  bar.hidden = all === 0;
  const words = [];
  for (const part of bar.children) {
    const n = votes[part.dataset.colour] ?? 0;
    part.hidden = n === 0;
    if (n === 0) continue;
    part.dataset.share = Math.max(1, Math.round((TWENTIETHS * n) / all));
    write(part.lastElementChild, String(n));
    words.push(`${word(part.dataset.colour)} ${n}`);
  }
  bar.setAttribute("aria-label", words.join(", "));
}
