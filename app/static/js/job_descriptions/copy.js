/**
 * A copy of what is typed, in the browser, until it is saved: a reload, a crash or a refusal loses nothing.
 *
 * A copy belongs to a tab. One whose tab is gone is taken over by the next that opens the same text. It remembers which
 * version it is a change of, so that a save puts it together with what others have saved since.
 */
import { newId } from "./rows.js";

const TAB = "akr-tab";
/** Milliseconds that an open tab has to answer another; and the names of those that have. */
const ANSWERED_WITHIN = 300;
const others = new Set();
const LETTING_GO = { reload: 10_000, navigate: 1000 };
/**
 * Milliseconds that a page which is being left may still hold its tab's lock. One that is loaded again is the same tab
 * for certain; one that is gone to may be a copied tab, and is not to wait for long.
 */

export async function openCopy(id) {
  const place = `akr-job-${id}-`;
  const tab = navigator.locks ? await ownTab() : await ownTabWithoutLocks();
  const own = place + tab;

  return {
    /** The copy that is left, or null. `saved`: the name of one that has come to the server. */
    async left(saved) {
      const living = navigator.locks ? await livingTabs() : others;
      // One's own first: what another tab has left is taken over by who has nothing.
      for (const key of [own, ...keys(place).filter((key) => key !== own)]) {
        const isMine = key === own;
        if (!isMine && living.has(key.slice(place.length))) continue;
        const copy = load(key);
        if (!isMine || copy?.name === saved) drop(key);
        if (copy && copy.name !== saved) {
          store(own, copy);
          return copy;
        }
      }
      return null;
    },
    /** Whether the browser kept it. `fields`: [name, value] in the form's order. Returns the copy's name, or "". */
    keep(version, fields) {
      const name = newId();
      return store(own, { name, version, fields }) ? name : "";
    },
    throwAway: () => drop(own),
  };
}

/** This tab's name. Held as a lock for as long as the tab lives; a copied tab gets a name of its own. */
async function ownTab() {
  let name = nameBefore();
  if (!(await hold(name))) await hold((name = newId()));
  return remember(name);
}

const nameBefore = () => read(sessionStorage, TAB) ?? newId();

function remember(name) {
  try {
    sessionStorage.setItem(TAB, name);
  } catch {
    // Storage is off in some private windows: the copy then lives as long as the page.
  }
  return name;
}

/** Whether this tab has it now; another may. */
function hold(name) {
  return new Promise((answer) => {
    const held = () => {
      answer(true);
      return new Promise(() => {});
    };
    const [{ type } = {}] = performance.getEntriesByType("navigation");
    const givingUp = new AbortController();
    setTimeout(() => givingUp.abort(), LETTING_GO[type] ?? LETTING_GO.navigate);
    navigator.locks.request(TAB + name, { signal: givingUp.signal }, held).catch(() => answer(false));
  });
}

/** The names of the tabs that are open. */
async function livingTabs() {
  const { held } = await navigator.locks.query();
  return new Set(held.filter(({ name }) => name.startsWith(TAB)).map(({ name }) => name.slice(TAB.length)));
}

/**
 * Over plain http a browser has no locks: there the tabs ask each other, and who is open answers. Of two that have not had
 * their answers and have the same name, as a copied tab has, the one that is loaded again is the same tab for certain.
 */
async function ownTabWithoutLocks() {
  let name = nameBefore();
  let isMine = false;
  const [{ type } = {}] = performance.getEntriesByType("navigation");
  const rank = (type === "reload" ? 0 : 1) + Math.random();
  const tabs = new BroadcastChannel(TAB);
  const say = (asks) => tabs.postMessage({ name, isMine, rank, asks });
  tabs.onmessage = ({ data }) => {
    const isTaken = data.name === name && !isMine && (data.isMine || data.rank < rank);
    if (isTaken) name = newId();
    if (data.name !== name) others.add(data.name);
    if (isTaken || data.asks) say(false);
  };
  say(true);
  await new Promise((resolve) => setTimeout(resolve, ANSWERED_WITHIN));
  isMine = true;
  return remember(name);
}

function keys(place) {
  try {
    return Object.keys(localStorage).filter((key) => key.startsWith(place));
  } catch {
    return [];
  }
}

function load(key) {
  try {
    return JSON.parse(localStorage.getItem(key));
  } catch {
    return null;
  }
}

function store(key, copy) {
  try {
    localStorage.setItem(key, JSON.stringify(copy));
    return true;
  } catch {
    return false;
  }
}

function drop(key) {
  try {
    localStorage.removeItem(key);
  } catch {
    // As above.
  }
}

function read(storage, key) {
  try {
    return storage.getItem(key);
  } catch {
    return null;
  }
}
