/**
 * A screen that a room looks at does not go dark by itself. The browser lets go when the page is hidden, and when the battery is
 * low: it is asked again. Where there is no secure connection it can't be asked.
 */

const AGAIN_AFTER = 60_000;
let lock = null;
let timer = null;

export function stayAwake() {
  document.addEventListener("visibilitychange", take);
  take();
}

async function take() {
  if (document.hidden || !navigator.wakeLock || lock?.released === false) return;
  try {
    lock = await navigator.wakeLock.request("screen");
    lock.addEventListener("release", again, { once: true });
  } catch {
    again();
  }
}

function again() {
  clearTimeout(timer);
  timer = setTimeout(take, AGAIN_AFTER);
}
