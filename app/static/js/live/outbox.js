/**
 * What has been asked and not yet acknowledged. Kept in the browser's own storage, so that a closed tab, an empty battery
 * or a lost network loses nothing. A command keeps its id however often it is sent; the server does it once.
 *
 * Two tabs share the storage. Each sends what it has asked itself, and takes over what another has left for long: so a
 * refusal is said once, in the tab where it was asked.
 */

/** What the browser's storage has a workshop's things under: its first code, which does not change. */
export const keptAs = document.querySelector("#view").dataset.keptAs;

const ALPHABET = "0123456789abcdefghijklmnopqrstuvwxyz";
const LEFT_AFTER = 15_000;

const newId = () => Array.from(crypto.getRandomValues(new Uint8Array(20)), (byte) => ALPHABET[byte % 36]).join("");

/** @param onOther  () => void, when another tab has asked or been answered */
export function openOutbox(name, onOther = () => {}) {
  const key = `akr-outbox-${name}`;
  const own = new Set();
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

  const commands = (kept) => kept.map(({ command }) => command);

  addEventListener("storage", (event) => event.key === key && onOther());

  return {
    /** Keep a command until it is acknowledged, and give it an id. */
    put(command) {
      const kept = { ...command, id: newId() };
      own.add(kept.id);
      write([...read(), { command: kept, since: Date.now() }]);
      return kept;
    },
    /** The command with this id, taken out. */
    take(id) {
      const kept = read();
      write(kept.filter(({ command }) => command.id !== id));
      return commands(kept).find((command) => command.id === id);
    },
    /** What this tab should send, in the order it was asked: all of its own, and what has lain for long. */
    due() {
      return commands(read().filter(({ command, since }) => own.has(command.id) || Date.now() - since > LEFT_AFTER));
    },
    /** What has lain for so long that its answer must have been lost. */
    late() {
      return commands(read().filter(({ since }) => Date.now() - since > LEFT_AFTER));
    },
    all: () => commands(read()),
  };
}
