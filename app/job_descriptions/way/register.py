"""All of the municipality's job descriptions: how far each has come, what is next, and the figures that follow.

The report, 6.2.6: how many jobs there are, and how many of them under BEA and under AB, is to be followed. A text is
one job here, counted as AB from the day it has become that (2.1.2), whatever its text still says.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, fields
from datetime import date, timedelta
from enum import StrEnum
from typing import Any

from app.alphabet import alphabetical
from app.job_descriptions.draft import Agreement, Status
from app.job_descriptions.way.trail import Stage, Trail


@dataclass(frozen=True, slots=True)
class Entry:
    """A job description, as lists show it. `changed`: the day it was last saved. `extent`: percent."""

    id: int
    title: str
    workplace: str
    status: Status
    agreement: Agreement
    extent: float | None
    is_example: bool
    changed: date
    trail: Trail = field(default=Trail())

    @property
    def agreement_now(self) -> Agreement:
        return Agreement.AB if self.trail.is_ordinary else self.agreement


class Place(StrEnum):
    """How far one has come: its text, and then its way to a job."""

    DRAFT = Status.DRAFT
    REVIEWED = Status.REVIEWED
    APPROVED = Status.APPROVED
    VACANCY_REVIEW = Stage.VACANCY_REVIEW
    MATCHING = Stage.MATCHING
    INTRODUCTION = Stage.INTRODUCTION
    REQUIREMENT_FOLLOW_UP = Stage.REQUIREMENT_FOLLOW_UP
    ORDINARY = Stage.ORDINARY
    DONE = "done"
    CLOSED = "closed"


def place(entry: Entry) -> Place:
    """A stage means that it is the next to be done."""
    if entry.trail.closed_on:
        return Place.CLOSED
    if entry.trail.is_ordinary:
        return Place.DONE
    if entry.trail.has_begun and entry.trail.next:
        return Place(entry.trail.next.stage)
    return Place(entry.status)


class Do(StrEnum):
    """What somebody has to do next, besides the stages of the trail."""

    REVIEW = "review"
    APPROVE = "approve"
    FOLLOW = "follow"


@dataclass(frozen=True, slots=True)
class Next:
    """`due`: the day it is planned for. `is_overdue`: that day, or one for a later stage, has passed."""

    what: Do | Stage
    due: date | None = None
    is_overdue: bool = False


_OF_A_TEXT = {Status.DRAFT: Do.REVIEW, Status.REVIEWED: Do.APPROVE, Status.APPROVED: Do.FOLLOW}


def next_step(entry: Entry, today: date) -> Next | None:
    """None where there is nothing left to do."""
    stage = entry.trail.next
    if stage is None:
        # An ordinary job whose text was changed afterwards is read again.
        is_changed = entry.trail.is_ordinary and entry.status is not Status.APPROVED
        return Next(_OF_A_TEXT[entry.status]) if is_changed else None
    if not entry.trail.has_begun:
        return Next(_OF_A_TEXT[entry.status])
    overdue = entry.trail.overdue(today)
    first = overdue[0] if overdue else stage
    return Next(first.stage, first.planned, bool(overdue))


# Search


class Extent(StrEnum):
    LESS = "less"
    HALF = "half"
    MOST = "most"
    FULL = "full"
    OPEN = "open"


class Age(StrEnum):
    """When it was last changed."""

    MONTH = "month"
    OLDER = "older"
    OLDEST = "oldest"


class Way(StrEnum):
    """Where on the trail, besides the stages."""

    NOT_BEGUN = "not_begun"
    OVERDUE = "overdue"
    DONE = Place.DONE
    CLOSED = Place.CLOSED


class Sort(StrEnum):
    CHANGED = "changed"
    NEXT = "next"
    TITLE = "title"
    WORKPLACE = "workplace"
    EXTENT = "extent"


DAYS_OF_A_MONTH, DAYS_UNTIL_OLD, DAYS_UNTIL_OLDEST = 30, 90, 365


@dataclass(frozen=True, slots=True)
class Search:
    """What is asked for, as it stands in the address; "" asks for all. What can't be read asks for nothing."""

    words: str = ""
    status: str = ""
    way: str = ""
    workplace: str = ""
    agreement: str = ""
    extent: str = ""
    age: str = ""
    sort: str = Sort.CHANGED

    @property
    def asks(self) -> dict[str, str]:
        """What it asks for besides everything, for an address."""
        return {it.name: value for it in fields(self) if (value := getattr(self, it.name)) != it.default}

    @property
    def is_narrow(self) -> bool:
        return bool(self.asks.keys() - {"sort"})


