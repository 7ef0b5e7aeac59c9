/** Settling: what is agreed goes in one press; then one task at a time, a decision for each group. */

import { copy, keep } from "../ui/list.js";
import { say, write } from "../ui/say.js";
import { agreedPlacements, mostDividedFirst } from "./agreed.js";
import { drawFall, groupsInOrder } from "./reveal.js";

/** Far under what the server lets one connection ask for (`too_fast`), however many tasks there are. */
const AT_ONCE = 40;
const PAUSE_MS = 500;

const find = (id) => document.querySelector(`#${id}`);

/** @returns draw(view, waiting) */
export function openSettling(ask) {
  let chosen = null;
  let coming = new Set();
  let latest = null;

  const nameOf = ({ task, group }) => `${task} ${group}`;

  const tasksOf = (placements) => new Set(placements.map(({ task }) => task));

  /** Those of the placements that are not on their way. */
  function notAsked(placements, waiting) {
    const asked = new Set(waiting.map(nameOf));
    return placements.filter((it) => !coming.has(nameOf(it)) && !asked.has(nameOf(it)));
  }

  function draw(view, waiting) {
    const placements = agreedPlacements(view);
    const agreed = notAsked(placements, waiting);
    const easy = tasksOf(placements);
    const left = mostDividedFirst(view).filter((id) => !view.tasks[id].settled);
    const hard = left.filter((id) => !easy.has(id));
    if (!(chosen in view.tasks)) chosen = hard[0] ?? null;
    latest = { view, waiting, hard, agreed };
    drawAgreed(tasksOf(agreed).size);
    drawTalk(view, hard, agreed.length > 0);
    const asked = new Map(
      waiting.filter((it) => it.do === "place_task" && it.task === chosen).map((it) => [it.group, it.colour]),
    );
    if (chosen) drawDecisions(view, chosen, asked);
    find("all-settled").hidden = left.length > 0 || Object.keys(view.tasks).length === 0;
    document.querySelector(".lead-foot [data-step=settle] .big").classList.toggle("primary", left.length === 0);
  }

  function drawTalk(view, hard, isAgreed) {
    find("talk").hidden = chosen === null;
    say(document, "left", { n: hard.length });
    find("talk-left").hidden = hard.length === 0;
    if (chosen) write(find("talk-task"), view.tasks[chosen].text);
    const next = find("talk-next");
    const isMore = hard.some((id) => id !== chosen);
    if (!isMore && document.activeElement === next) find("talk-task").focus();
    next.hidden = !isMore;
    next.classList.toggle("primary", !isAgreed);
  }

  /** The next one left after the chosen, round to the first. */
  function goOn() {
    const { view, waiting, hard } = latest;
    const order = mostDividedFirst(view);
    const from = order.indexOf(chosen);
    chosen = [...order.slice(from + 1), ...order.slice(0, from)].find((id) => hard.includes(id)) ?? chosen;
    draw(view, waiting);
    find("talk-task").focus();
  }

  async function placeAgreed() {
    const placements = latest.agreed;
    coming = new Set(placements.map(nameOf));
    // The button goes away.
    (chosen ? find("talk-task") : document.querySelector("[data-step=settle] h1")).focus();
    for (let from = 0; from < placements.length; from += AT_ONCE) {
      if (from) await new Promise((wake) => setTimeout(wake, PAUSE_MS));
      for (const it of placements.slice(from, from + AT_ONCE)) ask({ do: "place_task", ...it, before: null });
    }
    coming = new Set();
  }

  find("talk-next").addEventListener("click", (event) => {
    event.preventDefault();
    goOn();
  });
  find("place-agreed").addEventListener("click", placeAgreed);
  return draw;
}

function drawAgreed(n) {
  find("agreed").hidden = n === 0;
  if (n === 0) return;
  say(document, "agreed", { n });
  say(document, "place_agreed", { n });
}

function drawDecisions(view, task, asked) {
  const { votes, placement } = view.tasks[task];
  keep(find("decisions"), groupsInOrder(view), {
    key: ([group]) => group,
    make: () => copy("decision"),
    update: (row, [group, { name }]) => {
      drawFall(row, name, votes[group]);
      row.querySelector("[name=task]").value = task;
      row.querySelector("[name=group]").value = group;
      for (const button of row.querySelectorAll("[name=colour]")) {
        write(button.querySelector("[data-name]"), ` ${name}`);
        button.classList.toggle("waiting", asked.get(group) === button.value);
        if (placement[group]?.colour === button.value) button.setAttribute("aria-current", "true");
        else button.removeAttribute("aria-current");
      }
    },
  });
}
