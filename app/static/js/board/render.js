/**
 * Make the board match the view, touching the least. A card in somebody's hand, and one that waits for its answer, stays
 * where it is on this screen until the answer has come.
 */

import { copy, keep, moveTo } from "../ui/list.js";
import { drawPicture } from "../ui/picture.js";
import { say, write, writeTask } from "../ui/say.js";
import { drawBar } from "./bar.js";
import { standingWord } from "./standing.js";

const NONE = "none";
const MOVE_MS = 200;
const TRACKS = [5, 6, 7];
const calm = matchMedia("(prefers-reduced-motion: reduce)");
const drawn = new WeakMap();

/** The column that a task is in for a group. */
export const columnOf = (task, group) => task.placement[group]?.colour ?? NONE;

/**
 * @param still    ids of the cards that stay where they are
 * @param waiting  ids of those that wait for an answer
 */
export function drawBoard(root, view, group, { still, waiting }) {
  const cards = new Map([...root.querySelectorAll(".card")].map((card) => [card.dataset.key, card]));
  for (const [id, card] of cards) {
    if (!(id in view.tasks) && !still.has(id)) card.remove();
    card.classList.toggle("waiting", waiting.has(id));
  }
  for (const list of root.querySelectorAll("[data-column]")) {
    const column = list.dataset.column;
    const ids = idsIn(view, group, column);
    write(root.querySelector(`[data-count="${column}"]`), String(ids.length));
    drawColumn(list, ids, cards, still);
    if (view.screen.spans) drawSpans(list.parentElement, view.screen.spans[group]?.[column]);
    for (const id of ids) drawCard(list, cards.get(id), id, view, group);
    for (const id of ids) drawOrder(cards.get(id).querySelector(".card-order"), id, column === NONE ? [] : ids);
  }
  root.querySelector(".columns").toggleAttribute("data-wide", Object.keys(view.screen.spans?.[group] ?? {}).length > 0);
  const all = Object.keys(view.tasks).length;
  say(root, "placed", { n: all - idsIn(view, group, NONE).length, all });
}

/** @param spans  how many tracks wide the column is, of each of `TRACKS`; nothing where it is always one */
function drawSpans(column, spans = []) {
  for (const [place, tracks] of TRACKS.entries()) column.setAttribute(`data-of-${tracks}`, spans[place] ?? 1);
}

function idsIn(view, group, column) {
  const place = (task) => (column === NONE ? task.order : task.placement[group].order);
  return Object.keys(view.tasks)
    .filter((id) => columnOf(view.tasks[id], group) === column)
    .sort((one, other) => (place(view.tasks[one]) < place(view.tasks[other]) ? -1 : 1));
}

function drawColumn(list, ids, cards, still) {
  const ours = new Set(ids);
  const skip = (card) => {
    while (card && (still.has(card.dataset.key) || !ours.has(card.dataset.key))) card = card.nextElementSibling;
    return card;
  };
  let next = skip(list.firstElementChild);
  for (const id of ids) {
    const card = cards.get(id) ?? cards.set(id, make(id)).get(id);
    if (still.has(id) && card.isConnected) continue;
    if (card === next) next = skip(next.nextElementSibling);
    else glide(list, card, next);
  }
}

function make(id) {
  const card = copy("task-card");
  card.dataset.key = id;
  return card;
}

/** Move a card, and let it be seen to move. */
function glide(list, card, before) {
  const isNew = !card.isConnected;
  const from = card.getBoundingClientRect();
  moveTo(list, card, before);
  if (isNew || calm.matches) return;
  const to = card.getBoundingClientRect();
  const away = `translate(${from.left - to.left}px, ${from.top - to.top}px)`;
  card.animate([{ transform: away }, { transform: "none" }], { duration: MOVE_MS, easing: "ease-out" });
}

function drawCard(list, card, id, view, group) {
  const task = view.tasks[id];
  const last = drawn.get(card);
  const here = Object.values(view.groups).filter(({ people }) => people > 0).length;
  if (last?.task === task && last.group === group && last.here === here) return;
  drawn.set(card, { task, group, here });
  writeTask(card.querySelector(".card-text"), task);
  drawPicture(card.querySelector(".task-picture"), task.picture);
  drawSigns(card.querySelector(".card-signs"), task, view.groups, group);
  drawBar(card.querySelector(".bar"), task.votes?.[group]);
  const move = card.querySelector("form");
  if (!move) return;
  for (const place of card.querySelectorAll("[data-name]")) write(place, ` ${task.text}`);
  const colour = columnOf(task, group);
  const order = card.querySelector(".card-order");
  for (const form of [move, order]) {
    form.elements.task.value = id;
    form.elements.group.value = group;
  }
  order.elements.colour.value = colour;
  for (const button of move.querySelectorAll("[name=colour]")) {
    const isThere = (button.value || NONE) === colour;
    if (button.matches(".plain")) button.hidden = isThere;
    else if (isThere) button.setAttribute("aria-current", "true");
    else button.removeAttribute("aria-current");
  }
}

/** Within its colour a card goes first, up or down: each button says before which other. */
function drawOrder(form, id, ids) {
  if (!form) return;
  const at = Math.max(0, ids.indexOf(id));
  const before = { first: ids[0], up: ids[at - 1], down: ids[at + 2] };
  for (const button of form.querySelectorAll("button")) {
    const { to } = button.dataset;
    button.value = before[to] ?? "";
    setHidden(button, to === "down" ? at + 1 >= ids.length : at === 0, form);
  }
}

/** What had the focus gives it to another that goes the other way. */
function setHidden(button, isHidden, form) {
  const hadFocus = button === document.activeElement && isHidden;
  button.hidden = isHidden;
  if (hadFocus) queueMicrotask(() => (form.querySelector("button:not([hidden])") ?? form.closest("details").querySelector("summary")).focus());
}

function drawSigns(holder, task, groups, shown) {
  const others = Object.entries(groups)
    .filter(([id, { people }]) => id !== shown && (people > 0 || id in task.placement))
    .sort(([, one], [, other]) => one.order - other.order);
  keep(holder, others, {
    key: ([id]) => id,
    make: () => copy("small-sign"),
    update: (sign, [id, group]) => {
      const colour = task.placement[id]?.colour;
      const words = `${group.name}: ${colour ? standingWord(colour) : sign.dataset.none}`;
      sign.title = words;
      const name = sign.querySelector(".sign-name");
      if (name) write(name, group.short || group.name);
      sign.classList.toggle("empty", !colour);
      sign.querySelector("use").setAttribute("href", colour ? `#sign-${colour}` : "");
      write(sign.querySelector(".visually-hidden"), words);
    },
  });
}
