"""All of the municipality's job descriptions: how far each has come, what is next, and the figures that follow.

The report, 6.2.6: how many jobs there are, and how many of them under BEA and under AB, is to be followed. A text is
one job here, counted as AB from the day it has become that (2.1.2), whatever its text still says.
"""

import re
from collections.abc import Callable, Iterable, Set
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from enum import StrEnum
from typing import Any

from app.alphabet import alphabetical
from app.job_descriptions.draft import Agreement, Status
from app.job_descriptions.way.reviews import Matched, Word
from app.searching import Asked
from app.ways.trail import Trail
from app.ways.way import Under


@dataclass(frozen=True, slots=True)
class Entry:
    """A job description, as lists show it: what is in force or, where nothing is, what is newest. `changed`: the day it
    was last saved. `extent`: percent. `trail`: of the posts that rest on it, the way in that is to be spoken of.
    `beside`: how far a draft beside what is in force has come. `workplaces`: each that `workplace` names.
    `unanswered`: comments that nobody has answered. `matched`: what AME and Arbetsförmedlingen have said."""

    id: int
    title: str
    workplace: str
    status: Status
    agreement: Agreement
    extent: float | None
    is_example: bool
    changed: date
    trail: Trail = field(default=Trail())
    beside: Status | None = None
    workplaces: tuple[str, ...] = ()
    unanswered: int = 0
    matched: tuple[Matched, ...] = ()

    @property
    def agreement_now(self) -> Agreement:
        return Agreement.AB if self.trail.ordinary_on else self.agreement


class Place(StrEnum):
    """How far one has come: its text, and then the way in of a post that rests on it."""

    DRAFT = Status.DRAFT
    REVIEWED = Status.REVIEWED
    APPROVED = Status.APPROVED
    NOBODY_YET = "nobody_yet"
    """On its way, and nobody is employed."""
    BEA = "bea"
    """A stage under BEA is next."""
    AB_NEXT = "ab_next"
    DONE = "done"
    CLOSED = "closed"


_UNDER = {Under.NOBODY: Place.NOBODY_YET, Under.BEA: Place.BEA, Under.AB: Place.AB_NEXT}


def place(entry: Entry) -> Place:
    trail = entry.trail
    if trail.closed_on or trail.ended:
        return Place.CLOSED
    if trail.ordinary_on:
        return Place.DONE
    if trail.has_begun and trail.next:
        return _UNDER[trail.next.stage.under]
    return Place(entry.status)


class Do(StrEnum):
    """What somebody has to do next, besides the stages of the way."""

    REVIEW = "review"
    APPROVE = "approve"
    FOLLOW = "follow"


@dataclass(frozen=True, slots=True)
class Next:
    """`what`: None where it is a stage, whose name is `stage`. `due`: the day it is planned for. `is_overdue`: that
    day, or one for a later stage, has passed."""

    what: Do | None
    stage: str = ""
    due: date | None = None
    is_overdue: bool = False


_OF_A_TEXT = {Status.DRAFT: Do.REVIEW, Status.REVIEWED: Do.APPROVE, Status.APPROVED: Do.FOLLOW}


def next_step(entry: Entry, today: date) -> Next | None:
    """None where there is nothing left to do."""
    trail = entry.trail
    if trail.way and not trail.next:
        return _of_what_is_read_again(entry)
    if not trail.next or (not trail.has_begun and entry.status is not Status.APPROVED):
        return Next(_OF_A_TEXT[entry.status])
    overdue = trail.late(today)
    first = overdue[0] if overdue else trail.next
    return Next(None, first.stage.name, first.days.planned, bool(overdue))


