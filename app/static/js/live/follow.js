/** Follow a workshop: its view as it changes, and a way to ask for things. */

import { openBanner } from "./banner.js";
import { keptAs, standUnder } from "./code.js";
import { openOutbox } from "./outbox.js";
import { merge } from "./patch.js";
import { connect } from "./socket.js";

const SEND_LATE_EVERY = 20_000;

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

  function redraw() {
    onView(view);
  }

  function onFrame(frame) {
    if ("view" in frame) view = frame.view;
    else if ("patch" in frame) view = merge(view, frame.patch);
    if ("view" in frame || "patch" in frame) at = frame.at;
    if (view.code !== main.dataset.code) standUnder(main, view.code);
    if ("done" in frame) {
      const command = outbox.take(frame.done);
      if (command) onDone(command);
    }
    if ("refused" in frame) {
      const command = outbox.take(frame.refused);
      if (command) onRefused(command, frame);
    }
    redraw();
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
  setInterval(() => outbox.late().forEach(socket.send), SEND_LATE_EVERY);

  return {
    ask(command) {
      const kept = outbox.put(command);
      socket.send(kept);
      banner.asked();
      redraw();
      return kept.id;
    },
    waiting: outbox.all,
  };
}
