"""Where a card stands in its column: a string that sorts between its neighbours'.

Strings, so that a move touches one row however long the column is: there is always room between two. The digits are
those of base 62 in ASCII order, so that Python, SQL (binary) and JavaScript sort them alike.
"""

DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"


def between(low: str, high: str | None) -> str:
    """A place after `low` ("" is the very start) and before `high` (None is the very end). Never ends in "0"."""
    if high is not None and low >= high:
        raise ValueError(f"no place between {low!r} and {high!r}")
    place = ""
    at = 0
    while True:
        floor = DIGITS.index(low[at]) if at < len(low) else 0
        roof = DIGITS.index(high[at]) if high is not None and at < len(high) else len(DIGITS)
        if roof - floor > 1:
            # At the very end columns grow by appending: a small step leaves most of the room above.
            step = 1 if high is None and at < len(low) else (roof - floor) // 2
            return place + DIGITS[floor + step]
        place += DIGITS[floor]
        if roof != floor:
            high = None  # already below the roof: everything that follows is free
        at += 1
