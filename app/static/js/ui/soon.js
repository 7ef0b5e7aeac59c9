/**
 * Draw once for all that came since the last picture. Before the browser's next picture; but it makes none of a page that is
 * covered, or shared from behind another, and there timers are slow as well: such a page is drawn by a message to itself.
 */

/** Milliseconds. */
const AT_THE_LATEST = 250;

/** @returns ask(): have it drawn soon */
export function openSoon(draw) {
  const toItself = new MessageChannel();
  let isDue = false;

  function drawIfDue() {
    if (!isDue) return;
    isDue = false;
    draw();
  }

  toItself.port1.onmessage = drawIfDue;

  return () => {
    if (isDue) return;
    isDue = true;
    requestAnimationFrame(drawIfDue);
    setTimeout(drawIfDue, AT_THE_LATEST);
    if (document.hidden) toItself.port2.postMessage("");
  };
}
