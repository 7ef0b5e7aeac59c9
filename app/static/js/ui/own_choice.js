/**
 * What somebody has chosen for this browser alone, and which stays chosen: it is told to nobody. Where storage is off, as in some
 * private windows, it lives as long as the page.
 *
 * @param key  what it is kept as
 */
export function ownChoice(key) {
  let now = null;
  try {
    now = localStorage.getItem(key);
  } catch {
    // As above.
  }
  return {
    /** The text that was chosen; null where nothing is. */
    get: () => now,
    isOn: () => now !== null,
    keep(text) {
      now = text;
      try {
        if (text === null) localStorage.removeItem(key);
        else localStorage.setItem(key, text);
      } catch {
        // As above.
      }
    },
  };
}
