/* What does not hold in the picture of the wall that is shown, each said with the words where it is. */
(least) => {
  const part = document.querySelector("[data-picture]:not([hidden])");
  const found = new Set();
  const say = (it, why) => found.add(`${why}: ${it.closest("[class]")?.className} "${it.textContent.trim().slice(0, 40)}"`);
  const isSeen = (it) =>
    it.checkVisibility({ visibilityProperty: true }) && !it.closest(".visually-hidden, .is-measured, .is-narrow .opinion-word, .is-beside #before-bars .answer-name");
  const ownWords = (it) => [...it.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE && node.data.trim());
  const seen = [...part.querySelectorAll("*")].filter(isSeen);

  const boxOfWords = (it) => {
    const range = document.createRange();
    range.setStartBefore(ownWords(it)[0]);
    range.setEndAfter(ownWords(it).at(-1));
    return range.getBoundingClientRect();
  };
  /** What is seen of an element's ground: what holds it may hide what runs over. A long reason has a sign that there is more. */
  const holderOf = (it) => {
    const holder = { left: 0, top: 0, right: innerWidth, bottom: innerHeight };
    for (let up = it; up !== document.body; up = up.parentElement) {
      if (getComputedStyle(up).overflow === "visible" || up.matches(".one-why")) continue;
      const box = up.getBoundingClientRect();
      for (const side of ["left", "top"]) holder[side] = Math.max(holder[side], box[side]);
      for (const side of ["right", "bottom"]) holder[side] = Math.min(holder[side], box[side]);
    }
    return holder;
  };

  for (const it of seen.filter((it) => ownWords(it).length > 0)) {
    if (parseFloat(getComputedStyle(it).fontSize) < least - 0.01) say(it, "small");
    const [box, holder] = [boxOfWords(it), holderOf(it)];
    const isCut = box.left < holder.left - 2 || box.right > holder.right + 2;
    if (isCut || box.top < holder.top - 3 || box.bottom > holder.bottom + 3) say(it, "cut");
    const own = it.closest("li, p, h1, h2, h3, section > div") ?? it;
    if (box.right > own.getBoundingClientRect().right + 3) say(it, "runs out");
  }

  const BLOCKS = `header, footer, .wall-band, .meanings, .panel, .talk-counts, .wall-card, .list-tasks > li, h2,
    .answer-rows > li, .far-rows > li, .reveal-rows > li, .part li, .part-head`;
  const blocks = seen.filter((it) => it.matches(BLOCKS)).map((it) => [it, it.getBoundingClientRect()]);
  for (const [at, [one, a]] of blocks.entries()) {
    for (const [other, b] of blocks.slice(at + 1)) {
      if (one.contains(other)) continue;
      const wide = Math.min(a.right, b.right) - Math.max(a.left, b.left);
      const high = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
      if (wide > 3 && high > 3) say(other, `lies on ${one.className || one.localName}`);
    }
  }

  const panels = [...part.querySelectorAll("#panels > .panel")].filter(isSeen);
  for (const panel of panels) if (!panel.querySelector("li")) say(panel, "empty");
  const columns = [...part.querySelectorAll(".wall-column")].filter(isSeen);
  const isFull = columns.length > 0 && Number(part.dataset.pages) > 1;
  for (const column of columns) {
    const isEmpty = !column.querySelector("li");
    if (isFull && isEmpty && column.clientWidth > innerWidth / 6) say(column, "empty, and takes room");
  }

  const { scrollWidth, scrollHeight } = document.documentElement;
  if (scrollWidth > innerWidth || scrollHeight > innerHeight) found.add("the page scrolls");
  return [...found];
}
