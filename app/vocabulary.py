"""The words that every concept shares.

A concept's rules are pure. `decide(command, state, by)` answers what happens when somebody asks for something: a list
of events, or a `Refused`. `evolve(event, state)` lets one event happen to the state, in place: a live workshop's state
has one owner, the desk, which drops it and reads it again whenever a commit fails. Time and new ids come in with the
command; nothing here or in a rules file looks at a clock.
"""

import re
import unicodedata
from calendar import monthrange
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import singledispatch
from typing import Any, ClassVar, Literal

TEXT_LENGTH = 200
"""Characters in the text of a task."""

NOTE_LENGTH = 1000
"""Characters in a note."""

EARLIEST, LATEST = date(2000, 1, 1), date(2099, 12, 31)
"""Days that may be typed of a job: another year is a slip of the hand."""


class Colour(StrEnum):
    """What a task is, seen from one group's assignment (the report, 2.1.1). In the method's order."""

    GREEN = "green"
    YELLOW = "yellow"
    RED = "red"
    BLACK = "black"


PASS: Literal["pass"] = "pass"  # noqa: S105
"""The answer of somebody who does not know, or does not do the task. An answer, not a missing one."""
SPLIT = "split"
"""The answer of a group that answers together and does not agree."""
Standing = Colour | Literal["pass"]
"""What a task is for a group when the room has settled it: a colour, or `PASS` where the group does not do it."""

ONLY = ("may", "should")
"""Green: only we *may* do it (*får*), or only we *should* (*bör*)."""
GROUNDS = ("law", "licence", "delegation", "habit")
"""On what ground."""


def standing(word: str) -> Standing:
    """A colour's value, or `PASS`, as what it stands for. Raises `ValueError` for any other word."""
    return PASS if word == PASS else Colour(word)


def N_(sentence: str) -> str:
    """A sentence for the catalogue, as it is: it is said later, in the language of whoever reads it (`app.wording`)."""
    return sentence


Answer = str
"""A colour's value, or `PASS`; of a group that answers together, also `SPLIT`."""


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
PLACING_STEPS = (Step.SORT, Step.REVEAL, Step.SETTLE, Step.ANALYSE)
"""The steps in which the staff may place tasks, where they may at all."""


class Who(StrEnum):
    FACILITATOR = "facilitator"
    PARTICIPANT = "participant"
    TRANSLATOR = "translator"
    """A colleague who has a link to translate the tasks by, and does nothing else."""


@dataclass(frozen=True, slots=True)
class Group:
    """An occupational group of the workplace.

    `jointly`: it answers together, with one open answer for each task (the report, 2.1.1), instead of each alone.
    `expected`: how many they are, where that is stated. `stands_alone`: the only person of a group that answers
    together has agreed to be seen as the group, or has said no; None before that. `short`: the short name that it was
    given, or "" (see `app.workshop.short_names`).
    """

    id: str
    name: str
    jointly: bool = False
    expected: int | None = None
    stands_alone: bool | None = None
    short: str = ""

    @property
    def is_heard(self) -> bool:
        """Whether what it answers together may be taken and shown: of a group of one, only as that person wants."""
        return self.jointly and (self.expected != 1 or bool(self.stands_alone))


Voice = str
"""Who an answer is from: a person's id, or `as_one` of a group that answers together."""


def as_one(group: str) -> Voice:
    """The voice of a group that answers together. No person has such an id."""
    return f"={group}"


def is_joint(voice: Voice) -> bool:
    return voice.startswith("=")


def is_on_paper(person: str) -> bool:
    """Whether somebody's answers are typed in from a sheet of paper (`app.results.paper`). No phone has such an id:
    those are hexadecimal after the first letter."""
    return person.startswith("paper")


@dataclass(frozen=True, slots=True)
class Person:
    """Who asks. Nobody has a name here; a participant's group is in the workshop's `people`."""

    id: str
    role: Who

    @property
    def leads(self) -> bool:
        return self.role is Who.FACILITATOR


TASK = "task"
"""The part of a view that is about an event's task, or that of its action."""


