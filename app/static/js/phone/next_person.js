/** A screen that several people share: each lets go of it before the next one comes, and leaves nothing behind. */

import { keptAs } from "../live/outbox.js";

const KEPT = ["akr-draft", "akr-read", "akr-amounts"];
const { seed } = document.querySelector("main").dataset;

/** What the browser's storage has a person's own things under. @param kind  one of `KEPT` */
export const ownKey = (kind) => `${kind}-${keptAs}-${seed}`;

/** Whether the person has a text half written. */
export function hasDraft() {
  try {
    return localStorage.getItem(ownKey("akr-draft")) !== null;
  } catch {
    return false; // Storage is off in some private windows.
  }
}

/** @param somethingWaits  () => whether something is not sent yet */
export function letGoBeforeNext(somethingWaits) {
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
