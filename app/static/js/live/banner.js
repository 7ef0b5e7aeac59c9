/**
 * Says that the network is away, and only when that is news: when something waits to be sent, or after some seconds. A
 * phone that wakes up has no connection for a moment, and nobody needs to know.
 */

const QUIET_SECONDS = 5;
const QUIET_SECONDS_WHEN_ASKED = 1;

/** @param somethingWaits  () => whether something has been asked and not answered */
export function openBanner(somethingWaits) {
  const banner = document.querySelector("#connection");
  const slower = document.querySelector("#slower");
  let isAway = false;
  let timer = null;
  let isHurried = false;

  function later(seconds) {
    clearTimeout(timer);
    isHurried = seconds === QUIET_SECONDS_WHEN_ASKED;
    timer = setTimeout(() => banner && (banner.hidden = !isAway), seconds * 1000);
  }

  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState !== "visible" || !isAway) return;
    if (banner) banner.hidden = true;
    later(QUIET_SECONDS);
  });

  return {
    /** @param state  "open", "polling" or "away" */
    state(state) {
      if (slower) slower.hidden = state !== "polling";
      if (isAway === (state === "away")) return;
      isAway = state === "away";
      clearTimeout(timer);
      if (isAway) later(somethingWaits() ? QUIET_SECONDS_WHEN_ASKED : QUIET_SECONDS);
      else if (banner) banner.hidden = true;
    },
    asked() {
      if (isAway && !isHurried && banner?.hidden) later(QUIET_SECONDS_WHEN_ASKED);
    },
  };
}
