/**
 * Sections that follow along without being drawn here: `<section id data-refresh-on="analysis">`. When one of those parts
 * of the view changes, the page is fetched again and the section swapped for the new one, touching the least. Somebody
 * who is in a field of the section is left alone until they leave it.
 */

import { morph, remember } from "../ui/morph.js";

const BUSY_PAUSE = 2_000;

/**
 * @param address   the page that is fetched
 * @param isKept    (form) => whether it holds something that is not saved: it stays as it is
 * @param onSwapped () => void
 * @returns drawnFrom(view): what the page was drawn from; follow(view), now(): swap even where the focus is, for what the person did
 */
export function openSections({ address, isKept, onSwapped }) {
  const sections = [...document.querySelectorAll("[data-refresh-on]")];
  const stale = new Set();
  sections.forEach(remember);
  let before = {};
  let isFetching = false;
  let isOwn = false;
  /** How many things the person has done here. */
  let deeds = 0;

  async function refresh() {
    if (isFetching || ![...stale].some(mayChange)) return;
    isFetching = true;
    const due = new Set(stale);
    const deedsThen = deeds;
    stale.clear();
    const fresh = await fetchPage(address);
    isFetching = false;
    // A page from before what the person has just done would take it away again, and what they write next builds on that.
    const isBehind = deeds > deedsThen;
    if (!fresh || isBehind) {
      due.forEach((section) => stale.add(section));
      if (isBehind) refresh();
      return;
    }
    for (const section of due) {
      if (mayChange(section)) swap(section, fresh.getElementById(section.id));
      else stale.add(section);
    }
    isOwn = stale.size > 0 && isOwn;
    onSwapped();
    refresh();
  }

  const mayChange = (section) => isOwn || !section.contains(document.activeElement?.closest("input, textarea, select"));

  function swap(section, fresh) {
    if (!fresh) return;
    const hadFocus = section.contains(document.activeElement);
    morph(section, fresh, {
      callbacks: {
        beforeNodeMorphed: (node) => !(node instanceof HTMLFormElement && isKept(node)),
        // What somebody has unfolded stays unfolded.
        beforeAttributeUpdated: (name) => name !== "open",
      },
    });
    if (hadFocus && !section.contains(document.activeElement)) section.focus();
  }

  document.addEventListener("focusout", () => setTimeout(refresh));

  return {
    drawnFrom(view) {
      before = view;
    },
    follow(view) {
      for (const section of sections) {
        if (section.dataset.refreshOn.split(" ").some((part) => view[part] !== before[part])) stale.add(section);
      }
      before = view;
      refresh();
    },
    now() {
      deeds += 1;
      isOwn = true;
      sections.forEach((section) => stale.add(section));
      refresh();
    },
  };
}

async function fetchPage(address) {
  try {
    const answer = await fetch(address, { headers: { Accept: "text/html" } });
    // Somebody who has been signed out meanwhile keeps what is on the screen. A new code, too, leads elsewhere.
    const isSignedOut = answer.redirected && !new URL(answer.url).pathname.startsWith("/w/");
    if (answer.status === 503) {
      await new Promise((resolve) => setTimeout(resolve, BUSY_PAUSE * (1 + Math.random())));
      return fetchPage(address);
    }
    if (!answer.ok || isSignedOut) return null;
    return new DOMParser().parseFromString(await answer.text(), "text/html");
  } catch {
    return null;
  }
}
