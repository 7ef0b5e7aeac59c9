/** The wall has no controls but this: the whole screen, with the key F, or a button while the pointer moves. */

const SECONDS_SHOWN = 3;

/** @param label  the button's words */
export function offerFullScreen(label) {
  const page = document.documentElement;
  if (!page.requestFullscreen) return;
  const button = document.createElement("button");
  button.type = "button";
  button.className = "button wall-control";
  button.textContent = label;
  button.hidden = true;
  document.body.append(button);
  let timer = null;

  function rest() {
    button.hidden = true;
    page.classList.add("is-still");
  }

  function toggle() {
    if (document.fullscreenElement) document.exitFullscreen();
    else page.requestFullscreen().catch(() => {});
  }

  button.addEventListener("click", toggle);
  addEventListener("keydown", (event) => {
    if (event.key.toLowerCase() === "f" && !event.ctrlKey && !event.metaKey && !event.altKey) toggle();
  });
  addEventListener("pointermove", () => {
    button.hidden = false;
    page.classList.remove("is-still");
    clearTimeout(timer);
    timer = setTimeout(rest, SECONDS_SHOWN * 1000);
  });
}
