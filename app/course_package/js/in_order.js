/** Steps in order, by the same rules as `app/course/checks.py`. Pure; `tests/cases/course_order.json` has cases for both. */

/** @param numbers  of each step, from one; steps with the same number stand as they stood */
export const inOrder = (ids, numbers) => [...ids].sort((one, other) => numbers[one] - numbers[other]);

/** The rules ({ first, then }) that an order breaks. */
export const broken = (rules, ids) => rules.filter(({ first, then }) => ids.indexOf(first) > ids.indexOf(then));
