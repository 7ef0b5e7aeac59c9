/**
 * A session with a learning platform that speaks SCORM 1.2. Its API is an object of the window that opened us, or that we
 * stand in: see the run-time environment, 3.3.6.
 */

/** Windows that are asked, at most. */
const MOST = 500;
/** How long what is kept may be there: `cmi.suspend_data`. */
const LONGEST = 4096;
const PASSED = "passed";

/** @returns the API, or null. A window of somebody else's may not be asked, and is not. */
export function findApi(ours) {
  return apiAround(ours) ?? apiAround(openerOf(ours)) ?? apiAround(openerOf(topOf(ours)));
}

function apiAround(start) {
  try {
    for (let its = start, n = 0; its && n < MOST; n += 1) {
      if (its.API) return its.API;
      if (its.parent === its) return null;
      its = its.parent;
    }
  } catch {
    // Of another origin.
  }
  return null;
}

function openerOf(its) {
  try {
    return its?.opener ?? null;
  } catch {
    return null;
  }
}

function topOf(its) {
  try {
    return its.top;
  } catch {
    return null;
  }
}

/** A length of time as SCORM 1.2 writes it: 0001:02:03.45. */
export function timespan(milliseconds) {
  const hundredths = Math.round(milliseconds / 10);
  const two = (n) => String(n).padStart(2, "0");
  const [hours, minutes, seconds] = [hundredths / 360_000, (hundredths / 6_000) % 60, (hundredths / 100) % 60].map(Math.floor);
  return `${String(hours).padStart(4, "0")}:${two(minutes)}:${two(seconds)}.${two(hundredths % 100)}`;
}

/** @returns a session; null where there is no platform, or it wants none. */
export function openLms(ours, now) {
  const api = findApi(ours);
  if (!api || String(api.LMSInitialize("")) !== "true") return null;
  const began = now();
  const get = (name) => String(api.LMSGetValue(name) ?? "");
  const set = (name, value) => api.LMSSetValue(name, String(value));
  const isRead = ["browse", "review"].includes(get("cmi.core.lesson_mode"));
  let status = get("cmi.core.lesson_status");
  let isOver = false;

  function say(word) {
    // What is passed stays passed, whatever is answered after it.
    if (isRead || status === PASSED) return;
    status = word;
    set("cmi.core.lesson_status", word);
  }

  if (["", "not attempted", "unknown"].includes(status)) say("incomplete");
  return {
    where: "platform",
    kept: get("cmi.suspend_data"),
    returnTo: "",
    save(text, { file, score, isPassed }) {
      set("cmi.core.lesson_location", file);
      if (text.length <= LONGEST) set("cmi.suspend_data", text);
      // Another track begins at 0; the score of what is passed stays too.
      if (!isRead && status !== PASSED) {
        set("cmi.core.score.min", 0);
        set("cmi.core.score.max", 100);
        set("cmi.core.score.raw", score);
      }
      if (isPassed) say(PASSED);
      api.LMSCommit("");
    },
    end() {
      if (isOver) return;
      isOver = true;
      set("cmi.core.session_time", timespan(now() - began));
      set("cmi.core.exit", status === PASSED ? "" : "suspend");
      api.LMSCommit("");
      api.LMSFinish("");
    },
  };
}
