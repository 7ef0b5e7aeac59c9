/** The page's sentences in Swedish Sign Language, where the municipality has filmed them: one player, for what can be seen. */

import { write } from "./say.js";

/** @param mark  (element) => void: which sentence is shown */
export async function openClips(row, mark) {
  const named = await (await fetch(`/clips?language=${document.documentElement.lang}`)).json();
  const button = row.querySelector("#signed");
  const panel = row.querySelector("#clip");
  const video = panel.querySelector("video");
  const next = panel.querySelector("button");
  let here = [];
  let at = 0;

  const isOpen = () => !panel.hidden;

  function show(n) {
    at = n;
    const { clip, sentence, element } = here[at];
    const address = `/clips/${clip}`;
    if (video.getAttribute("src") !== address) video.src = address;
    video.setAttribute("aria-label", sentence);
    write(panel.querySelector("p"), sentence);
    mark(element);
    next.hidden = here.length < 2;
  }

  function open(isWanted) {
    panel.hidden = !isWanted;
    button.setAttribute("aria-expanded", String(isWanted));
    if (isWanted) show(0);
    else {
      video.pause();
      mark(null);
    }
  }

  button.addEventListener("click", () => open(!isOpen()));
  next.addEventListener("click", () => {
    show((at + 1) % here.length);
    video.play().catch(() => {});
  });

  return {
    /** Other texts are seen: another step's clips take the place of those that were here. */
    draw(texts) {
      const before = here[at]?.clip;
      here = texts.flatMap(({ element, parts }) => [...new Set(parts)].filter((it) => it in named).map((sentence) => ({ element, sentence, clip: named[sentence] })));
      button.hidden = !here.length;
      if (!isOpen()) return;
      if (!here.length) return open(false);
      const same = here.findIndex((it) => it.clip === before);
      if (same >= 0) at = same;
      else show(0);
      next.hidden = here.length < 2;
    },
  };
}
