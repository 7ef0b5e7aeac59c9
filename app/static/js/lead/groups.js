/** A group as the lead sets it, wherever it stands: the markup and its sentences are in lead/_groups.html. */

import { copy, keep } from "../ui/list.js";
import { say, write } from "../ui/say.js";

/** The groups in their order, which never changes. */
export const groupsInOrder = (view) =>
  Object.entries(view.groups).sort(([, one], [, other]) => one.order - other.order);

/** Fill all that a line says of a group, and the forms in it. A number that somebody is writing is left alone. */
export function drawGroup(line, id, group, view) {
  const { name, people, expected, jointly, seats = {} } = group;
  for (const place of line.querySelectorAll(".line-name")) write(place, name);
  for (const place of line.querySelectorAll("[data-name]")) write(place, ` ${name}`);
  for (const field of line.querySelectorAll("[name=group]")) field.value = id;
  show(line, "[data-stated]", expected !== undefined);
  show(line, "[data-unstated]", expected === undefined);
  show(line, "[data-jointly]", jointly);
  show(line, "[data-alone]", !jointly);
  say(line, "joined_of", { n: people, all: expected });
  say(line, "joined", { n: people });
  for (const field of line.querySelectorAll(".expect [name=people]")) drawNumber(field, expected);
  for (const way of line.querySelectorAll(".way")) drawWay(way, id, view);
  for (const over of line.querySelectorAll(".over")) drawTooMany(over, group, Object.keys(seats));
}

function show(line, which, isShown) {
  for (const place of line.querySelectorAll(which)) place.hidden = !isShown;
}

function drawNumber(field, expected) {
  const now = expected === undefined ? "" : String(expected);
  if (field.value === field.defaultValue || field.value === now) field.value = now;
  field.defaultValue = now;
}

/** The way to answer that the group does not have. */
export function drawWay(way, id, view) {
  const { jointly } = view.groups[id];
  const { one, answered } = view.screen.ways[id];
  show(way, "[data-jointly]", jointly);
  show(way, "[data-alone]", !jointly);
  way.querySelector("[data-one]").hidden = !one;
  way.querySelector("[data-answered]").hidden = !answered;
  way.querySelector("[name=jointly]").value = String(!jointly);
}

/** A group has changed its way to answer: what was said of that closes, and the focus stays where it was. */
export function closeWays(group) {
  for (const way of document.querySelectorAll(".way[open]")) {
    if (way.querySelector("[name=group]").value !== group) continue;
    const hadFocus = way.contains(document.activeElement);
    way.open = false;
    if (hadFocus) way.querySelector("summary").focus();
  }
}

function drawTooMany(over, { people, expected }, seats) {
  over.hidden = seats.length === 0;
  if (seats.length === 0) return;
  say(over, "over", { people, expected });
  say(over, "we_are", { n: people });
  over.querySelector("[data-all-of-us]").value = String(people);
  const form = over.querySelector(".seats");
  for (const button of form.querySelectorAll("button")) if (!seats.includes(button.value)) button.remove();
  const there = new Set([...form.querySelectorAll("button")].map((it) => it.value));
  for (const seat of seats.filter((it) => !there.has(it)).sort((one, other) => one - other)) {
    const button = copy("seat");
    button.dataset.key = button.value = seat;
    say(button, "seat", { seat });
    form.append(button);
  }
}

/**
 * A line for each group.
 * @param template  what a line is made from
 * @param items     { id } of each, in their order
 * @param update    (line, item, group) => void, for what else the line says
 */
export function drawGroups(list, template, view, items, update) {
  keep(list, items, {
    key: ({ id }) => id,
    make: () => copy(template),
    update: (line, item) => {
      drawGroup(line, item.id, view.groups[item.id], view);
      update(line, item, view.groups[item.id]);
    },
  });
}

/** The switch of the door, in each step that it stands in. */
export function drawDoor({ door_closed: isShut }) {
  for (const button of document.querySelectorAll("[data-switch=door]")) {
    button.setAttribute("aria-checked", String(isShut));
    button.value = String(!isShut);
  }
  for (const says of document.querySelectorAll(".door-says")) {
    says.querySelector("[data-open]").hidden = isShut;
    says.querySelector("[data-shut]").hidden = !isShut;
  }
}
