/** Says in good time when a sign-in runs out by itself. Whatever is done here makes it last anew, where it does. */

const LOOKS_EVERY = 10 * 60_000;

/** @returns a function that is told when something has been done */
export function openStay() {
  const notice = document.querySelector("#sign-in-ends");
  const told = Number(notice.dataset.told);
  const lasts = Number(notice.dataset.lasts);
  let ends = Date.now() + Number(notice.dataset.left);

  async function look() {
    if (ends - Date.now() < told) ends = (await leftNow()) ?? ends;
    notice.hidden = ends - Date.now() >= told;
  }

  setInterval(look, LOOKS_EVERY);
  document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && look());
  return () => {
    if (!lasts) return; // it ends when it ends
    ends = Date.now() + lasts;
    notice.hidden = true;
  };
}

/** It may have been used in another tab. Null where that can't be known. */
async function leftNow() {
  const answer = await fetch(location.href, { headers: { Accept: "text/html" } }).catch(() => null);
  if (!answer?.ok) return null;
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const left = page.querySelector("#sign-in-ends")?.dataset.left;
  return left === undefined ? null : Date.now() + Number(left);
}
