/** A comment that is typed and not sent survives a reload, as long as the tab is open. */

const sent = new URLSearchParams(location.search).has("saved") ? location.hash.slice(1) : "";

for (const box of document.querySelectorAll(".comment-box")) {
  const field = box.querySelector("textarea");
  if (!field) continue;
  const key = `${location.pathname} ${box.id}`;
  if (box.id === sent) sessionStorage.removeItem(key);
  const typed = sessionStorage.getItem(key);
  if (typed) {
    field.value = typed;
    field.closest("details").open = true;
  }
  field.addEventListener("input", () => sessionStorage.setItem(key, field.value));
}
