/**
 * What this screen does by itself: arrows and space turn its own pages, the room's wall is the lead's; F is the whole screen.
 * The key of one letter can be turned off (WCAG 2.1.4). A button, and what turns the key off, are there while the pointer
 * moves, and for who comes by Tab.
 */

const PLACE = "akr-wall-keys";
const SECONDS_SHOWN = 3;
const TURNS = { ArrowLeft: -1, ArrowRight: 1, " ": 1 };

/**
 * @param words  { fullScreen, fullScreenKey }: what the button and the switch are called
 * @param turn   (by) => void
 */
export function openKeys({ fullScreen, fullScreenKey }, turn) {
  const page = document.documentElement;
  const controls = page.requestFullscreen && openControls(fullScreen, fullScreenKey);

  addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("button, input, a")) return;
    if (event.key in TURNS) {
      event.preventDefault();
      turn(TURNS[event.key]);
    } else if (event.key.toLowerCase() === "f" && controls?.hasKey()) controls.toggle();
  });
}

function openControls(fullScreen, fullScreenKey) {
  const page = document.documentElement;
  const holder = document.createElement("div");
  const button = document.createElement("button");
  const label = document.createElement("label");
  const hasKey = document.createElement("input");
  holder.className = "wall-control";
  holder.hidden = true;
  button.type = "button";
  button.className = "button";
  button.textContent = fullScreen;
  hasKey.type = "checkbox";
  hasKey.checked = read() !== "off";
  label.append(hasKey, ` ${fullScreenKey}`);
  holder.append(button, label);
  document.body.append(holder);
  let timer = null;

  function show() {
    holder.hidden = false;
    page.classList.remove("is-still");
    clearTimeout(timer);
    timer = setTimeout(rest, SECONDS_SHOWN * 1000);
  }

  function rest() {
    if (holder.contains(document.activeElement)) return show();
    holder.hidden = true;
    page.classList.add("is-still");
  }

  function toggle() {
    if (document.fullscreenElement) document.exitFullscreen();
    else page.requestFullscreen().catch(() => {});
  }

  button.addEventListener("click", toggle);
  hasKey.addEventListener("change", () => keep(hasKey.checked ? "on" : "off"));
  addEventListener("pointermove", show);
  addEventListener("keydown", (event) => event.key === "Tab" && show());

  return { toggle, hasKey: () => hasKey.checked };
}

function read() {
  try {
    return localStorage.getItem(PLACE);
  } catch {
    return null;
  }
}

function keep(value) {
  try {
    localStorage.setItem(PLACE, value);
  } catch {
    // Storage is off in some private windows: the choice then lives as long as the page.
  }
}
