/**
 * What is shown of what a person is asked, as the functions of the same names in app/screens/phone.py: there for pages
 * without scripts, here because what waits to be sent counts as answered.
 */

/** What a topic asks one person: last what the person has passed, who does not do it. */
export function askedBy(asks, mine) {
  const passed = (id) => mine[id] === "pass";
  return [...asks.filter((id) => !passed(id)), ...asks.filter(passed)];
}

/** The first that is not answered; "" where all are. */
export const firstLeft = (asked, answers) => asked.find((id) => !(id in answers)) ?? "";

/** The task that is asked now; "" for none. One that is shown stays until it is answered, whatever comes meanwhile. */
export const askedNow = (asked, answers, current) =>
  asked.includes(current) && !(current in answers) ? current : firstLeft(asked, answers);

/** Which of the phone's screens is shown. */
export function screenOf(step, topic, { isAsked, isAlone }) {
  const now = isAsked || step === "sort" ? "sort" : topic ? "topic" : step;
  return isAlone && ["sort", "topic"].includes(now) ? "alone" : now;
}
