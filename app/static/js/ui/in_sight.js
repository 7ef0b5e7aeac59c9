// Tells that a page has been in sight for some seconds. What only fetches pages, or opens them out of sight, never does.

const SECONDS = 4;

const { tell } = document.querySelector("script[data-tell]").dataset;
let seen = 0;

const looking = setInterval(() => {
  if (document.visibilityState === "visible") seen += 1;
  if (seen < SECONDS) return;
  clearInterval(looking);
  fetch(tell, { method: "POST", keepalive: true }).catch(() => {}); // the next page tells, where this one could not
}, 1000);
