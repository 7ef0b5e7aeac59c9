"""The words that every concept shares.

A concept's rules are pure. `decide(command, state, by)` answers what happens when somebody asks for something: a list
of events, or a `Refused`. `evolve(event, state)` lets one event happen to the state, in place: a live workshop's state
has one owner, the desk, which drops it and reads it again whenever a commit fails. Time and new ids come in with the
command; nothing here or in a rules file looks at a clock.
"""

import unicodedata
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import singledispatch
from typing import Any, ClassVar

TEXT_LENGTH = 200
"""Characters in the text of a task."""

NOTE_LENGTH = 1000
"""Characters in a note."""


class Colour(StrEnum):
    """What a task is, seen from one group's assignment (the report, 2.1.1). In the method's order."""

    GREEN = "green"
    YELLOW = "yellow"
    RED = "red"
    BLACK = "black"


PASS = "pass"  # noqa: S105
"""The answer of somebody who does not know, or does not do the task. An answer, not a missing one."""

ONLY = ("may", "should")
"""Green: only we *may* do it (*får*), or only we *should* (*bör*)."""
GROUNDS = ("law", "licence", "delegation", "habit")
"""On what ground."""

Answer = str
"""A colour's value, or `PASS`."""


class Step(StrEnum):
    """Where a workshop is. The first four are session one, the next two session two."""

    GATHER = "gather"
    SORT = "sort"
    REVEAL = "reveal"
    SETTLE = "settle"
    ANALYSE = "analyse"
    ACT = "act"
    CLOSED = "closed"


STEPS = tuple(Step)
SESSION_TWO = (Step.ANALYSE, Step.ACT)
QUESTIONS = ("right_things", "done_right", "right_competence")
"""The three questions of session two (the report, 2.1.1)."""
WEIGHT = "weight"
TOPICS = (WEIGHT, *QUESTIONS)
"""What the room can be asked in session two: how much time the tasks take, and each of the questions."""
REVEALED = (Step.REVEAL, Step.SETTLE, Step.ANALYSE, Step.ACT, Step.CLOSED)
"""The steps in which everybody may see how the votes fell."""


class Role(StrEnum):
    FACILITATOR = "facilitator"
    PARTICIPANT = "participant"


@dataclass(frozen=True, slots=True)
class Group:
    """An occupational group of the workplace."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Person:
    """Who asks. Nobody has a name here; a participant's group is in the workshop's `people`."""

    id: str
    role: Role

    @property
    def leads(self) -> bool:
        return self.role is Role.FACILITATOR


class Event:
    """What happened. Carries ids, colours and people's own words; never a sentence of ours."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class NothingChanged(Event):
    """A command that was already fulfilled. Journalled, so that its acknowledgement is durable like any other."""


class Refused(Exception):
    """A command that may not be done. Changes nothing. `details` fill the sentence and go along to the asker."""

    code: ClassVar[str] = "refused"

    def __init__(self, **details: Any) -> None:
        super().__init__(self.code)
        self.details = details


class NotYours(Refused):
    """The person may not do this here."""

    code = "not_yours"


class TextMissing(Refused):
    code = "text_missing"


class TextTooLong(Refused):
    """Details: `most`, the number of characters that fit, and `length`, the number there were."""

    code = "text_too_long"


class WorkshopClosed(Refused):
    code = "workshop_closed"


def lead_only(by: Person) -> None:
    """Raises `NotYours` for anybody but the facilitator."""
    if not by.leads:
        raise NotYours


@singledispatch
def decide(command: Any, state: Any, by: Person) -> list[Event]:
    """What follows when `by` asks for `command`. Raises `Refused`; changes nothing."""
    raise TypeError(f"nobody decides {type(command).__name__}")


def clean(text: str, most: int, *, lines: bool = False) -> str:
    """A person's text as it is kept: NFC, no control characters, no space around; one line unless `lines`.

    Format characters stay: emoji are joined, and right-to-left text is marked, by them.
    Raises `TextTooLong` over `most` characters.
    """
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    text = "".join(c if c == "\n" or unicodedata.category(c) not in ("Cc", "Cs", "Co", "Cn") else " " for c in text)
    kept = "\n".join(" ".join(line.split()) for line in text.split("\n")).strip()
    if not lines:
        kept = " ".join(kept.split())
    if len(kept) > most:
        raise TextTooLong(most=most, length=len(kept))
    return kept


def words(text: str, most: int = TEXT_LENGTH) -> str:
    """`clean`, and at least one visible character. Raises `TextMissing`, `TextTooLong`."""
    kept = clean(text, most)
    if not any(unicodedata.category(c) not in ("Cf", "Zs", "Mn") for c in kept):
        raise TextMissing
    return kept


def months_after(day: date, months: int) -> date:
    """The same day of a later month; its last day, where the month is too short. Raises `ValueError` past the year
    9999."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
