/**
 * Parts whose words come with the page: what is open before the meeting, and why the room is here. When one of them is
 * another than when the page was drawn, the page is fetched anew and that part taken from it.
 */

import { openClock } from "../ui/time.js";
import { say } from "../ui/say.js";

const PARTS = {
  beforehand: (view) => view.beforehand,
  opening: (view) => view.opening.up && [view.opening, view.promise, view.purpose],
  pairs: (view) => view.pairs && !view.screen.again && view.brought_up,
};
const NAMES = Object.keys(PARTS);
const PAUSE = 2_000;

const main = document.querySelector("main");
const clock = openClock(main);
const drawn = JSON.parse(document.querySelector("#view").textContent);
const stands = Object.fromEntries(NAMES.map((name) => [name, stamp(drawn, name)]));
let latest = drawn;
let isFetching = false;

clock.tick(() => latest.beforehand ?? {}, () => drawDay(latest));

function stamp(view, name) {
  const it = PARTS[name](view);
  return it ? `${view.step} ${JSON.stringify(it)}` : "";
}

export function drawBrought(view) {
  latest = view;
  const stale = NAMES.filter((name) => stands[name] !== stamp(view, name));
  for (const name of stale.filter((it) => !stamp(view, it))) take(name, null);
  if (stale.some((name) => stamp(view, name))) fetchAnew();
  drawDay(view);
}

function take(name, fresh) {
  const here = document.querySelector(`#${name}`);
  here.hidden = !fresh || fresh.hidden;
  here.replaceChildren(...(fresh?.childNodes ?? []));
  stands[name] = stamp(latest, name);
}

async function fetchAnew() {
  if (isFetching) return;
  isFetching = true;
  const asked = Object.fromEntries(NAMES.map((name) => [name, stamp(latest, name)]));
  const page = await fetch(location.pathname, { headers: { Accept: "text/html" } }).then(
    (answer) => (answer.ok ? answer.text() : null),
    () => null,
  );
  isFetching = false;
  if (page === null) return void setTimeout(() => drawBrought(latest), PAUSE);
  const fresh = new DOMParser().parseFromString(page, "text/html");
  for (const name of NAMES) {
    if (asked[name] && asked[name] === stamp(latest, name)) take(name, fresh.querySelector(`#${name}`));
  }
  drawBrought(latest);
}

/** How much one has written, and whether the day is over. */
function drawDay(view) {
  const it = view.beforehand;
  const section = document.querySelector("#beforehand");
  const isOver = Boolean(it) && (it.closed || clock.left(it) === 0);
  main.toggleAttribute("data-beforehand", Boolean(it));
  main.toggleAttribute("data-over", isOver);
  if (!it) return;
  for (const part of section.querySelectorAll("[data-beforehand]")) part.hidden = (part.dataset.beforehand === "over") !== isOver;
  const n = Object.keys(view.wrote ?? {}).length;
  say(section, "own_written", { n, all: it.tasks });
  say(section, "own_enough", { n });
  for (const part of section.querySelectorAll("[data-enough]")) part.hidden = (part.dataset.enough === "yes") !== (n >= it.tasks);
}