def found(entries: Iterable[Entry], search: Search, today: date) -> list[Entry]:
    """Those that were asked for, in the order that was."""
    words = search.words.casefold().split()
    hits = [
        entry
        for entry in entries
        if all(word in f"{entry.title} {entry.workplace}".casefold() for word in words)
        and search.status in ("", entry.status)
        and search.workplace in ("", entry.workplace)
        and (not search.agreement or search.agreement == (entry.agreement_now or "open"))
        and search.extent in ("", extent(entry))
        and _is_on(entry, search.way, today)
        and _is_of_age(entry, search.age, today)
    ]
    hits.sort(key=lambda entry: (-entry.changed.toordinal(), -entry.id))
    if order := _ORDERS.get(search.sort):
        hits.sort(key=lambda entry: order(entry, today))
    return hits


def extent(entry: Entry) -> Extent:
    if entry.extent is None:
        return Extent.OPEN
    if entry.extent < 50:
        return Extent.LESS
    if entry.extent < 75:
        return Extent.HALF
    return Extent.MOST if entry.extent < 100 else Extent.FULL


def _is_on(entry: Entry, way: str, today: date) -> bool:
    if way == Way.NOT_BEGUN:
        return not entry.trail.has_begun
    if way == Way.OVERDUE:
        return bool(entry.trail.overdue(today))
    return way in ("", place(entry))


def _is_of_age(entry: Entry, age: str, today: date) -> bool:
    since = today - entry.changed
    if age == Age.MONTH:
        return since <= timedelta(DAYS_OF_A_MONTH)
    if age == Age.OLDER:
        return since > timedelta(DAYS_UNTIL_OLD)
    return age == "" or since > timedelta(DAYS_UNTIL_OLDEST)


def _soonest(entry: Entry, today: date) -> tuple[int, date]:
    """What is late first, then what has a day, then what has none, and what is done last."""
    step = next_step(entry, today)
    if step is None:
        return 3, date.max
    return (0 if step.is_overdue else 1 if step.due else 2), step.due or date.max


_ORDERS: dict[str, Callable[[Entry, date], Any]] = {
    Sort.TITLE: lambda entry, _: alphabetical(entry.title),
    Sort.WORKPLACE: lambda entry, _: (alphabetical(entry.workplace), alphabetical(entry.title)),
    Sort.EXTENT: lambda entry, _: -(entry.extent or 0),
    Sort.NEXT: _soonest,
}


# Figures


@dataclass(frozen=True, slots=True)
class Figure:
    """How many are at a place, by agreement."""

    place: Place | None
    ab: int
    bea: int
    open: int

    @property
    def all(self) -> int:
        return self.ab + self.bea + self.open


def figures(entries: Iterable[Entry]) -> list[Figure]:
    """One for each place where there is a job, in order, and the sum last (its place is None). Examples don't count."""
    real = [entry for entry in entries if not entry.is_example]
    by_place = [_figure(each, [entry for entry in real if place(entry) is each]) for each in Place]
    return [*(figure for figure in by_place if figure.all), _figure(None, real)]


def _figure(at: Place | None, entries: list[Entry]) -> Figure:
    under = [entry.agreement_now for entry in entries]
    return Figure(at, under.count(Agreement.AB), under.count(Agreement.BEA), under.count(Agreement.OPEN))
