"""What boards and job descriptions have measured: the hours a week of red and green tasks. Pure.

Only what the room has settled, and may be shown of its time, is counted: a group that is too small is in the sum of
several or in none (`app.weight.weight`). Red hours are those that somebody new may take over: not of a task that is
green for another group, which is handed over within the workplace (2.1.1), that moves there, or that is to stop.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction

from app.analysis.analysis import Analysis
from app.analysis.freed import Freed, Goes, Minutes, Share, freed, total
from app.calculator.mix.mix import NO_HOURS, Hours
from app.job_descriptions.draft import OTHERS, Draft
from app.vocabulary import Colour
from app.voting.smallest import TOGETHER

MOST_BOARDS = 5
"""Workshops that one mix rests on: each is read whole."""
MOST_TEXTS = 20
_NOT_HANDED_ON = (Goes.STOPS, Goes.MOVES)


@dataclass(frozen=True, slots=True)
class Measured:
    """Hours of one group, or of several counted together."""

    red: Hours = NO_HOURS
    green: Hours = NO_HOURS

    def __add__(self, other: "Measured") -> "Measured":
        return Measured(self.red + other.red, self.green + other.green)

    @property
    def is_some(self) -> bool:
        return bool(self.red.middle or self.green.middle)


@dataclass(frozen=True, slots=True)
class Board:
    """A workshop's hours by group, by its name. `untimed`: red tasks whose time nobody knows: they are in no
    sum. `is_timed`: whether the time of any task is known: else it is not known that there are no hours."""

    by_group: Mapping[str, Measured] = field(default_factory=dict)
    untimed: int = 0
    is_timed: bool = False


def on_board(analysis: Analysis) -> Board:
    found = freed(analysis)
    kept = {it.id for it in analysis.board.tasks.values() if Colour.GREEN in it.colours}
    groups = analysis.board.workshop.groups
    names = {unit: OTHERS if unit == TOGETHER else groups[unit].name for unit in found.units if unit}
    its = {name: _measured(found, unit, kept) for unit, name in names.items()}
    timed = {share.task for share in found.shares}
    red = (it for it in analysis.board.tasks.values() if Colour.RED in it.colours and it.id not in kept)
    return Board(
        {name: it for name, it in its.items() if it.is_some}, sum(it.id not in timed for it in red), bool(timed)
    )


def _measured(found: Freed, unit: str, kept: Collection[str]) -> Measured:
    own = [it for it in found.shares if it.unit == unit]
    red = (it for it in own if it.colour is Colour.RED and it.task not in kept)
    return Measured(
        _hours(it for it in red if it.goes not in _NOT_HANDED_ON),
        _hours(it for it in own if it.colour is Colour.GREEN and it.goes is not Goes.STOPS),
    )


def _hours(shares: Iterable[Share]) -> Hours:
    its: Minutes = total(share.minutes for share in shares)
    return Hours(*map(_in_hours, (its.low, its.middle, its.high)))


def _in_hours(minutes: Fraction) -> Decimal:
    its = Fraction(minutes) / 60
    return Decimal(its.numerator) / Decimal(its.denominator)


def of_group(boards: Iterable[Board], group: str) -> Measured:
    """Of the boards together. `group`: its name, however its letters are written; "" for all of them."""
    return sum(
        (
            its
            for board in boards
            for name, its in board.by_group.items()
            if not group or name.casefold() == group.casefold()
        ),
        Measured(),
    )


def groups_of(boards: Iterable[Board]) -> list[str]:
    """The names of those that have hours, each once, in the order they come."""
    names: dict[str, str] = {}
    for board in boards:
        for name in board.by_group:
            names.setdefault(name.casefold(), name)
    return [*names.values()]


def in_texts(texts: Iterable[Draft], boards: Collection[str] = ()) -> Hours:
    """The hours that job descriptions gather. `boards`: codes of workshops whose hours are counted already: what came
    from them is not counted again; nor is a task that stands in two texts."""
    hours, known = Decimal(0), set[str]()
    for draft in texts:
        for duty in draft.duties:
            ours = {it for it in duty.sources if it not in known and it.split(".")[0] not in boards}
            if not duty.hours or (duty.sources and not ours):
                continue
            known |= ours
            hours += duty.hours
    return Hours(hours, hours, hours)
