"""A staff mix as a picture: people as blocks, hours as a bar, what it costs as bars to either side of nothing. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from app.calculator.mix.mix import Mix, Swaps

MOST_BLOCKS = 60
"""Of people on a line: where they are more, a block stands for several."""
PERCENT = 100


@dataclass(frozen=True, slots=True)
class People:
    """Blocks of each group, now or then. `of`: people that a block stands for."""

    relieved: int
    takes_over: int
    others: int
    of: int


def _people(relieved: int, takes_over: int, others: int, of: int) -> People:
    return People(-(-relieved // of), -(-takes_over // of), -(-others // of), of)


def people(mix: Mix) -> tuple[People, People]:
    """Now, and then; on one scale."""
    others = sum(it.number for it in mix.unit.others)
    chosen = mix.chosen
    of = -(-max(mix.people_now, mix.people_after) // MOST_BLOCKS)
    now = _people(mix.unit.relieved.number, mix.unit.takes_over.number, others, of)
    return now, _people(chosen.relieved, chosen.takes_over, others, of)


def share(part: Decimal, whole: Decimal) -> float:
    """Percent of a bar, all of it at most."""
    return float(min(part, whole) * PERCENT / whole) if whole else 0.0


@dataclass(frozen=True, slots=True)
class Side:
    """A bar from the middle, in percent of the whole width: to the left where it is less, to the right where more."""

    x: float
    width: float
    is_less: bool


def sides(rows: Sequence[Swaps]) -> list[Side]:
    """The longest is half of the width."""
    longest = max((abs(it.difference) for it in rows), default=Decimal(0))
    its = []
    for row in rows:
        width = float(abs(row.difference) * PERCENT / 2 / longest) if longest else 0.0
        is_less = row.difference < 0
        its.append(Side(PERCENT / 2 - width if is_less else PERCENT / 2, width, is_less))
    return its
