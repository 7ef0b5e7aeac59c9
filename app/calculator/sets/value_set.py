"""A set of values, what was done with it, and which one holds. Pure."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from app.calculator.values import Parameter, Value
from app.vocabulary import EARLIEST, LATEST, Refused

FIRST_YEAR, LAST_YEAR = EARLIEST.year, LATEST.year
SOURCE_LENGTH = 300
"""Characters of where a value comes from."""


class YearUnreadable(Refused):
    """Details: `typed`, `first`, `last`."""

    code = "year_unreadable"


class YearThere(Refused):
    """Details: `year`."""

    code = "values_year_there"


class YearRetired(Refused):
    """Details: `year`."""

    code = "values_year_retired"


class YearHolds(Refused):
    """What is said to hold, now or from a day that comes, can't be put away. Details: `year`."""

    code = "values_year_holds"


class ValueChanged(Refused):
    """Somebody else changed it after the page was drawn."""

    code = "value_changed"


class What(StrEnum):
    """What was done with a set."""

    MADE = "made"
    VALUE = "value"
    RETIRED = "retired"
    RESTORED = "restored"


@dataclass(frozen=True, slots=True)
class Set:
    """`made_at`: milliseconds since 1970. `is_retired`: put away, and offered to no calculation."""

    year: int
    is_retired: bool
    made_at: int
    by: int


class Filled(NamedTuple):
    """A value as it is kept. `value`: None where it was emptied. `version`: how many times it was saved. `changed_at`:
    milliseconds since 1970."""

    value: Value | None
    version: int
    changed_at: int
    by: int


@dataclass(frozen=True, slots=True)
class Change:
    """`parameter`, `was` and `became`: of a value. `like`: the year that a set began as a copy of; None where it began
    empty, or with what comes along (`with_first`)."""

    year: int
    what: What
    at: int
    by: int
    parameter: Parameter | None = None
    was: Value | None = None
    became: Value | None = None
    like: int | None = None
    with_first: bool = False


@dataclass(frozen=True, slots=True)
class Choice:
    """Somebody said that a year's values hold from a day on; None: that none do."""

    year: int | None
    since: date
    at: int
    by: int


def read_year(typed: str) -> int:
    """The year of a set, or of a value. Raises `YearUnreadable`."""
    text = typed.strip()
    if not (text.isascii() and text.isdigit() and len(text) == 4 and FIRST_YEAR <= int(text) <= LAST_YEAR):
        raise YearUnreadable(typed=text[:20], first=FIRST_YEAR, last=LAST_YEAR)
    return int(text)
