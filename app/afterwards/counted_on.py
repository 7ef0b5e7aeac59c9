"""Whether a job can be counted on (*går den att räkna med*, the report, 3.2.1): what the manager says after six and
twelve months. It is about the job, and not about who has it. Pure.

Of a post with several placements the newest answer stands. Sums are counts of posts over the municipality: whoever is
not shown small numbers reads them as they were when a half-year ended, where each is none or at least five and has
changed by none or at least five since it was shown last (`app.key_figures.withheld`, rule 2)."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.key_figures.withheld import Cell, Hidden, half_years
from app.vocabulary import Refused

MONTHS = (6, 12)


class ChoiceMissing(Refused):
    """A question without an answer. Details: `at`, which."""

    code = "choice_missing"


class Asks(StrEnum):
    SCHEDULE = "schedule"
    """Is it in the schedule?"""
    MISSING = "missing"
    """What happens if it is missing a day?"""
    TIME = "time"
    """What is the time used for?"""


class Schedule(StrEnum):
    YES = "yes"
    PARTLY = "partly"
    NO = "no"


class Missing(StrEnum):
    STOPS = "stops"
    """The work at the place can't be done as it should."""
    OTHERS = "others"
    """Colleagues do it beside their own."""
    LEFT = "left"
    """It is left until the next day."""
    NOTHING = "nothing"


class Time(StrEnum):
    RELIEF = "relief"
    NEW_WAY = "new_way"
    """A new way to organise the work."""
    BOTH = "both"
    NONE_YET = "none_yet"


CHOICES: Mapping[Asks, tuple[str, ...]] = {
    Asks.SCHEDULE: tuple(Schedule),
    Asks.MISSING: tuple(Missing),
    Asks.TIME: tuple(Time),
}


class By(StrEnum):
    """Who has said it."""

    MANAGER = "manager"
    """By a link."""
    HR = "hr"
    """By an account: what the manager told HR."""


@dataclass(frozen=True, slots=True)
class Said:
    """`months`: after how many it was asked. `answers`: by question, all of them. `on`: the day it was said."""

    staffing: int
    months: int
    answers: Mapping[Asks, str]
    by: By
    on: date


def read(typed: Mapping[str, str]) -> dict[Asks, str]:
    """Raises `ChoiceMissing`."""
    for it, choices in CHOICES.items():
        if typed.get(it.value, "") not in choices:
            raise ChoiceMissing(at=f"{it.value}-{choices[0]}")
    return {it: typed[it.value] for it in CHOICES}


def newest(said: Iterable[Said], day: date) -> Said | None:
    """What stands for a post at the end of a day."""
    return max((it for it in said if it.on <= day), key=lambda it: (it.on, it.months, it.staffing), default=None)


@dataclass(frozen=True, slots=True)
class Sum:
    """`on`: the day of which it tells; None where nothing can be told. `cells`: posts, by choice."""

    on: date | None
    cells: Mapping[str, Cell]


def sums(posts: Collection[Collection[Said]], days: Sequence[date], at: int, *, sees_small: bool) -> dict[Asks, Sum]:
    """`posts`: what is said of each. `days`: half-years' ends, and now last; `at`: which of them is asked for."""
    return {it: _sum(it, posts, days, at, sees_small) for it in Asks}


def _sum(it: Asks, posts: Collection[Collection[Said]], days: Sequence[date], at: int, sees_small: bool) -> Sum:
    table = [[_count(it, choice, posts, day) for choice in CHOICES[it]] for day in days]
    if sees_small:
        return Sum(days[at], dict(zip(CHOICES[it], table[at], strict=True)))
    ended = min(at + 1, len(days) - 1)
    shown = [place for place, is_shown in enumerate(half_years(table[:ended])) if is_shown and any(table[place])]
    if not shown:
        return Sum(None, dict.fromkeys(CHOICES[it], Hidden.NOT_SHOWN))
    return Sum(days[shown[-1]], dict(zip(CHOICES[it], table[shown[-1]], strict=True)))


def _count(it: Asks, choice: str, posts: Iterable[Collection[Said]], day: date) -> int:
    return sum(last is not None and last.answers[it] == choice for last in (newest(said, day) for said in posts))
