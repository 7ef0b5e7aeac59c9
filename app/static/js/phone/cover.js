/** A pause, over the page. What is half written stays in sight, and everything else is there again afterwards. */

const cover = document.querySelector("#cover");

export function drawCover(view, isWriting) {
  const isPaused = view.cover === "pause";
  const isNew = cover.hidden === isPaused;
  document.querySelector("main").dataset.cover = view.cover;
  cover.hidden = !isPaused;
  if (isNew && isPaused && !isWriting && document.activeElement !== document.body) document.querySelector("#cover-title").focus();
}
