"""What is typed of the programme: read field by field. Pure.

Everything that is kept of it is a row of its own with a few fields, and a form has the fields of one row: so who saves
at the same time as somebody else meets them in the same row only, and there in the same field.
"""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date
from enum import StrEnum
from typing import Any

from app.calculator.sets.value_set import SOURCE_LENGTH, read_year
from app.days import read_day
from app.programme.a_year_after import THREE, After, Holds
from app.programme.figures import Figure, read_number
from app.programme.phases import Answer
from app.programme.workplaces import Shortage, Step
from app.reception.typed import choice
from app.vocabulary import NOTE_LENGTH, TEXT_LENGTH, Refused, at, clean, words

OWNER_LENGTH = 80
UNIT_LENGTH = 40
Texts = Mapping[str, str]


class About(StrEnum):
    """What a row is about."""

    QUESTION = "question"
    FIGURE = "figure"
    FUNCTION = "function"
    WORKPLACE = "workplace"
    AFTER = "after"


@dataclass(frozen=True, slots=True)
class Function:
    """Of the steering group. `decides`: what it decides there."""

    function: str = ""
    decides: str = ""


class RowGone(Refused):
    """Somebody else has removed what was written in."""

    code = "programme_row_gone"


class RowChanged(Refused):
    """Somebody else has written in what was to be removed."""

    code = "programme_row_changed"


Thing = Answer | Figure | Function | Step | After


def names(of: type[Thing] | Thing) -> tuple[str, ...]:
    return tuple(it.name for it in fields(of))


def as_typed(it: Thing) -> dict[str, str]:
    """As it stands in its form, and in what is kept of changes."""
    return {name: _text(getattr(it, name)) for name in names(it)}


def _text(value: Any) -> str:
    return value.isoformat() if isinstance(value, date) else str(value or "")


def read_answer(texts: Texts) -> Answer:
    """Raises `NotADate`, `TextTooLong`."""
    with at("text"):
        text = clean(texts.get("text", ""), NOTE_LENGTH, lines=True)
    with at("owner"):
        owner = clean(texts.get("owner", ""), OWNER_LENGTH)
    return Answer(text, owner, read_day(texts.get("day", ""), "day"))


def read_figure(texts: Texts) -> Figure:
    """Raises `TextMissing`, `NumberUnreadable`, `FewPersons`, `YearUnreadable`, `TextTooLong`."""
    with at("what"):
        what = words(texts.get("what", ""))
    with at("unit"):
        unit = clean(texts.get("unit", ""), UNIT_LENGTH)
    typed = texts.get("number", "")
    if not unit and typed.rstrip().endswith("%"):
        unit = "%"
    with at("number"):
        number = read_number(typed, unit)
    with at("year"):
        year = str(read_year(texts["year"])) if texts.get("year", "").strip() else ""
    with at("source"):
        source = words(texts.get("source", ""), SOURCE_LENGTH)
    return Figure(what, number, unit, year, source)


def read_function(texts: Texts) -> Function:
    """Raises `TextMissing`, `TextTooLong`."""
    with at("function"):
        function = words(texts.get("function", ""), OWNER_LENGTH)
    with at("decides"):
        decides = clean(texts.get("decides", ""), TEXT_LENGTH)
    return Function(function, decides)


def read_step(texts: Texts) -> Step:
    """Raises `UnknownChoice`, `NotADate`, `TextTooLong`."""
    with at("shortage"):
        shortage = choice(Shortage, texts.get("shortage", ""))
    with at("step"):
        step = clean(texts.get("step", ""), TEXT_LENGTH)
    with at("who"):
        who = clean(texts.get("who", ""), OWNER_LENGTH)
    return Step(shortage, step, who, read_day(texts.get("day", ""), "day"))


def read_after(texts: Texts) -> After:
    """Raises `UnknownChoice`, `TextTooLong`."""
    its: dict[str, Any] = {}
    for key in THREE:
        with at(key):
            its[key] = choice(Holds, texts.get(key, ""))
        with at(f"{key}_words"):
            its[f"{key}_words"] = clean(texts.get(f"{key}_words", ""), TEXT_LENGTH)
    return After(**its)
