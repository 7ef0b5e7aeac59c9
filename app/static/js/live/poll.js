/** The wire without a socket: the view by long poll, commands by post, one after another. */

import { asFrame } from "./frame.js";
import { loadAgain } from "./later.js";

const POLL_SECONDS = 25;
const BEFORE_THE_SOCKET_IS_TRIED = 60_000;
const PAUSE = 3_000;
const ANSWER_WITHIN = 8_000;
const PAUSE_WHEN_REFUSED = 30_000;
const SIGNED_OUT = "signed_out";

/** Gives up after a while, or when told to (`AbortSignal.timeout` is not in Safari 15). */
function giveUpAfter(milliseconds) {
  const asking = new AbortController();
  setTimeout(() => asking.abort(), milliseconds);
  return asking;
}

/** @param onEnd  () => void, when it is time to try the socket again; the rest as `connect` has them */
export function openPoll({ code, as, at, onFrame, onOpen, onState, onEnd }) {
  let isOn = false;
  /** Which telling of how far the room has come we have. */
  let beat = null;
  let wake = () => {};
  let asking = null;
  let posts = Promise.resolve();

  async function start() {
    isOn = true;
    const until = performance.now() + BEFORE_THE_SOCKET_IS_TRIED;
    onOpen();
    while (performance.now() < until) {
      const pause = await once();
      if (pause) {
        onState("away");
        await sleep(pause);
        break;
      }
      onState("polling");
    }
    isOn = false;
    onEnd();
  }

  /** One poll. Answers for how long to pause: 0 when all is well. */
  async function once() {
    const query = new URLSearchParams({ as, at: at() ?? -1, wait: at() === null ? 0 : POLL_SECONDS });
    if (beat !== null) query.set("beat", beat);
    asking = giveUpAfter(POLL_SECONDS * 1000 + ANSWER_WITHIN);
    const { signal } = asking;
    try {
      const answer = await fetch(`/live/${code()}/view?${query}`, { headers: { Accept: "application/json" }, signal });
      if (answer.status === 200) {
        const frame = await answer.json();
        beat = frame.beat;
        onFrame(frame);
      } else if (answer.status === 403 || answer.status === 404) return notLetIn(await answer.json());
      else if (answer.status !== 204) return PAUSE * (1 + Math.random());
      return 0;
    } catch {
      return signal.aborted ? 0 : PAUSE * (1 + Math.random());
    }
  }

  /** No longer let in: loaded again, the page says why and where to go. Who leads stays, and signs in beside it. */
  function notLetIn({ code }) {
    if (code === SIGNED_OUT) {
      sayIt();
      return PAUSE;
    }
    loadAgain();
    return PAUSE_WHEN_REFUSED;
  }

  const sayIt = () => import("./signed_out.js").then(({ sayItIsOver }) => sayItIsOver());

  function sleep(milliseconds) {
    return new Promise((resolve) => {
      wake = resolve;
      setTimeout(resolve, milliseconds);
    });
  }

  async function send(command) {
    try {
      const answer = await fetch(`/live/${code()}/commands?as=${as}`, {
        method: "POST",
        headers: { "Content-Type": "application/json", Accept: "application/json" },
        body: asFrame(command),
        signal: giveUpAfter(ANSWER_WITHIN).signal,
      });
      // Not saved, or a gateway that is in trouble: the command is still good, and is sent again.
      if ([502, 503, 504].includes(answer.status)) return;
      const frame = await answer.json();
      // About who asks, and not about what is asked (docs/protocol.md, R58): it is still good too.
      if (frame.code === SIGNED_OUT) sayIt();
      else onFrame(frame);
    } catch {
      onState("away");
    }
  }

  return {
    start,
    isOn: () => isOn,
    /** Neither wait out a pause nor trust a question that was asked before the phone slept. */
    now() {
      asking?.abort();
      wake();
    },
    post(command) {
      posts = posts.then(() => send(command));
    },
  };
}
