"""What staff and leads say after each session, as sums. Pure.

The sums are made where they are asked for; here is the one place where the programme is given them. No answer of one to
four persons is shown, nor what it could be worked out from, whoever gives it: neither side is to trust the other with
that.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from app.key_figures.withheld import Cell, alone, parts


@dataclass(frozen=True, slots=True)
class Heard:
    """`question`: as it was asked, in the reader's language. `answers`: how many gave each, by its words."""

    question: str
    answers: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Shown:
    question: str
    answers: Mapping[str, Cell]


def after_sessions(sums: Iterable[Heard]) -> list[Shown]:
    """What of it the programme shows, in the order that it is given: a question with fewer than five answers is left
    out."""
    return [Shown(it.question, parts(it.answers)) for it in sums if alone(_persons(it)) == _persons(it) > 0]


def _persons(it: Heard) -> int:
    return sum(it.answers.values())
