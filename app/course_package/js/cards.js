/** Tasks that are sorted as on the phone: a colour, its ground, and at once whether the ground stands. */

import { readGiven, readVerdicts, standing, writtenGiven } from "./sorted.js";

export function openCards(around, told) {
  const all = (selector, within = around) => [...within.querySelectorAll(selector)];
  const one = (selector, within = around) => within.querySelector(selector);
  const cards = all("[data-card]");
  const verdicts = Object.fromEntries(cards.map(({ dataset }) => [dataset.card, readVerdicts(dataset.verdicts)]));
  const counted = around.dataset.counted.split(" ");
  const task = (id) => one(".course-task", cards.find((it) => it.dataset.card === id));
  const next = () => cards.map((it) => it.dataset.card).find((id) => !given.some(({ card }) => card === id));
  const word = (ground) => one(`[name=ground][value=${ground}] strong`).textContent.toLocaleLowerCase(document.documentElement.lang);
  let given = [];
  let card = cards[0].dataset.card;
  let colour = "";

  function show(step) {
    for (const it of cards) it.hidden = it.dataset.card !== card;
    for (const it of all("[data-step]")) it.hidden = it.dataset.step !== step;
    one("[data-said]").hidden = step !== "said";
    one("[data-sorting]").hidden = step === "all";
    one("[data-all]").hidden = step !== "all";
  }

  /** The colour and the ground that were given, and what is said of them, within what shows one card. */
  function tellGiven(within, its) {
    for (const it of all("[data-colour]", within)) it.hidden = it.dataset.colour !== its.colour;
    const ground = one("[data-ground]", within);
    if (ground && its.ground) ground.textContent = word(its.ground);
  }

  function ask() {
    card = next();
    if (!card) return seeAll();
    show("colour");
    return task(card).focus();
  }

  function askGround() {
    show("ground");
    tellGiven(one("[data-step=ground]"), { colour });
    for (const it of all("[data-of]")) it.hidden = it.dataset.of !== colour;
    one(`[data-of=${colour}] .why-title`).focus();
  }

  function answer(ground) {
    const { why, holds } = verdicts[card][ground];
    given = [...given, { card, colour, ground }];
    show("said");
    const said = one("[data-said]");
    tellGiven(said, { colour, ground });
    one("[data-verdict]", said).classList.toggle("is-right", holds);
    for (const it of all("[data-mark]", said)) it.hidden = (it.dataset.mark === "holds") !== holds;
    for (const it of all("[data-why]", said)) it.hidden = it.dataset.why !== why;
    for (const it of all("[data-because]", said)) it.hidden = it.dataset.because !== card;
    const isLast = !next();
    one("[data-next]").hidden = isLast;
    one("[data-see]").hidden = !isLast;
    one(isLast ? "[data-see]" : "[data-next]").focus();
    tell();
  }

  function tell() {
    const points = next() ? null : Math.round((100 * standing(given, counted, verdicts)) / counted.length);
    told({ points, given: writtenGiven(given) });
  }

  function seeAll() {
    card = "";
    show("all");
    const holds = standing(given, counted, verdicts);
    for (const it of all("[data-holds]")) it.hidden = Number(it.dataset.holds) !== holds;
    one(".course-sorted").replaceChildren(...cards.map(({ dataset }) => line(given.find((it) => it.card === dataset.card))));
    one("[data-all] .course-task").focus();
  }

  function line(its) {
    const row = one("template").content.firstElementChild.cloneNode(true);
    tellGiven(row, its);
    one("[data-task]", row).textContent = task(its.card).textContent;
    one("[data-verdict]", row).textContent = one(`[data-why=${verdicts[its.card][its.ground].why}]`).textContent;
    one("[data-its-because]", row).textContent = one(`[data-because=${its.card}]`).textContent;
    return row;
  }

  around.addEventListener("click", ({ target }) => {
    const button = target.closest("button");
    if (!button) return;
    if (button.name === "colour") {
      colour = button.value;
      askGround();
    } else if (button.name === "ground") answer(button.value);
    else if ("undo" in button.dataset) ask();
    else if ("next" in button.dataset || "see" in button.dataset) ask();
    else if ("again" in button.dataset) {
      given = given.slice(0, -1);
      tell();
      ask();
    } else if ("anew" in button.dataset) {
      given = [];
      tell();
      ask();
    }
  });

  return {
    /** What was answered before somebody left. Nothing of it where they have begun here again. */
    resume(text) {
      if (given.length || colour) return;
      given = readGiven(text, verdicts);
      if (given.length) ask();
    },
  };
}
