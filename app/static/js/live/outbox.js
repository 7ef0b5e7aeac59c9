/**
 * What has been asked and not yet acknowledged. Kept in the browser's own storage, so that a closed tab, an empty battery
 * or a lost network loses nothing. A command keeps its id however often it is sent; the server does it once.
 *
 * Two tabs share the storage. Each sends what it has asked itself, and takes over what a tab that is gone has left: so a
 * refusal is said once, in the tab where it was asked.
 */

/** What the browser's storage has a workshop's things under: its first code, which does not change. */
export const keptAs = document.querySelector("#view").dataset.keptAs;

const ALPHABET = "0123456789abcdefghijklmnopqrstuvwxyz";
/** A tab that has not been seen to go may have died: what stays for so long is its heirs'. */
const LEFT_AFTER = 15_000;
const LATE_AFTER = 8_000;

/**
 * It begins with the minute by the server's clock, so that ids that are made later come later and the server keeps them beside
 * each other. A phone's own clock would tell which phone it is. Where the server has said nothing yet, by how long the page has stood.
 */
function newId() {
  const { ahead, clock } = document.querySelector("main").dataset;
  const minute = Math.floor((performance.now() + Number(ahead ?? clock ?? 0)) / 60_000);
  const letters = Array.from(crypto.getRandomValues(new Uint8Array(14)), (byte) => ALPHABET[byte % 36]);
  return minute.toString(36).padStart(6, "0") + letters.join("");
}

/** @param onOther  () => void, when another tab has asked or been answered */
export function openOutbox(name, onOther = () => {}) {
  const key = `akr-outbox-${name}`;
  const own = new Set();
  /** When this page first saw a command, or tried to send it last, by the clock that nobody sets. */
  const since = new Map();
  // Storage is off in some private windows, and full on some phones: what waits then lives as long as the page.
  let onlyHere = null;

  function read() {
    if (onlyHere) return onlyHere;
    try {
      return JSON.parse(localStorage.getItem(key) ?? "[]");
    } catch {
      return (onlyHere = []);
    }
  }

  function write(kept) {
    if (onlyHere) {
      onlyHere = kept;
      return;
    }
    try {
      localStorage.setItem(key, JSON.stringify(kept));
    } catch {
      onlyHere = kept;
    }
  }

  /** What this page should send, and has not tried to for so many milliseconds, in the order it was asked. */
  function ours(pause) {
    const now = performance.now();
    const found = read().filter(({ command: { id }, isLeft }) => {
      if (!since.has(id)) since.set(id, now);
      return now - since.get(id) >= (isLeft || own.has(id) ? pause : LEFT_AFTER);
    });
    for (const { command } of found) since.set(command.id, now);
    return found.map(({ command }) => command);
  }

  addEventListener("storage", (event) => event.key === key && onOther());
  addEventListener("pagehide", () => leave(true));
  addEventListener("pageshow", (event) => event.persisted && leave(false));

  /** What this page has asked is the next page's to send; not so where the browser shows it again. */
  function leave(isLeft) {
    if (own.size) write(read().map((kept) => (own.has(kept.command.id) ? { ...kept, isLeft } : kept)));
  }

  return {
    /** Keep a command until it is acknowledged, and give it an id. */
    put(command) {
      const kept = { ...command, id: newId() };
      own.add(kept.id);
      since.set(kept.id, performance.now());
      write([...read(), { command: kept }]);
      return kept;
    },
    /** The command with this id, taken out. */
    take(id) {
      const kept = read();
      write(kept.filter(({ command }) => command.id !== id));
      own.delete(id);
      return kept.find(({ command }) => command.id === id)?.command;
    },
    due: () => ours(0),
    /** What was sent so long ago that it, or its answer, must have been lost. */
    late: () => ours(LATE_AFTER),
    all: () => read().map(({ command }) => command),
  };
}
