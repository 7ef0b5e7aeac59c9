/**
 * Cards that are sorted: what has been answered, and what it comes to. It is the ground that counts, never the colour. Pure.
 *
 * Kept as `card.colour.ground` with spaces between, as the product's own addresses have it.
 */

export const readGiven = (text, verdicts) =>
  (text ?? "")
    .split(" ")
    .map((word) => word.split("."))
    .filter(([card, , ground]) => verdicts[card]?.[ground])
    .map(([card, colour, ground]) => ({ card, colour, ground }));

export const writtenGiven = (given) => given.map(({ card, colour, ground }) => `${card}.${colour}.${ground}`).join(" ");

/** `law:may:holds habit:habit: ` … as the page has it, by ground. */
export function readVerdicts(text) {
  const rows = text.trim().split(" ").map((it) => it.split(":"));
  return Object.fromEntries(rows.map(([ground, why, holds]) => [ground, { why, holds: holds === "holds" }]));
}

/** How many have a ground that stands, of those that count. */
export const standing = (given, counted, verdicts) =>
  given.filter(({ card, ground }) => counted.includes(card) && verdicts[card][ground].holds).length;
