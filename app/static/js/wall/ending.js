/** The last picture: what the room came to; then who does what, and what the groups want their time for, page by page. */

import { fillAims, fillEnding, fillNext } from "../ui/ending.js";
import { countOf, pagesOf, showPage } from "./pages.js";

const find = (id) => document.querySelector(`#${id}`);

let page = 0;
let pages = 1;

export const where = () => ({ page, pages });

export function show(asked) {
  page = asked;
}

export function draw(view) {
  const [next, aims] = [find("ending-next"), find("ending-aims")];
  fillEnding(find("ending"), view);
  fillNext(next, view);
  fillAims(aims, view);
  const [ofNext, ofAims] = [fitted(next, aims), fitted(aims, next)];
  const first = next.children.length ? countOf(ofNext) : 0;
  pages = Math.max(1, first + (aims.children.length ? countOf(ofAims) : 0));
  page = Math.min(page, pages - 1);
  const isNext = page < first || pages === 1;
  next.hidden = !isNext;
  aims.hidden = isNext && pages > 1;
  find("ending-aims-title").hidden = aims.hidden || aims.children.length === 0;
  showPage(next, ofNext, page);
  showPage(aims, ofAims, page - first);
}

/** On which page of its own list each row comes, where the list has the whole room. */
function fitted(list, other) {
  other.hidden = true;
  list.hidden = false;
  find("ending-aims-title").hidden = list.id !== "ending-aims" || list.children.length === 0;
  return pagesOf(list);
}
