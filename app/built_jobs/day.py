"""A working day in parts: how long each is, and which hang together. Pure.

The parts are those that a workshop asks about (`app.weight.weight.PARTS`). A job's day is parts that follow each other,
from Monday to Friday: the minutes a week of a part are five times its length. Nobody's day goes over midnight here.
"""

from collections.abc import Collection, Iterator

from app.job_descriptions.advice.day import HOURS
from app.weight.weight import PARTS

DAYS_A_WEEK = 5
FIRST_HOUR = 6
"""When the first part begins."""
ANY = "any"
"""Stands where a part of the day stands, for work that nobody has said when it is done: it may be done in any of
`DAYTIME`."""
WEEKEND = "weekend"
"""The same for work that is done at weekends only: it is in no day of these."""
SLOTS = (*PARTS, ANY, WEEKEND)

DAYTIME = PARTS[:4]
"""When workplaces are open: who works in the evening or at night does what is said to be done then."""

Run = tuple[str, ...]
"""Parts that follow each other, in order."""


def minutes_of(part: str) -> int:
    """A week."""
    return HOURS[part] * 60 * DAYS_A_WEEK


def runs(parts: Collection[str]) -> Iterator[Run]:
    """Every one that is made of these parts, the earliest first and the shorter before the longer."""
    for first in range(len(PARTS)):
        for end in range(first + 1, len(PARTS) + 1):
            run = PARTS[first:end]
            if not set(run) <= set(parts):
                break
            yield run


def begins(part: str) -> int:
    """Minutes after midnight."""
    before = PARTS[: PARTS.index(part)]
    return (FIRST_HOUR + sum(HOURS[it] for it in before)) * 60


def ends(part: str) -> int:
    """Minutes after midnight; of the night more than a day has."""
    return begins(part) + HOURS[part] * 60
