/**
 * The wire `akr.1`: frames down, commands up. Comes back by itself, sooner when the phone wakes or finds the network.
 *
 * An open socket is not a working one: a proxy may swallow what comes, either way. One that brings no view, does not answer,
 * or says nothing for long is let go. Where none gets through, a long poll and posts carry the same frames, and a socket is
 * tried now and then; what is asked is posted too until it has answered.
 */

import { asFrame } from "./frame.js";
import { fetchQuietly, later } from "./later.js";

const SUBPROTOCOL = "akr.1";
const SHORTEST_PAUSE = 400;
const LONGEST_PAUSE = 10_000;
/** When a server restarts, a thousand phones lose it at once: they come back spread over this time. */
const SPREAD = 2_000;
const STEADY_AFTER = 10_000;
const TRIES_BEFORE_POLLING = 3;
const DOUBTS_BEFORE_POLLING = 2;
const HANDSHAKE_WITHIN = 6_000;
const FIRST_FRAME_WITHIN = 4_000;
const ANSWER_WITHIN = 6_000;
/** The server says something every fifteen seconds (docs/protocol.md, R47). */
const SILENT_AFTER = 25_000;
const ASLEEP_AFTER = 15_000;

/**
 * @param code      () => the workshop's code, as it is now
 * @param as        the audience
 * @param at        () => the number of the view we have, or null
 * @param onFrame   (frame) => void
 * @param onOpen    () => void, whenever commands can be sent again
 * @param onState   ("open" | "polling" | "away") => void
 * @returns send(command): now, where that is possible; what can't be sent stays with the caller until `onOpen`
 */
export function connect({ code, as, at, onFrame, onOpen, onState }) {
  const polling = later(() => import("./poll.js"), ({ openPoll }) => {
    poll = openPoll({ code, as, at, onFrame, onOpen, onState, onEnd: open });
  });
  let poll = null;
  let socket = null;
  /** When it opened, by the clock that nobody sets. */
  let openedAt = null;
  let neverOpened = 0;
  /** Sockets that let nothing through, since one was trusted. */
  let doubts = 0;
  let pause = SHORTEST_PAUSE;
  let timer = null;
  let silence = null;
  /** What has been sent by this socket and is not answered: for each its timer, by id. */
  const unanswered = new Map();
  let hasSent = false;
  let hiddenAt = null;

  function address() {
    const query = new URLSearchParams({ as });
    if (at() !== null) query.set("at", at());
    return `${location.origin.replace(/^http/, "ws")}/live/${code()}?${query}`;
  }

  function open() {
    clearTimeout(timer);
    drop();
    const opening = new WebSocket(address(), SUBPROTOCOL);
    socket = opening;
    // A proxy may leave the handshake without an answer.
    timer = setTimeout(doubt, HANDSHAKE_WITHIN);
    opening.onopen = () => {
      clearTimeout(timer);
      openedAt = performance.now();
      hearWithin(FIRST_FRAME_WITHIN);
      onOpen();
    };
    opening.onmessage = (message) => {
      hearWithin(SILENT_AFTER);
      neverOpened = 0;
      onState("open");
      const frame = JSON.parse(message.data);
      const isAnswer = settle(frame.done ?? frame.refused);
      if (livedFor() > STEADY_AFTER && (isAnswer || !hasSent)) doubts = 0;
      onFrame(frame);
    };
    opening.onclose = closed;
  }

  function hearWithin(milliseconds) {
    clearTimeout(silence);
    silence = setTimeout(doubt, milliseconds);
  }

  /** Answers whether this socket had been asked it. */
  function settle(id) {
    clearTimeout(unanswered.get(id));
    return unanswered.delete(id);
  }

  const livedFor = () => (openedAt === null ? 0 : performance.now() - openedAt);
  const isDoubted = () => doubts >= DOUBTS_BEFORE_POLLING;

  function doubt() {
    doubts += 1;
    closed();
  }

  /** A dead socket may take minutes to say so. */
  function drop() {
    clearTimeout(silence);
    for (const id of [...unanswered.keys()]) settle(id);
    openedAt = null;
    hasSent = false;
    if (!socket) return;
    socket.onopen = socket.onmessage = socket.onclose = null;
    socket.close();
    socket = null;
  }

  function closed() {
    clearTimeout(timer);
    const wasOpen = openedAt !== null;
    const wasSteady = livedFor() > STEADY_AFTER;
    drop();
    if (!wasOpen) neverOpened += 1;
    pause = wasSteady ? SHORTEST_PAUSE : Math.min(LONGEST_PAUSE, 2 * pause);
    onState("away");
    const isOfNoUse = neverOpened >= TRIES_BEFORE_POLLING || isDoubted();
    if (isOfNoUse && poll) return poll.start();
    if (isOfNoUse) polling.need();
    timer = setTimeout(open, wasSteady ? Math.random() * SPREAD : pause * (0.5 + Math.random() / 2));
  }

  function comeBack() {
    pause = SHORTEST_PAUSE;
    if (poll?.isOn()) poll.now();
    else open();
  }

  const isOpen = () => socket?.readyState === WebSocket.OPEN;

  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden") {
      hiddenAt = Date.now();
      return;
    }
    // After a sleep an open socket may be dead. (While some phones sleep, `performance.now` stands still.)
    const slept = hiddenAt !== null && Date.now() - hiddenAt > ASLEEP_AFTER;
    hiddenAt = null;
    if (slept || !isOpen()) comeBack();
  });
  addEventListener("offline", () => socket && closed());
  addEventListener("online", comeBack);
  addEventListener("pageshow", (event) => event.persisted && comeBack());
  open();
  fetchQuietly([polling]);

  return {
    send(command) {
      // Sent twice it is done once.
      if (poll?.isOn() || (isDoubted() && poll)) poll.post(command);
      if (!isOpen()) return;
      socket.send(asFrame(command));
      hasSent = true;
      if (!unanswered.has(command.id)) unanswered.set(command.id, setTimeout(doubt, ANSWER_WITHIN));
    },
  };
}
