// A browser as old as the oldest that we say we work in (docs/browsers.md): what came later is taken away.
(() => {
  const gone = {
    "Array.prototype": ["findLast", "findLastIndex", "toSorted", "toSpliced", "toReversed", "with"],
    "String.prototype": ["isWellFormed", "toWellFormed"],
    "Set.prototype": ["union", "intersection", "difference", "isSubsetOf", "isSupersetOf", "isDisjointFrom", "symmetricDifference"],
    "Iterator.prototype": ["map", "filter", "take", "drop", "flatMap", "reduce", "toArray", "forEach", "some", "every", "find"],
    "Element.prototype": ["checkVisibility", "setHTMLUnsafe", "getHTML", "moveBefore", "ariaNotify"],
    "HTMLElement.prototype": ["inert", "showPopover", "hidePopover", "togglePopover", "popover"],
    "HTMLFormElement.prototype": ["requestSubmit"],
    "Document.prototype": ["startViewTransition"],
    "Navigator.prototype": ["wakeLock", "userActivation"],
    AbortSignal: ["timeout", "any"],
    Array: ["fromAsync"],
    Document: ["parseHTMLUnsafe"],
    Intl: ["Segmenter", "DurationFormat"],
    Map: ["groupBy"],
    Object: ["groupBy"],
    Promise: ["withResolvers", "try"],
    URL: ["canParse", "parse"],
    window: ["structuredClone", "scheduler", "navigation", "Iterator"],
  };
  for (const [place, names] of Object.entries(gone)) {
    const holder = place.split(".").reduce((it, name) => it?.[name], window);
    for (const name of names) if (holder) delete holder[name];
  }
  const Newer = window.FormData;
  window.FormData = class FormData extends Newer {
    constructor(form) {
      super(...(form ? [form] : []));
    }
  };
})();
