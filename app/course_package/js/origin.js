/** Whom messages between the pages are for: ours alone, where files, or a platform's sandbox, let us be somebody. */
export const ORIGIN = location.protocol === "file:" || location.origin === "null" ? "*" : location.origin;
