/** Follow a workshop: its view as it changes, and a way to ask for things. */

import { merge } from "./frame.js";
import { fetchQuietly, later } from "./later.js";
import { keptAs, openOutbox } from "./outbox.js";
import { connect } from "./socket.js";
import { speak } from "../ui/say.js";

const SEND_LATE_EVERY = 4_000;
const SAID_TO_WAIT_AFTER = 6_000;
const QUIET_SECONDS = 5;
const QUIET_SECONDS_WHEN_ASKED = 1;
const NOT_FIELDS = ["id", "next"];

const reload = document.querySelector("#reload");

/** Draw; where that fails the page says so, and how to come on. One that answers `false` has not drawn yet. */
export function drawn(draw, view) {
  try {
    if (draw(view) !== false) reload.hidden = true;
  } catch (error) {
    reload.hidden = false;
    reportError(error);
  }
}

/**
 * @param main       the element that says which workshop (`data-code`) and which audience (`data-as`); where several
 *                   people share a screen, `data-seed` keeps what each of them asks apart
 * @param onView     (view) => void, after every change
 * @param onRefused  (command, refusal) => void
 * @param onDone     (command) => void
 * @returns ask(command), waiting(): commands not yet acknowledged
 */
export function follow({ main, onView, onRefused = () => {}, onDone = () => {} }) {
  const { as, seed = "" } = main.dataset;
  const outbox = openOutbox(`${keptAs}-${as}${seed}`, redraw);
  const banner = openBanner(() => outbox.all().length > 0);
  // The page brings the view that it was drawn from: so a tap counts before the socket is open, and the socket resumes.
  const drawnFrom = document.querySelector("#view");
  let view = JSON.parse(drawnFrom.textContent);
  let at = Number(drawnFrom.dataset.at);
  const steps = Object.fromEntries((drawnFrom.dataset.steps ?? "").split("|").map((it) => it.split("=")));
  let named = view.step;
  let isOld = false;
  const renewal = later(() => import("./renew.js"));

  function redraw() {
    nameStep(view.step);
    drawn(onView, view);
  }

  /** The first word of the page's title is the step, where its words are in the page. */
  function nameStep(step) {
    if (!(step in steps) || step === named) return;
    named = step;
    document.title = document.title.replace(/^[^·]*(?= ·)/, steps[step]);
  }

  function onFrame(frame) {
    if ("view" in frame) view = frame.view;
    else if ("patch" in frame) view = merge(view, frame.patch);
    if ("view" in frame || "patch" in frame) at = frame.at;
    if ("now" in frame) hearTime(frame.now);
    if ("release" in frame) isOld = frame.release !== drawnFrom.dataset.release;
    if (view.code !== main.dataset.code) import("./new_code.js").then(({ standUnder }) => standUnder(main, view.code));
    if ("done" in frame) {
      const command = outbox.take(frame.done);
      if (command) onDone(command);
    }
    if ("refused" in frame) {
      const command = outbox.take(frame.refused);
      if (command) onRefused(command, frame);
    }
    banner.answered(outbox.all());
    redraw();
  }

  /** See ui/time.js. */
  function hearTime(now) {
    const ahead = now - performance.now();
    main.dataset.ahead = Math.max(ahead, main.dataset.ahead ?? ahead);
  }

  const socket = connect({
    code: () => view.code,
    as,
    at: () => at,
    onFrame,
    onOpen: () => outbox.due().forEach(socket.send),
    onState: banner.state,
  });
  queueMicrotask(redraw);
  for (const { id } of outbox.all()) sayThatItWaits(id);
  setInterval(() => {
    outbox.late().forEach(socket.send);
    if (isOld && outbox.all().length === 0) renewal.here?.renew();
  }, SEND_LATE_EVERY);
  fetchQuietly([renewal]);

  function sayThatItWaits(id) {
    setTimeout(() => outbox.all().some((it) => it.id === id) && banner.waits(id), SAID_TO_WAIT_AFTER);
  }

  return {
    ask(command) {
      const kept = outbox.put(command);
      socket.send(kept);
      banner.asked();
      sayThatItWaits(kept.id);
      // After what is done with it where it was asked: drawn in between, the focus would go astray.
      queueMicrotask(redraw);
      return kept.id;
    },
    waiting: outbox.all,
  };
}

/**
 * A form marked `data-command` is sent as a command, and the page stays where it is.
 *
 * @param ask       (command) => id
 * @param accepted  (form, command, id) => void, when it has been asked: the form may empty its fields
 * @param mayTake   (form) => whether it is sent from here; else the browser posts it
 */
export function sendForms(ask, accepted = () => {}, mayTake = () => true) {
  document.addEventListener("submit", (event) => {
    const form = event.target.closest("form[data-command]");
    if (!form || event.defaultPrevented || !mayTake(form)) return;
    event.preventDefault();
    const command = read(form, event.submitter);
    accepted(form, command, ask(command));
  });
}

/** The fields of a form, with the pressed button's (which older browsers leave out), as a command. Empty where null is meant is null. */
function read(form, pressed) {
  const command = {};
  for (const [name, value] of [...new FormData(form), [pressed?.name, pressed?.value]]) {
    if (name && !NOT_FIELDS.includes(name)) command[name] = value;
  }
  for (const ticks of form.querySelectorAll("[data-many]")) {
    command[ticks.dataset.many] = [...ticks.querySelectorAll(":checked")].map((tick) => tick.value);
  }
  for (const name of ["colour", "before", "due", "was", "task", "amount", "on", "people"]) {
    if (command[name] === "") command[name] = null;
  }
  return command;
}

/**
 * Says that the network is away when that is news: when something waits to be sent, or after some seconds, for a phone that
 * wakes up is without it for a moment; and that something has waited for long, whatever the network seems to be.
 *
 * @param somethingWaits  () => whether something has been asked and not answered
 */
function openBanner(somethingWaits) {
  const banner = document.querySelector("#connection");
  const slower = document.querySelector("#slower");
  let isAway = false;
  let isNews = false;
  let timer = null;
  let isHurried = false;
  let waiting = [];

  function draw() {
    if (!banner) return;
    const isShown = (isAway && isNews) || waiting.length > 0;
    if (isShown && banner.hidden) speak(banner.textContent);
    banner.hidden = !isShown;
  }

  function later(seconds) {
    clearTimeout(timer);
    isHurried = seconds === QUIET_SECONDS_WHEN_ASKED;
    timer = setTimeout(() => {
      isNews = true;
      draw();
    }, seconds * 1000);
  }

  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState !== "visible" || !isAway) return;
    isNews = false;
    draw();
    later(QUIET_SECONDS);
  });

  return {
    /** @param state  "open", "polling" or "away" */
    state(state) {
      if (slower) slower.hidden = state !== "polling";
      if (isAway === (state === "away")) return;
      isAway = state === "away";
      isNews = false;
      clearTimeout(timer);
      if (isAway) later(somethingWaits() ? QUIET_SECONDS_WHEN_ASKED : QUIET_SECONDS);
      draw();
    },
    asked() {
      if (isAway && !isHurried && !isNews) later(QUIET_SECONDS_WHEN_ASKED);
    },
    waits(id) {
      waiting.push(id);
      draw();
    },
    /** @param left  the commands that are not answered */
    answered(left) {
      waiting = waiting.filter((id) => left.some((command) => command.id === id));
      draw();
    },
  };
}
