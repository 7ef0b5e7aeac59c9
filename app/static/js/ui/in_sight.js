// Tells that a page has been in sight for some seconds. What only fetches pages, or opens them out of sight, never does.

const SECONDS = 4;

const { tell } = document.querySelector("script[data-tell]").dataset;
let seen = 0;

function look() {
  if (document.visibilityState === "visible") seen += 1;
  if (seen < SECONDS) setTimeout(look, 1000);
  else fetch(tell, { method: "POST", keepalive: true }).catch(() => {}); // else the next page that is opened tells
}

setTimeout(look, 1000);
