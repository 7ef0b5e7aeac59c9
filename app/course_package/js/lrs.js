/**
 * A session with a learning platform that speaks cmi5 (the specification, 8 to 11): what is launched says where statements go,
 * and for whom. Statements go one after the other, for their order means something.
 */

const VERB = "http://adlnet.gov/expapi/verbs/";
const CMI5 = "https://w3id.org/xapi/cmi5/context/categories/cmi5";
const MOVE_ON = "https://w3id.org/xapi/cmi5/context/categories/moveon";
const MASTERY = "https://w3id.org/xapi/cmi5/context/extensions/masteryscore";
const OURS = "akr-course";

/** An id as UUIDs are written, also where the page did not come over TLS. */
function newId() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = [...bytes].map((it) => it.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
}

/** A length of time as ISO 8601 writes it. */
export const duration = (milliseconds) => `PT${(Math.round(milliseconds / 10) / 100).toFixed(2)}S`;

/** One statement. Pure. @param launch  what the platform said of this session @param result  what it came to */
export function statement(verb, { actor, activity, registration, launch }, { id, at, result }) {
  const template = launch.contextTemplate ?? {};
  const settles = ["completed", "passed"].includes(verb);
  const category = [...(template.contextActivities?.category ?? []), { id: CMI5 }, ...(settles ? [{ id: MOVE_ON }] : [])];
  const mastery = verb === "passed" && launch.masteryScore !== undefined ? { [MASTERY]: launch.masteryScore } : {};
  return {
    id,
    timestamp: at,
    actor,
    verb: { id: VERB + verb, display: { en: verb } },
    object: { objectType: "Activity", id: activity },
    ...(result ? { result } : {}),
    context: {
      ...template,
      registration,
      contextActivities: { ...template.contextActivities, category },
      extensions: { ...template.extensions, ...mastery },
    },
  };
}

/** @param query  of the address that was launched @returns a session; null where it is no launch */
export async function openLrs(query, now) {
  const [endpoint, fetchUrl, actorText, registration, activity] = ["endpoint", "fetch", "actor", "registration", "activityId"].map(
    (name) => query.get(name),
  );
  if (!endpoint || !fetchUrl || !actorText || !registration || !activity) return null;
  const actor = JSON.parse(actorText);
  const began = now();
  const token = (await (await fetch(fetchUrl, { method: "POST" })).json())["auth-token"];
  const headers = { Authorization: `Basic ${token}`, "X-Experience-API-Version": "1.0.3", "Content-Type": "application/json" };
  const resource = (name) => `${endpoint.replace(/\/?$/, "/")}${name}`;
  const address = (name, values) => `${resource(name)}?${new URLSearchParams(values)}`;
  const state = (stateId) => address("activities/state", { stateId, activityId: activity, agent: actorText, registration });

  /** What is there; null where nothing is. */
  async function read(where) {
    const answer = await fetch(where, { headers });
    return answer.ok ? answer.json().catch(() => null) : null;
  }

  const launch = await read(state("LMS.LaunchData"));
  if (!launch) return null;
  // To be asked for, says the specification (11.0): the browser's language is what we follow.
  await read(address("agents/profile", { profileId: "cmi5LearnerPreferences", agent: actorText })).catch(() => null);
  const isCounted = (launch.launchMode ?? "Normal") === "Normal";
  const session = { actor, activity, registration, launch };
  const before = (await read(state(OURS))) ?? {};
  const said = { completed: Boolean(before.completed), passed: Boolean(before.passed) };
  let isOver = false;
  let last = Promise.resolve();

  /** In turn, but when the page is being left: then nothing that waits comes about. */
  function send(where, method, body, atOnce = false) {
    const write = () => fetch(where, { method, headers, body: JSON.stringify(body), keepalive: true }).catch(() => null);
    last = atOnce ? write() : last.then(write);
    return last;
  }

  function tell(verb, result, atOnce) {
    const its = statement(verb, session, { id: newId(), at: new Date(now()).toISOString(), result });
    return send(resource("statements"), "POST", its, atOnce);
  }

  /** Once of a registration. */
  function tellOnce(verb, result) {
    if (said[verb]) return;
    said[verb] = true;
    tell(verb, { ...result, ...lasted() });
  }

  const lasted = () => ({ duration: duration(now() - began) });

  await tell("initialized");
  return {
    where: "platform",
    kept: before.kept ?? "",
    returnTo: launch.returnURL ?? "",
    save(text, { score, isPassed: isDone }) {
      const scaled = score / 100;
      if (isCounted && isDone) {
        tellOnce("completed", { completion: true });
        // With as much as the platform asks for.
        const isEnough = scaled >= (launch.masteryScore ?? 0);
        if (isEnough) tellOnce("passed", { success: true, score: { scaled, raw: score, min: 0, max: 100 } });
      }
      send(state(OURS), "PUT", { kept: text, ...said });
    },
    end(isLeaving) {
      if (isOver) return last;
      isOver = true;
      return tell("terminated", lasted(), isLeaving);
    },
  };
}
