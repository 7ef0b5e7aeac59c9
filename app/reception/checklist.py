"""An inclusive workplace, as those who work there answer for it together: has, lacks, or does something about it. Pure.

Most projects began with what one person needed, and stayed in arrangements for each; few changed the workplace so that
it suits everybody (the report, 4.2.1). So the list is the workplace's and not a post's: it is answered once and
gone back to, whoever comes, and no row of it asks about a person. The four environments are the report's: the physical,
the social, that of the organisation and that of leadership.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.days import read_day
from app.reception.owner import Owner
from app.reception.typed import Typed, choice
from app.vocabulary import TEXT_LENGTH, Refused, at, clean
from app.ways.trail import read_past


class ActionMissing(Refused):
    """Something is to be done, and nobody has written what. Details: `at`."""

    code = "what_to_do_missing"


class Area(StrEnum):
    PHYSICAL = "physical"
    SOCIAL = "social"
    ORGANISATION = "organisation"
    LEADERSHIP = "leadership"


AREAS: Mapping[Area, tuple[str, ...]] = {
    Area.PHYSICAL: ("finds", "quiet", "reach", "senses"),
    Area.SOCIAL: ("welcome", "together", "asking", "tone"),
    Area.ORGANISATION: ("written", "shown", "changes", "pace", "alike"),
    Area.LEADERSHIP: ("whom", "talks", "support", "time"),
}
"""The rows of each, in their order."""
ROWS = tuple(key for keys in AREAS.values() for key in keys)


class Answer(StrEnum):
    OPEN = ""
    HAS = "has"
    LACKS = "lacks"
    ACTION = "action"
    """It lacks it, and something is to be done: a row of the plan."""


@dataclass(frozen=True, slots=True)
class Row:
    """`what`, `owner`, `day`, `done`: of what is to be done. They are kept also while the answer is another."""

    answer: Answer = Answer.OPEN
    what: str = ""
    owner: Owner = Owner.NOBODY
    day: date | None = None
    done: date | None = None

    @property
    def is_action(self) -> bool:
        return self.answer is Answer.ACTION

    @property
    def is_open(self) -> bool:
        """Whether something is still to be done."""
        return self.is_action and self.done is None

    def is_late(self, today: date) -> bool:
        return self.is_open and self.day is not None and self.day < today


NOTHING = Row()
Checklist = Mapping[str, Row]
"""By row; what nobody has answered is not there."""
CELLS = ("answer", "what", "owner", "day", "done")
FIELDS = tuple(f"{key}_{cell}" for key in ROWS for cell in CELLS)


def actions(rows: Checklist) -> dict[str, Row]:
    """What is to be done, in the list's order; also what has been."""
    return {key: rows[key] for key in ROWS if key in rows and rows[key].is_action}


def sums(rows: Checklist) -> dict[Answer, int]:
    """How many rows have each answer."""
    return {it: sum(rows.get(key, NOTHING).answer is it for key in ROWS) for it in Answer}


def typed(rows: Checklist) -> dict[str, str]:
    """As it stands in the form."""
    return {f"{key}_{cell}": _text(getattr(rows.get(key, NOTHING), cell)) for key in ROWS for cell in CELLS}


def _text(value: object) -> str:
    return value.isoformat() if isinstance(value, date) else str(value or "")


def read(texts: Typed, today: date) -> dict[str, Row]:
    """What was typed. Raises `ActionMissing`, `NotADate`, `NotDoneYet`, `TextTooLong`, `UnknownChoice`."""
    rows = {key: _read(key, texts, today) for key in ROWS}
    return {key: row for key, row in rows.items() if row != NOTHING}


def _read(key: str, texts: Typed, today: date) -> Row:
    its = {cell: texts.get(f"{key}_{cell}", "") for cell in CELLS}
    with at(f"{key}_answer"):
        answer = choice(Answer, its["answer"])
    with at(f"{key}_what"):
        what = clean(its["what"], TEXT_LENGTH)
        if answer is Answer.ACTION and not what:
            raise ActionMissing
    with at(f"{key}_owner"):
        owner = choice(Owner, its["owner"])
    with at(f"{key}_day"):
        day = read_day(its["day"])
    with at(f"{key}_done"):
        done = read_past(its["done"], today)
    return Row(answer, what, owner, day, done)