def _of_what_is_read_again(entry: Entry) -> Next | None:
    """An ordinary job whose text was changed afterwards is read again."""
    status = entry.beside or entry.status
    is_changed = entry.trail.ordinary_on and status is not Status.APPROVED
    return Next(_OF_A_TEXT[status]) if is_changed else None


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
    """Where on the way in."""

    NOT_BEGUN = "not_begun"
    OVERDUE = "overdue"
    NOBODY_YET = Place.NOBODY_YET
    BEA = Place.BEA
    AB_NEXT = Place.AB_NEXT
    DONE = Place.DONE
    CLOSED = Place.CLOSED


class Comments(StrEnum):
    OPEN = "open"
    """Some have no answer."""
    NONE = "none"
    """None is without."""


class Matching(StrEnum):
    """Whether AME or Arbetsförmedlingen has somebody to match."""

    MATCHES = Word.MATCHES
    CHANGE = Word.CHANGE
    NOBODY = Word.NOBODY
    SILENT = "silent"
    """Asked, and nothing is said."""
    NOT_ASKED = "not_asked"


class Sort(StrEnum):
    CHANGED = "changed"
    NEXT = "next"
    TITLE = "title"
    WORKPLACE = "workplace"
    EXTENT = "extent"


DAYS_OF_A_MONTH, DAYS_UNTIL_OLD, DAYS_UNTIL_OLDEST = 30, 90, 365


@dataclass(frozen=True, slots=True)
class Search(Asked):
    words: str = ""
    status: str = ""
    way: str = ""
    workplace: str = ""
    agreement: str = ""
    extent: str = ""
    age: str = ""
    comments: str = ""
    matching: str = ""
    sort: str = Sort.CHANGED


def found(entries: Iterable[Entry], search: Search, today: date) -> list[Entry]:
    """Those that were asked for, in the order that was."""
    words = search.words.casefold().split()
    hits = [
        entry
        for entry in entries
        if all(word in f"{entry.title} {entry.workplace}".casefold() for word in words)
        and search.status in ("", entry.status)
        and search.workplace in ("", *entry.workplaces)
        and search.comments in ("", Comments.OPEN if entry.unanswered else Comments.NONE)
        and search.matching in ("", *matching(entry))
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


def matching(entry: Entry) -> set[Matching]:
    """One of each who was asked; one for both where nobody was."""
    return {Matching(it.word or Matching.SILENT) for it in entry.matched} or {Matching.NOT_ASKED}


def _is_on(entry: Entry, way: str, today: date) -> bool:
    if way == Way.NOT_BEGUN:
        return not entry.trail.has_begun
    if way == Way.OVERDUE:
        return bool(entry.trail.late(today))
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


# Workplaces

_COMMA = re.compile(r"\s*[,;]\s*")
_AND = re.compile(r"\s+(?:och|samt)\s+")


def with_workplaces(entries: Iterable[Entry], known: Iterable[str]) -> list[Entry]:
    """The entries with each workplace that they are for. `known`: names, also those with a comma or an *och*."""
    entries = list(entries)
    one = (
        entry.workplace for entry in entries if not _COMMA.search(entry.workplace) and not _AND.search(entry.workplace)
    )
    names = {name.casefold() for name in (*known, *one)}
    return [replace(entry, workplaces=tuple(dict.fromkeys(_apart(entry.workplace, names)))) for entry in entries]


def _apart(text: str, names: Set[str]) -> list[str]:
    """Names that are known whole; else what stands between commas, and on either side of an *och* where one of them is
    known."""
    cuts = [*_COMMA.finditer(text)]
    if not cuts or text.casefold() in names:
        return _by_and(text, names)
    known = (cut for cut in reversed(cuts) if text[: cut.start()].casefold() in names)
    cut = next(known, cuts[0])
    return [*_by_and(text[: cut.start()], names), *_apart(text[cut.end() :], names)]


def _by_and(text: str, names: Set[str]) -> list[str]:
    if text.casefold() not in names:
        for cut in _AND.finditer(text):
            one, other = text[: cut.start()], text[cut.end() :]
            if names & {one.casefold(), other.casefold()}:
                return [*_by_and(one, names), *_by_and(other, names)]
    return [text] if text else []


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
