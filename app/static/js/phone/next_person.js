/** A screen that several people share: each lets go of it before the next one comes, and leaves nothing behind. */

import { keptAs } from "../live/code.js";

const KEPT = ["akr-draft", "akr-read"];

/** @param somethingWaits  () => whether something is not sent yet */
export function letGoBeforeNext(main, somethingWaits) {
  const { seed } = main.dataset;
  const key = `akr-person-${keptAs}`;

  document.querySelector("#next-person").addEventListener("submit", (event) => {
    const isEarly = somethingWaits();
    document.querySelector("#unsent").hidden = !isEarly;
    if (isEarly) event.preventDefault();
  });

  try {
    for (const name of Object.keys(localStorage)) {
      const isOthers = KEPT.some((kind) => name.startsWith(`${kind}-${keptAs}-`)) && !name.endsWith(seed);
      if (isOthers) localStorage.removeItem(name);
    }
    localStorage.setItem(key, seed);
  } catch {
    // Storage is off in some private windows: then nothing was kept.
  }
  // A tab that was left open, or comes back, would show the one before.
  addEventListener("storage", (event) => event.key === key && event.newValue !== seed && location.reload());
  addEventListener("pageshow", (event) => event.persisted && location.reload());
}
