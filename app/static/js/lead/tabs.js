/** Whose board is shown: links without scripts, and without a new page with them. */

/** @param onChoose  (group) => void */
export function openTabs(holder, onChoose) {
  holder.addEventListener("click", (event) => {
    const tab = event.target.closest("a[data-group]");
    if (!tab) return;
    event.preventDefault();
    for (const one of holder.querySelectorAll(".tab")) {
      if (one === tab) one.setAttribute("aria-current", "true");
      else one.removeAttribute("aria-current");
    }
    onChoose(tab.dataset.group);
  });
}
