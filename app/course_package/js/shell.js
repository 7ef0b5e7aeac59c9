/**
 * Around the pages: holds the one session that a platform has with the course, however many pages somebody goes between, and
 * brings them back where they were. The pages tell it what happens in messages, which also come through where they are opened
 * from a disk and no page may touch another.
 */

import { isFile, isPassed, readKept, scoreOf, withAnswer, withNothingDone, withPlace, writtenKept } from "./kept.js";
import { ORIGIN } from "./origin.js";

/** Milliseconds that a page has to say that it is here, once it has come. */
const SAYS_SO = 3_000;
const tags = document.documentElement.dataset.languages.split(" ");

/** @param session  see `openLms` */
export function hold(session) {
  const frame = Object.assign(document.createElement("iframe"), { id: "course", title: document.title });
  let kept = readKept(session.kept);
  let isHere = false;

  const answer = () =>
    frame.contentWindow.postMessage(
      { kind: "kept", points: kept.points, given: kept.given, isPassed: isPassed(kept), where: session.where, mayEnd: Boolean(session.returnTo) },
      ORIGIN,
    );

  function keep(changed) {
    kept = changed;
    session.save(writtenKept(kept), { file: kept.file, score: scoreOf(kept), isPassed: isPassed(kept) });
    answer();
  }

  const heard = {
    here({ file, track, parts, title, language }) {
      isHere = true;
      document.title = title;
      document.documentElement.lang = language;
      if (isFile(file)) keep(withPlace(kept, { file, track, parts }));
    },
    answered: (said) => keep(withAnswer(kept, said)),
    forget: () => keep(withNothingDone(kept)),
    async end() {
      await session.end(false);
      if (session.returnTo) location.replace(session.returnTo);
    },
  };

  addEventListener("message", ({ source, data }) => {
    if (source === frame.contentWindow) heard[data.kind]?.(data);
  });
  addEventListener("pagehide", () => session.end(true));
  // The session is over; a new one begins with a new page.
  addEventListener("pageshow", ({ persisted }) => persisted && location.reload());
  const first = `${language()}/index.html`;
  // What is kept may be of an older package, or of one with more tracks: a page that is not there says nothing.
  frame.addEventListener("load", () => setTimeout(() => isHere || (frame.src = first), SAYS_SO), { once: true });
  const asked = location.hash.slice(1);
  frame.src = isFile(asked) ? asked : kept.file || first;
  document.body.prepend(frame);
}

/** What the browser asks for, of those that there are; else the municipality's. */
function language() {
  const wanted = navigator.languages.map((it) => it.split("-")[0].toLowerCase());
  return wanted.find((it) => tags.includes(it)) ?? document.documentElement.lang;
}
