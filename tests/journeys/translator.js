// What a browser's own translation does to a page, without a network: each text is put into two <font> elements, in other
// words, and so is what the page writes later. `translator.reset`: texts that the page has written where they stood already.
(() => {
  const SIGN = "»";
  const reset = [];
  const before = new WeakMap();
  const isTranslated = (text) => text.data.includes(SIGN);
  const isLeft = (text) => text.parentElement.closest("script, style, template, textarea, title, [translate=no]");

  function texts() {
    const found = [];
    const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walk.nextNode()) found.push(walk.currentNode);
    return found.filter((text) => text.data.trim() && !isTranslated(text) && !isLeft(text));
  }

  function translate() {
    for (const text of texts()) {
      const place = text.parentElement;
      if (before.get(place) === text.data) reset.push(text.data);
      before.set(place, text.data);
      const outer = document.createElement("font");
      outer.append(document.createElement("font"));
      outer.firstChild.append(SIGN + text.data);
      text.replaceWith(outer);
    }
  }

  window.translator = {
    reset,
    begin() {
      document.documentElement.lang = "so";
      document.documentElement.classList.add("translated-ltr");
      translate();
      new MutationObserver(translate).observe(document.body, { childList: true, characterData: true, subtree: true });
    },
  };
})();
