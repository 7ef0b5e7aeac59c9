"""Staffing (*placering*): how many began in a post at a workplace on a day, and what became of them. Counts, never
persons. Pure.

A staffing is kept as the count that began, and a line for each day when some of them came under AB or ended. So what
was true on any day can be counted, and how long it took from BEA to AB, without anybody being told from another.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from app.days import within_reach
from app.job_descriptions.draft import Agreement
from app.vocabulary import Refused, months_between

MOST_PERSONS = 999
"""Persons in one staffing."""
DIFFERS_LENGTH = 1000


class CountsDisagree(Refused):
    """More of something than there are persons, or parts that do not make the whole. Details: `persons`, `parts`."""

    code = "counts_disagree"


class StartMissing(Refused):
    """There are persons, and no day when they began."""

    code = "start_missing"


class DaysOutOfOrder(Refused):
    """Something happened before it began. Details: `day`, `first`."""

    code = "days_out_of_order"


class Subsidy(StrEnum):
    """What the employer is paid for having somebody."""

    NOT_STATED = ""
    NONE = "none"
    WAGE = "wage"
    """Lönebidrag."""
    NEW_START = "new_start"
    """Nystartsjobb."""
    INTRODUCTION = "introduction"
    """Introduktionsjobb."""
    OTHER = "other"


class What(StrEnum):
    """What becomes of some of a staffing."""

    ORDINARY = "ordinary"
    """From BEA to AB."""
    ENDED = "ended"


class Why(StrEnum):
    """Why somebody ended. A choice and never words: words here would be about a person."""

    NOT_STATED = ""
    NEW_JOB = "new_job"
    STUDIES = "studies"
    SUPPORT_ENDED = "support_ended"
    """The agreement or the support ended, and nothing came after."""
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Change:
    """From `on`, so many are under AB instead of BEA, or are no longer there. `was`: the agreement that those who ended
    had."""

    on: date
    what: What
    persons: int
    was: Agreement = Agreement.BEA
    why: Why = Why.NOT_STATED
    id: int | None = None


@dataclass(frozen=True, slots=True)
class Counts:
    """Persons, by agreement."""

    ab: int = 0
    bea: int = 0

    @property
    def persons(self) -> int:
        return self.ab + self.bea

    def __add__(self, other: "Counts") -> "Counts":
        return Counts(self.ab + other.ab, self.bea + other.bea)


@dataclass(frozen=True, slots=True)
class Staffing:
    """`workplace`: its id. `persons`: how many began on `starts`; none has begun where it is None. `ordinary`: of them,
    how many under AB at once. `planned`: how many it is meant for, where that is stated. `subsidy_until`: the first day
    of its last month. `ab_planned`: the day meant for AB. `differs`: how the workplace's variant of the text differs.
    `changes`: in the order of their days.
    """

    workplace: int
    starts: date | None = None
    persons: int = 0
    ordinary: int = 0
    planned: int | None = None
    subsidy: Subsidy = Subsidy.NOT_STATED
    subsidy_until: date | None = None
    ab_planned: date | None = None
    differs: str = ""
    changes: tuple[Change, ...] = ()
    id: int | None = None

    def at(self, day: date) -> Counts:
        """Who is there at the end of a day."""
        if self.starts is None or day < self.starts:
            return Counts()
        now = Counts(self.ordinary, self.persons - self.ordinary)
        for change in self.changes:
            if change.on <= day:
                now = after(now, change)
        return now

    def begun(self, day: date) -> int:
        """How many had begun by the end of a day, whether they are there or not."""
        return self.persons if self.starts and self.starts <= day else 0

    def ended(self, day: date) -> int:
        return sum(it.persons for it in self.changes if it.what is What.ENDED and it.on <= day)

    def is_past_plan(self, day: date) -> bool:
        """Whether somebody is under BEA after the day that was meant for AB."""
        return self.ab_planned is not None and self.ab_planned < day and self.at(day).bea > 0

    def months_to_ordinary(self, day: date) -> list[int]:
        """Whole months from the start to AB, one for each who came under AB from BEA by the end of a day; the shortest
        first."""
        if self.starts is None:
            return []
        became = [it for it in self.changes if it.what is What.ORDINARY and it.on <= day]
        return sorted(months_between(self.starts, it.on) for it in became for _ in range(it.persons))


def after(now: Counts, change: Change) -> Counts:
    """The counts when a change has happened. They are below zero where more went than there were."""
    if change.what is What.ORDINARY:
        return Counts(now.ab + change.persons, now.bea - change.persons)
    if change.was is Agreement.AB:
        return Counts(now.ab - change.persons, now.bea)
    return Counts(now.ab, now.bea - change.persons)


def checked(it: Staffing) -> Staffing:
    """The staffing, with its changes in order. Raises `CountsDisagree`, `StartMissing`, `DaysOutOfOrder`,
    `DayOutOfReach`."""
    for name in ("starts", "ab_planned", "subsidy_until"):
        within_reach(getattr(it, name), name)
    for change in it.changes:
        within_reach(change.on)
    if not 0 <= it.ordinary <= it.persons <= MOST_PERSONS or not 0 <= (it.planned or 0) <= MOST_PERSONS:
        raise CountsDisagree(persons=it.persons, parts=it.ordinary, at="ordinary")
    if it.starts is None and (it.persons or it.changes):
        raise StartMissing(at="starts")
    in_order = tuple(sorted(it.changes, key=_order))
    for change in in_order:
        if it.starts and change.on < it.starts:
            raise DaysOutOfOrder(day=change.on.isoformat(), first=it.starts.isoformat())
    _never_below_zero(it, in_order)
    return replace(it, changes=in_order)


def _order(change: Change) -> tuple[date, bool]:
    """On one day, some come under AB before others, or they themselves, end."""
    return change.on, change.what is What.ENDED


def _never_below_zero(it: Staffing, changes: Iterable[Change]) -> None:
    now = Counts(it.ordinary, it.persons - it.ordinary)
    for change in changes:
        there = now.bea if change.what is What.ORDINARY or change.was is Agreement.BEA else now.ab
        if not 0 < change.persons <= there:
            raise CountsDisagree(persons=there, parts=change.persons)
        now = after(now, change)
