/** A list in the browser's storage: what is written and not saved yet. */

// Storage is off in some private windows: what is there then lives as long as the page.

export function load(place) {
  try {
    return JSON.parse(localStorage.getItem(place) ?? "[]");
  } catch {
    return [];
  }
}

export function store(place, list) {
  try {
    if (list.length) localStorage.setItem(place, JSON.stringify(list));
    else localStorage.removeItem(place);
  } catch {
    // As above.
  }
}