class Event:
    """What happened. Carries ids, colours and people's own words; never a sentence of ours."""

    __slots__ = ()

    touches: ClassVar[tuple[str, ...] | None] = None
    """The parts of the common view that may have changed at once (`app.live.view`); None for any of them."""
    is_of_many: ClassVar[bool] = False
    """Whether it may change what is many people's own: then each is given the whole view again."""
    moves_on: ClassVar[bool] = False
    """Whether it changes how far the room has come, which is told with the next beat."""
    regroups: ClassVar[bool] = False
    """Whether it changes how the groups would be shown. To be told with the next beat, and never sooner: else the
    facilitator could ask how far the room has come as often as they like."""
    counts_as: ClassVar[str] = ""
    """What the history counts it as where one of the staff did it; "" for what is not counted."""
    is_of_staff: ClassVar[bool] = False
    """Whether it is about one of the staff whoever did it: then the history only ever counts it."""
    is_told: ClassVar[bool] = True
    """Whether the history tells of it where the facilitator did it."""
    makes: ClassVar[str] = ""
    """The field with the id of what there is from now on, and was not before."""
    tells: ClassVar[tuple[str, ...]] = ()
    """The fields that the history may tell: choices and numbers, never words or people."""
    rewrites: ClassVar[bool] = False
    """Whether lines of the journal before it were written anew: who has followed them reads the workshop whole."""


@dataclass(frozen=True, slots=True)
class NothingChanged(Event):
    """A command that was already fulfilled. Nobody writes such a line any more; older journals have them."""

    touches = ()


class Refused(Exception):
    """A command that may not be done. Changes nothing. `details` fill the sentence and go along to the asker.

    Where it is about one of many fields: `label`, what the field is called (`N_`), `row`, the words of the row that it
    is in, and `at`, its id in the page.
    """

    code: ClassVar[str] = "refused"

    def __init__(self, **details: Any) -> None:
        super().__init__(self.code)
        self.details = details


@contextmanager
def at(field: str, label: str = "", row: str = "") -> Iterator[None]:
    """What is refused within is about a field, unless it says so of another."""
    try:
        yield
    except Refused as no:
        its = {"at": field, "label": label, "row": row}
        no.details = {name: value for name, value in its.items() if value} | no.details
        raise


class NotYours(Refused):
    """The person may not do this here."""

    code = "not_yours"


class TextMissing(Refused):
    code = "text_missing"


class TextTooLong(Refused):
    """Details: `most`, the number of characters that fit, and `length`, the number there were."""

    code = "text_too_long"


class TooManyMarks(Refused):
    """More accents and the like on one letter than any language has (UAX 15, Stream-Safe Text)."""

    code = "too_many_marks"


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


Back = list[Event] | None
"""The events that take one back, in the order that they are to happen; None for what is not taken back."""

RAW_TIMES, RAW_MORE = 4, 64
"""So many times as long, and so many characters more, may a text come in as it is kept: taken apart into letters and
marks (NFD), with spaces around. Longer ones are refused as they are."""
MARKS_IN_A_ROW = 30
"""UAX 15, section 13."""
_MAY_BE_MARKS = re.compile(f"[\u0300-\U0010ffff]{{{MARKS_IN_A_ROW + 1},}}")
"""Long words in other alphabets, too; and nothing that is quick to look through is looked at letter by letter."""


def composed(text: str) -> str:
    """A text of any length in one form, NFC. Raises `TooManyMarks`: to put marks in their order takes time that grows
    with the square of how many stand in a row, and holds up everybody."""
    for run in _MAY_BE_MARKS.finditer(text):
        in_a_row = 0
        for c in run[0]:
            in_a_row = in_a_row + 1 if unicodedata.combining(c) else 0
            if in_a_row > MARKS_IN_A_ROW:
                raise TooManyMarks
    return unicodedata.normalize("NFC", text)


def clean(text: str, most: int, *, lines: bool = False) -> str:
    """A person's text as it is kept: NFC, no control characters, no space around; one line unless `lines`.

    Format characters stay: emoji are joined, and right-to-left text is marked, by them.
    Raises `TextTooLong` over `most` characters, `TooManyMarks`.
    """
    if len(text) > RAW_TIMES * most + RAW_MORE:
        raise TextTooLong(most=most, length=len(text))
    text = composed(text.replace("\r\n", "\n").replace("\r", "\n"))
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


def months_between(first: date, last: date) -> int:
    """Whole months that have passed, and never fewer than none: the last of them is reached on the same day of the
    month, or on the month's last."""
    months = (last.year - first.year) * 12 + last.month - first.month
    return max(0, months if months_after(first, months) <= last else months - 1)
