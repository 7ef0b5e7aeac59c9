/**
 * Which things fit in the picture. A list is laid out in columns of a fixed height; what runs over into a further column
 * belongs to a further page. The browser measures, so any text, letter size and screen is right.
 */

/**
 * @param list     a list laid out by `data-fit` (wall.css): columns side by side, as high as there is room
 * @param columns  how many columns make one page
 * @returns the page of each element, in order
 */
export function pagesOf(list, columns = 1) {
  const items = [...list.children];
  list.style.columnCount = columns;
  for (const item of items) item.hidden = false;
  if (items.length === 0) return [];
  // What is higher than a column would be cut: it is given a wider one.
  if (columns > 1 && items.some((item) => item.getClientRects().length > 1)) return pagesOf(list, columns - 1);
  const step = (list.clientWidth + gapOf(list)) / columns;
  const start = list.getBoundingClientRect().left;
  return items.map((item) => Math.floor(Math.round((item.getBoundingClientRect().left - start) / step) / columns));
}

/** What decides how much has room in an element, beside what stands there: the letters, and the room. */
export function roomIn(element) {
  const { fontSize, lineHeight, letterSpacing, wordSpacing } = getComputedStyle(element);
  const loaded = [...document.fonts].map(({ status }) => status);
  const room = [innerWidth, innerHeight, element.clientWidth, element.clientHeight];
  return [fontSize, lineHeight, letterSpacing, wordSpacing, loaded, room];
}

/** Show only the elements of one page. */
export function showPage(list, pages, page) {
  [...list.children].forEach((item, index) => (item.hidden = pages[index] !== page));
}

export const countOf = (...lists) => Math.max(0, ...lists.flat()) + 1;

const gapOf = (list) => Number.parseFloat(getComputedStyle(list).columnGap) || 0;
