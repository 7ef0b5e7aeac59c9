/** What hours a week add up to, as `Chosen` in chosen.py: their sum, in percent of a full time, and what an extent lacks. */

const EXTENTS = [50, 75, 100];

/**
 * @param hours  of each task, in at most two decimals; 0 where none are stated
 * @returns {sum, percent, missing: [extent, hours] | null}
 */
export function added(hours, before, fullTime) {
  // In hundredths: whole numbers, so that what fills an extent exactly does.
  const sum = [before, ...hours].reduce((all, more) => all + Math.round(more * 100), 0);
  const whole = Math.round(fullTime * 100);
  const extent = sum ? EXTENTS.find((it) => whole * it > sum * 100) : undefined;
  return {
    sum: sum / 100,
    percent: Math.round((sum * 100) / whole),
    missing: extent ? [extent, (whole * extent - sum * 100) / 10_000] : null,
  };
}
