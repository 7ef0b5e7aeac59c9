/**
 * How far somebody has come: what is kept where they take the course, and what follows from it. Pure.
 *
 * `points`: of each part that is done, 0 to 100. `given`: of a part that is answered in steps, what has been answered so far.
 * `parts`: those of the track that somebody is in.
 */

const NOTHING = { file: "", track: "", parts: [], points: {}, given: {} };
const FILE = /^[a-z-]+\/[a-z-]+\.html$/;
const ID = /^[a-z-]+$/;
const GIVEN = /^[a-z_. -]{0,600}$/;

export const isFile = (file) => typeof file === "string" && FILE.test(file);

/** What was kept, from its text. What can't be read is as if it were not there. */
export function readKept(text) {
  let kept;
  try {
    kept = JSON.parse(text);
  } catch {
    return NOTHING;
  }
  const { file, track, parts, points, given } = kept ?? {};
  return {
    file: isFile(file) ? file : "",
    track: isId(track) ? track : "",
    parts: Array.isArray(parts) ? parts.filter(isId) : [],
    points: onlyRight(points, (it) => Number.isInteger(it) && it >= 0 && it <= 100),
    given: onlyRight(given, (it) => typeof it === "string" && GIVEN.test(it)),
  };
}

export const writtenKept = (kept) => JSON.stringify(kept);

const isId = (it) => typeof it === "string" && ID.test(it);

const onlyRight = (values, isRight) =>
  Object.fromEntries(Object.entries(values ?? {}).filter(([id, it]) => isId(id) && isRight(it)));

export const withPlace = (kept, { file, track, parts }) => (track ? { ...kept, file, track, parts } : { ...kept, file });

/** @param points  null where the part is not done by this answer: what was done before stays done */
export function withAnswer(kept, { part, points, given }) {
  return {
    ...kept,
    points: points === null ? kept.points : { ...kept.points, [part]: points },
    given: { ...kept.given, [part]: given },
  };
}

export const withNothingDone = (kept) => ({ ...kept, points: {}, given: {} });

/** Of the whole track, 0 to 100: a part that is not done gives nothing. */
export function scoreOf({ parts, points }) {
  const sum = parts.reduce((all, part) => all + (points[part] ?? 0), 0);
  return parts.length ? Math.round(sum / parts.length) : 0;
}

/** A track is passed when each of its parts is done. */
export const isPassed = ({ parts, points }) => parts.length > 0 && parts.every((part) => part in points);
