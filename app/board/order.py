"""Where a card stands in its column: a string that sorts between its neighbours'.

Strings, so that a move touches one row however long the column is: there is always room between two. The digits are
those of base 62 in ASCII order, so that Python, SQL (binary) and JavaScript sort them alike.
"""

DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"


WIDTH = 6
"""Digits in the places of a column that grows at its end: room for 56 billion before they get longer."""


def between(low: str, high: str | None) -> str:
    """A place after `low` ("" is the very start) and before `high` (None is the very end). Never ends in "0"."""
    if high is None:
        return _after(low)
    if low >= high:
        raise ValueError(f"no place between {low!r} and {high!r}")
    place = ""
    at = 0
    while True:
        floor = DIGITS.index(low[at]) if at < len(low) else 0
        roof = DIGITS.index(high[at]) if at < len(high) else len(DIGITS)
        if roof - floor > 1:
            return place + DIGITS[floor + (roof - floor) // 2]
        place += DIGITS[floor]
        if roof != floor:
            return place + _after(low[at + 1 :])  # already below the roof: everything that follows is free
        at += 1


def _after(low: str) -> str:
    """The next place: `low` counted up by one, so that a column can grow at its end and its places stay short."""
    if not low:
        return DIGITS[len(DIGITS) // 2]
    if len(low) == WIDTH and low[-1] != DIGITS[-1]:
        return low[:-1] + DIGITS[DIGITS.index(low[-1]) + 1]
    number = 0
    for digit in low[:WIDTH].ljust(WIDTH, DIGITS[0]):
        number = number * len(DIGITS) + DIGITS.index(digit)
    number += 1 if (number + 1) % len(DIGITS) else 2
    if number >= len(DIGITS) ** WIDTH:
        return low[:WIDTH] + _after(low[WIDTH:])
    place = ""
    for _ in range(WIDTH):
        number, digit_at = divmod(number, len(DIGITS))
        place = DIGITS[digit_at] + place
    return place
