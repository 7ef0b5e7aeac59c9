/**
 * How many pages there are depends on the screen, so the lead's page hears it from a wall in the same browser, and from no
 * other: a wall is open to whoever has the address. Of several walls one speaks.
 */

/** The name of the channel, and of the lock that only one wall has. */
export const channelOf = (keptAs) => `akr-wall-${keptAs}`;

/** What the lead has said of the wall: what is told holds for that, and for nothing that comes after. */
export const saidOf = ({ wall: { way, what, of, page, pages } }) => [way, what, of, page, pages].join("\n");

/** @returns tell(view, page, pages) */
export function openTold(keptAs) {
  const name = channelOf(keptAs);
  const channel = new BroadcastChannel(name);
  let isHeard = false;
  let last = null;
  let before = "";

  function post() {
    if (isHeard && last) channel.postMessage(last);
  }

  channel.onmessage = ({ data }) => data === "ask" && post();
  addEventListener("pagehide", () => isHeard && channel.postMessage("gone"));
  addEventListener("pageshow", post);
  navigator.locks?.request(name, () => {
    isHeard = true;
    post();
    return new Promise(() => {});
  });

  return (view, page, pages) => {
    const now = [saidOf(view), page, pages].join("\n");
    if (now === before) return;
    before = now;
    last = { as: saidOf(view), page, pages, isNews: last !== null && last.pages !== pages };
    post();
  };
}
