"""Where competence is short, workplace by workplace: now, within five years, or not; and what comes next there. Pure.

The list is the organisation's. A workplace that nobody has asked is on it too: that is a thing to see.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any

from app.alphabet import alphabetical
from app.searching import Asked


class Shortage(StrEnum):
    """In the order that they are sorted in."""

    NOW = "now"
    FIVE_YEARS = "five_years"
    NO = "no"
    NOT_ASKED = ""


NOT_ASKED = "not_asked"
"""As an address says it: there "" asks for all."""


@dataclass(frozen=True, slots=True)
class Step:
    """What is known of a workplace. `step`: what is to be done next; `who`: a role or a function."""

    shortage: Shortage = Shortage.NOT_ASKED
    step: str = ""
    who: str = ""
    day: date | None = None

    def is_late(self, today: date) -> bool:
        return bool(self.step) and self.day is not None and self.day < today


NOTHING = Step()


@dataclass(frozen=True, slots=True)
class Line:
    """A workplace on the list. `administration`: its id."""

    id: int
    name: str
    administration: int
    its: Step = NOTHING


class Sort(StrEnum):
    ADMINISTRATION = "administration"
    NAME = "name"
    SHORTAGE = "shortage"
    DAY = "day"


@dataclass(frozen=True, slots=True)
class Search(Asked):
    words: str = ""
    administration: str = ""
    shortage: str = ""
    sort: str = Sort.ADMINISTRATION


def found(lines: Iterable[Line], search: Search, names: Mapping[int, str]) -> list[Line]:
    """Those that were asked for, in the order that was. `names`: of administrations. `lines`: by administration."""
    words = search.words.casefold().split()
    hits = [
        it
        for it in lines
        if all(word in f"{it.name} {names.get(it.administration, '')} {it.its.who}".casefold() for word in words)
        and search.administration in ("", str(it.administration))
        and _is(it, search.shortage)
    ]
    order = _ORDERS.get(search.sort)
    return sorted(hits, key=order) if order else hits


def _is(it: Line, asked: str) -> bool:
    if asked == NOT_ASKED:
        return it.its.shortage is Shortage.NOT_ASKED
    return asked not in list(Shortage) or asked in ("", it.its.shortage)


_ORDERS: dict[str, Callable[[Line], Any]] = {
    Sort.NAME: lambda it: alphabetical(it.name),
    Sort.SHORTAGE: lambda it: ([*Shortage].index(it.its.shortage), alphabetical(it.name)),
    Sort.DAY: lambda it: (it.its.day is None, it.its.day or date.max, alphabetical(it.name)),
}


@dataclass(frozen=True, slots=True)
class Sums:
    """How many workplaces have each answer. `administration`: None for all together."""

    administration: int | None
    counts: Mapping[Shortage, int] = field(default_factory=dict)

    def count(self, shortage: Shortage) -> int:
        return self.counts.get(shortage, 0)

    @property
    def all(self) -> int:
        return sum(self.counts.values())

    @property
    def asked(self) -> int:
        return self.all - self.count(Shortage.NOT_ASKED)


def sums(lines: Sequence[Line]) -> list[Sums]:
    """Of each administration with a workplace, in the order that they come in, and of all together last."""
    parts = [*dict.fromkeys(it.administration for it in lines)]
    its = [_sums(part, [it for it in lines if it.administration == part]) for part in parts]
    return [*its, _sums(None, lines)]


def _sums(administration: int | None, lines: Sequence[Line]) -> Sums:
    return Sums(administration, {its: sum(it.its.shortage is its for it in lines) for its in Shortage})
