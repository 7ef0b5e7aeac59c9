/**
 * The wire `akr.1`: frames down, commands up. Comes back by itself, sooner when the phone wakes or finds the network. Where
 * no socket gets through, now or ever, a long poll and posts carry the same frames, and the socket is tried again now and
 * then.
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
const HANDSHAKE_WITHIN = 8_000;
const ANSWER_WITHIN = 6_000;
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
  let openedAt = 0;
  let heardAt = 0;
  let neverOpened = 0;
  let pause = SHORTEST_PAUSE;
  let timer = null;
  let answerTimer = null;
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
    openedAt = 0;
    // A proxy may leave the handshake without an answer.
    timer = setTimeout(() => socket === opening && closed(), HANDSHAKE_WITHIN);
    opening.onopen = () => {
      clearTimeout(timer);
      openedAt = heardAt = Date.now();
      neverOpened = 0;
      onState("open");
      onOpen();
    };
    opening.onmessage = (message) => {
      heardAt = Date.now();
      onFrame(JSON.parse(message.data));
    };
    opening.onclose = closed;
  }

  /** Let go of a socket without waiting for it: one that is dead may take minutes to say so. */
  function drop() {
    clearTimeout(answerTimer);
    answerTimer = null;
    if (!socket) return;
    socket.onopen = socket.onmessage = socket.onclose = null;
    socket.close();
    socket = null;
  }

  function closed() {
    clearTimeout(timer);
    const wasOpen = openedAt > 0;
    const wasSteady = wasOpen && Date.now() - openedAt > STEADY_AFTER;
    drop();
    if (!wasOpen) neverOpened += 1;
    pause = wasSteady ? SHORTEST_PAUSE : Math.min(LONGEST_PAUSE, 2 * pause);
    onState("away");
    if (neverOpened >= TRIES_BEFORE_POLLING && poll) return poll.start();
    if (neverOpened >= TRIES_BEFORE_POLLING) polling.need();
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
    // After a sleep an open socket may be a dead one, and there is no telling. Coming back costs one small frame.
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
      if (poll?.isOn()) poll.post(command);
      if (!isOpen()) return;
      socket.send(asFrame(command));
      const sentAt = Date.now();
      answerTimer ??= setTimeout(() => {
        answerTimer = null;
        if (isOpen() && heardAt < sentAt) comeBack();
      }, ANSWER_WITHIN);
    },
  };
}
