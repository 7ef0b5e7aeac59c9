/** What is copied from a page has no soft hyphens: they are there to be seen, and would be in the way elsewhere. */

const SOFT = "\u00ad";

document.addEventListener("copy", (event) => {
  const text = String(getSelection());
  if (!text.includes(SOFT)) return;
  event.clipboardData.setData("text/plain", text.replaceAll(SOFT, ""));
  event.preventDefault();
});
