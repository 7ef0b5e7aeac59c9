/**
 * Shortcuts: each presses a button that can be seen, so they do nothing that the page does not show. Never while somebody
 * writes; those of one character can be turned off (WCAG 2.1.4).
 */

import { isSeen } from "../ui/seen.js";

const PLACE = "akr-keys";
const COLOURS = { 1: "green", 2: "yellow", 3: "red", 4: "black", 5: "pass" };

const sheet = document.querySelector("#keys");
const isOn = document.querySelector("#keys-on");

/** @param actions  { row(): the group's row that is chosen, next(), bringUp(): the button of the task that is chosen } */
export function openKeys({ row, next, bringUp }) {
  document.querySelector("#keys-hint").hidden = false;
  isOn.checked = load() !== "off";
  isOn.addEventListener("change", () => store(isOn.checked ? "on" : "off"));
  document.querySelector("#open-keys").addEventListener("click", () => sheet.showModal());

  const press = (button) => button && isSeen(button) && !button.disabled && button.click();

  /** A colour for the card of the board that has the focus, else for the group that is chosen. */
  function decide(colour) {
    const card = document.activeElement.closest("#board .card");
    const button = (card ?? row())?.querySelector(`[name=colour][value=${colour}]`);
    if (card && button && !button.hidden) button.click();
    else if (!card) press(button);
  }

  const ONE_KEY = {
    n: next,
    b: () => press(bringUp()),
    m: () => press(document.querySelector("#as-most")),
    p: () => press(document.querySelector("[data-cover=pause]")),
    "+": () => press(document.querySelector("#add-minute")),
    "?": () => sheet.showModal(),
    ...Object.fromEntries(Object.entries(COLOURS).map(([key, colour]) => [key, () => decide(colour)])),
  };

  document.addEventListener("keydown", (event) => {
    if (event.isComposing || sheet.open || isWriting(event.target)) return;
    const key = event.key.toLowerCase();
    const isCommand = event.ctrlKey || event.metaKey;
    if (isCommand && !event.altKey && key === "z") {
      event.preventDefault();
      press(document.querySelector(event.shiftKey ? "#redo" : "#undo"));
    } else if (!isCommand && !event.altKey && isOn.checked && Object.hasOwn(ONE_KEY, key)) {
      event.preventDefault();
      ONE_KEY[key]();
    }
  });
}

const isWriting = (target) =>
  target.isContentEditable || target.matches?.("textarea, select, input:not([type=checkbox], [type=radio], [type=button])");

function load() {
  try {
    return localStorage.getItem(PLACE);
  } catch {
    return null;
  }
}

function store(value) {
  try {
    localStorage.setItem(PLACE, value);
  } catch {
    // Storage is off in some private windows: the choice then lives as long as the page.
  }
}
