import { isSeen } from "../ui/seen.js";

/** Hide or show something. What had the focus in it gives it to `instead`, if that can be seen. */
export function setHidden(element, isHidden, instead = null) {
  if (element.hidden === isHidden) return;
  const hadFocus = isHidden && element.contains(document.activeElement);
  element.hidden = isHidden;
  if (hadFocus) queueMicrotask(() => (instead && isSeen(instead) ? instead : firstHeading())?.focus());
}

/** The heading of the step that is open. */
export const firstHeading = () => [...document.querySelectorAll("main h1")].find(isSeen);
