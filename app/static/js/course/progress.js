/** How far somebody has come in the course: the parts that are done, by their ids. A part is the same in every track. */

/** With one more that is done; the same list where it was there. */
export const withDone = (done, part) => (done.includes(part) ? done : [...done, part]);

/** Of what is kept, only what can be a part: texts, each once. */
export const read = (kept) => (Array.isArray(kept) ? [...new Set(kept.filter((it) => typeof it === "string"))] : []);
