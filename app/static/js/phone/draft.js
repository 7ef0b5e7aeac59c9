/** What is half written survives a reload, a closed tab and an empty battery. */

/** @param key  one for each workshop and field */
export function keepDraft(field, key) {
  function save() {
    try {
      if (field.value) localStorage.setItem(key, field.value);
      else localStorage.removeItem(key);
    } catch {
      // Storage is off in some private windows: the text then lives as long as the page.
    }
  }

  try {
    field.value ||= localStorage.getItem(key) ?? "";
  } catch {
    // As above.
  }
  field.addEventListener("input", save);
  return {
    set(text) {
      field.value = text;
      save();
    },
  };
}
