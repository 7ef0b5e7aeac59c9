/** What unfolds on this page can be seen when it has: the menus close by themselves, the rest scrolls clear of the foot. */

export function openMenus() {
  document.querySelectorAll(".menu").forEach(closesByItself);

  document.addEventListener(
    "toggle",
    ({ target }) => {
      const isByHand = target.open && target.matches(".change, .move") && target.contains(document.activeElement);
      if (isByHand) target.scrollIntoView({ block: "nearest" });
    },
    true,
  );
}

function closesByItself(menu) {
  document.addEventListener("click", (event) => menu.contains(event.target) || (menu.open = false));
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !menu.open) return;
    menu.open = false;
    menu.querySelector("summary").focus();
  });
  menu.addEventListener("focusout", ({ relatedTarget }) => {
    if (relatedTarget && !menu.contains(relatedTarget)) menu.open = false;
  });
}
