/** Without a platform: how far somebody has come is kept in their browser, and nowhere else. */

const PLACE = "akr-course-package";

export function openBrowser() {
  return {
    where: "browser",
    kept: fromStorage() ?? "",
    returnTo: "",
    save(text) {
      try {
        localStorage.setItem(PLACE, text);
      } catch {
        // Off in some private windows: then nothing is kept.
      }
    },
    end() {},
  };
}

function fromStorage() {
  try {
    return localStorage.getItem(PLACE);
  } catch {
    return null;
  }
}
