/**
 * What a page is up without: a module that is fetched when something needs it, and before that in a quiet moment, so that it
 * is here by then. Where the network is away it is tried again, for as long as it takes.
 */

const QUIET_AFTER = 5_000;
const QUIET_PAUSE = 30_000;
const PAUSE = 2_000;
const PATIENCE = 15_000;
const LIVED_FOR = 60_000;

const moment = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));
const hung = () => moment(PATIENCE).then(() => Promise.reject(new Error("a module does not come")));

/**
 * @param load    () => import("…")
 * @param onHere  (module) => void, once
 */
export function later(load, onHere = () => {}) {
  let coming = null;
  let needed = null;

  /** Some browsers remember that a module could not be fetched, and a new version of ours has it elsewhere. */
  async function untilHere() {
    for (let tries = 1; !(await part.fetch()); tries += 1) {
      if (tries > 1 && (await isServerThere())) loadAgain();
      await moment(PAUSE);
    }
  }

  const part = {
    /** The module; null until it is here. */
    here: null,
    /** Try once, for some seconds: a browser waits for ever. Answers whether it is here. */
    fetch() {
      coming ??= Promise.race([load(), hung()]).then(
        (module) => {
          part.here = module;
          onHere(module);
          return true;
        },
        () => {
          coming = null;
          return false;
        },
      );
      return coming;
    },
    /** It is waited for: answers when it is here. */
    need() {
      needed ??= untilHere();
      return needed;
    },
  };
  return part;
}

/** One after another, when what the page began with is here. */
export async function fetchQuietly(parts) {
  if (document.readyState !== "complete") await new Promise((resolve) => addEventListener("load", resolve, { once: true }));
  await moment(QUIET_AFTER);
  for (let left = parts; left.length; left = left.filter((part) => !part.here)) {
    if (left !== parts) await moment(QUIET_PAUSE);
    for (const part of left) await part.fetch();
  }
}

const isServerThere = () =>
  fetch(location.href).then(
    (answer) => answer.ok,
    () => false,
  );

/** What is half written is kept by the browser. Not again and again: it may not help, and then the page is to live for a while. */
export function loadAgain() {
  const key = `akr-reloaded-${location.pathname}`;
  try {
    if (sessionStorage.getItem(key) && performance.now() < LIVED_FOR) return;
    sessionStorage.setItem(key, 1);
  } catch {
    return; // Storage is off in some private windows, and nothing would keep it from going on for ever.
  }
  location.reload();
}
