/** Nobody is signed in any more where the lead's page is open: it says so, stays as it is, and sees when that is over. */

const LOOKS_EVERY = 5_000;

let looking = null;

export function sayItIsOver() {
  const notice = document.querySelector("#signed-out");
  if (!notice || looking) return;
  notice.hidden = false;
  looking = setInterval(() => look(notice), LOOKS_EVERY);
}

async function look(notice) {
  const { code, as } = document.querySelector("main").dataset;
  const answer = await fetch(`/live/${code}/view?as=${as}`, { headers: { Accept: "application/json" } }).catch(() => null);
  if (!answer?.ok || !looking) return;
  clearInterval(looking);
  looking = null;
  notice.hidden = true;
}
