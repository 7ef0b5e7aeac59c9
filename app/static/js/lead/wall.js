/** The wall from here: its own window, what it shows and how it goes on, and the task that everybody is brought to. */

import { say, write } from "../ui/say.js";
import { channelOf, saidOf } from "../wall/told.js";
import { setHidden } from "./focus.js";

const WINDOW = "popup,width=1280,height=720";
const AFTER_TALK = ["settle", "analyse", "act", "closed"];

/** The wall in a window of its own, to be drawn to the projector. Pressed again it comes forward, as it is. */
export function openWall() {
  const link = document.querySelector("#open-wall");
  let wall = null;
  link.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (!wall || wall.closed) wall = window.open(link.href, link.target, WINDOW);
    if (!wall) return; // it was blocked: the link opens a tab
    event.preventDefault();
    wall.focus();
  });
}

/**
 * The wall's control at the foot of the page.
 *
 * @param ask       (command) => id
 * @param keptAs    see `live/outbox.js`
 * @returns draw(view), lookAt(what, of): what the lead has up, for a wall that follows
 */
export function openWallBar(ask, keptAs) {
  const bar = document.querySelector("#wall-bar");
  const more = bar.querySelector("#wall-more");
  const channel = new BroadcastChannel(channelOf(keptAs));
  let latest = null;
  let told = null;

  document.addEventListener("click", (event) => more.contains(event.target) || (more.open = false));
  more.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !more.open) return;
    more.open = false;
    more.querySelector("summary").focus();
  });
  new ResizeObserver(() => document.documentElement.style.setProperty("--wall-bar", `${bar.offsetHeight}px`)).observe(bar);

  channel.onmessage = ({ data }) => {
    if (data === "ask") return;
    told = data === "gone" ? { ...told, pages: 0, isNews: true, as: latest && saidOf(latest) } : data;
    pass();
  };
  channel.postMessage("ask");

  /** What a wall here says of its pages, where that is news, and of what the wall is to show now. */
  function pass() {
    if (!told || !latest || told.as !== saidOf(latest) || latest.wall.way === "turn") return;
    const { page, pages, isNews, isPassed } = told;
    const { what, of } = latest.wall;
    told = { ...told, isPassed: true };
    // Said of what: something else may have been pressed meanwhile, whose first page this would turn.
    if (!isPassed && pages !== latest.wall.pages && (isNews || latest.wall.pages === 0)) ask({ do: "turn_wall", page, pages, what, of });
  }

  return {
    draw(view) {
      latest = view;
      drawBar(bar, view, told);
      pass();
    },
    lookAt(what, of = "") {
      const { wall } = latest;
      if (wall.way === "follow" && (wall.what !== what || wall.of !== of)) ask({ do: "look_at", what, of });
    },
  };
}

function drawBar(bar, view, told) {
  const { cover, wall, screen } = view;
  const shows = screen.wall ?? { picture: "", of: "" };
  const says = cover || wall.way;
  const page = wall.pages ? Math.min(wall.page, wall.pages - 1) : wall.page;
  for (const button of bar.querySelectorAll("[data-way]")) button.setAttribute("aria-pressed", button.dataset.way === wall.way);
  bar.querySelector("[data-page-seen]").value = wall.way === "turn" ? (told?.page ?? 0) : page;
  const back = bar.querySelector("[data-turn=back]");
  const on = bar.querySelector("[data-turn=on]");
  back.value = page - 1;
  on.value = page + 1;
  back.disabled = wall.way === "turn" || page === 0;
  on.disabled = wall.way === "turn" || (wall.pages > 0 && page + 1 >= wall.pages);
  for (const words of bar.querySelectorAll("[data-wall-says]")) words.hidden = words.dataset.wallSays !== says;
  const name = nameOf(view, shows);
  write(bar.querySelector("[data-shows-of]"), name);
  for (const words of bar.querySelectorAll("[data-shows]")) words.hidden = Boolean(name) || words.dataset.shows !== shows.picture;
  drawPages(bar, view, says === "hold" || shows.picture, page);
  drawCovers(bar, cover);
  setSwitch(bar.querySelector("[data-turns]"), wall.way === "turn", ["turn", "follow"]);
  setSwitch(bar.querySelector("[data-dark]"), wall.dark, ["true", "false"]);
  const toMatrix = says === "follow" && shows.picture !== "matrix" && AFTER_TALK.includes(view.step);
  setHidden(bar.querySelector("#show-matrix"), !toMatrix, bar.querySelector("[data-way=follow]"));
  drawTalks(bar.querySelector("#wall-talks"), view, says === "follow" && shows.picture === "matrix", shows.of);
}

/** The matrix goes talk by talk: which of them the wall shows is pressed here. */
function drawTalks(talks, view, isShown, now) {
  setHidden(talks, !isShown, document.querySelector("[data-way=follow]"));
  if (!isShown) return;
  const there = new Set(Object.values(view.tasks).map((task) => task.talk));
  for (const button of talks.querySelectorAll("[name=of]")) {
    button.hidden = !there.has(button.value);
    button.setAttribute("aria-pressed", button.value === now);
  }
}

/** By name, where the picture is of something that has one. */
function nameOf(view, { picture, of }) {
  if (picture === "board") return view.groups[of]?.name ?? "";
  return picture === "one" ? (view.tasks[of]?.text ?? "") : "";
}

function drawPages(bar, { cover, wall }, picture, page) {
  const place = bar.querySelector("[data-paged]");
  const isPaged = picture === true || place.dataset.paged.split(" ").includes(picture);
  place.hidden = Boolean(cover) || wall.way === "turn" || !isPaged;
  place.querySelector("[data-pages-known]").hidden = wall.pages < 2;
  place.querySelector("[data-pages-unknown]").hidden = wall.pages > 0;
  say(place, "wall_page", { n: page + 1, all: wall.pages });
  say(place, "wall_page_only", { n: page + 1 });
}

function drawCovers(bar, cover) {
  for (const button of bar.querySelectorAll("[data-cover]")) {
    const isOn = button.dataset.cover === cover;
    button.setAttribute("aria-pressed", isOn);
    button.value = isOn ? "" : button.dataset.cover;
  }
}

function setSwitch(button, isOn, [on, off]) {
  button.setAttribute("aria-checked", isOn);
  button.value = isOn ? off : on;
}

/** How long a pause is, and the task that everybody is brought to: on the lead's own page. */
export function drawLines(view) {
  setHidden(document.querySelector("#pause-minutes"), view.cover !== "pause", document.querySelector("[data-cover=pause]"));
  const up = view.tasks[view.brought_up];
  setHidden(document.querySelector("#brought-up"), !up);
  if (up) say(document, "brought_up", { text: up.text });
}

/** The button that brings everybody to a task, and lets them go again. */
export function drawBringUp(root, id, view) {
  const button = root.querySelector(".bring-up button");
  const isUp = view.brought_up === id;
  button.value = isUp ? "" : id;
  button.classList.toggle("on", isUp);
  button.querySelector("[data-down]").hidden = isUp;
  button.querySelector("[data-up]").hidden = !isUp;
  write(button.querySelector("[data-name]"), ` ${view.tasks[id]?.text ?? ""}`);
}
