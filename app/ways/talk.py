"""A talk where the requirements are followed up, row by row, by both who have it (the report, 3.2.2).

What is said of a requirement is about one person: how it went for them. So the rows are a paper, made from what is
typed and given back, and kept nowhere; of the talk only what it ended in is kept. That is so however many are placed:
"1 of 2" tells the two of each other.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from app.vocabulary import NOTE_LENGTH, clean

BOTH = ("manager", "holder")
"""Who answers: the manager, and who has the job."""


class Answer(StrEnum):
    NOT_YET = ""
    MET = "met"
    ON_THE_WAY = "on_the_way"
    NO = "no"


@dataclass(frozen=True, slots=True)
class Row:
    """A requirement of the text. `is_required`: else it is desirable."""

    id: str
    what: str
    is_required: bool


@dataclass(frozen=True, slots=True)
class Said:
    """What both say of a requirement, and what is needed."""

    row: Row
    manager: Answer = Answer.NOT_YET
    holder: Answer = Answer.NOT_YET
    needed: str = ""

    @property
    def differs(self) -> bool:
        """Both have answered, and not the same: what there is to talk about first."""
        return bool(self.manager and self.holder) and self.manager is not self.holder


@dataclass(frozen=True, slots=True)
class Sum:
    """How many requirements both say are met, and of how many."""

    met: int
    rows: int


def fields(rows: Iterable[Row]) -> list[str]:
    return [f"{name}-{row.id}" for row in rows for name in (*BOTH, "needed")]


def read(rows: Iterable[Row], texts: Mapping[str, str]) -> tuple[Said, ...]:
    """What was typed, by field. Raises `TextTooLong`."""
    return tuple(
        Said(
            row,
            _answer(texts.get(f"manager-{row.id}", "")),
            _answer(texts.get(f"holder-{row.id}", "")),
            clean(texts.get(f"needed-{row.id}", ""), NOTE_LENGTH, lines=True),
        )
        for row in rows
    )


def met(said: Iterable[Said]) -> Sum:
    its = tuple(said)
    return Sum(sum(it.manager is it.holder is Answer.MET for it in its), len(its))


def _answer(text: str) -> Answer:
    return Answer(text) if text in list(Answer) else Answer.NOT_YET
