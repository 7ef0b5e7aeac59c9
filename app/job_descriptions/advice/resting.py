"""Advice that has been answered, and rests until what it was about is changed.

What a piece of advice was about is its details and the text at its places, as it stood then: a sum of it is kept with
the answer. Another text has another sum, so the advice is given again; the same text once more lets it rest as before.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from hashlib import sha256
from typing import Any

from app.job_descriptions.advice.checks import Advice, Place
from app.job_descriptions.draft import Draft
from app.vocabulary import Refused


class AdviceChanged(Refused):
    """What is answered is no longer said of the text."""

    code = "advice_changed"


@dataclass(frozen=True, slots=True)
class Answer:
    """What somebody said to a piece of advice. `at`: milliseconds since 1970; `by`: an e-mail, or None."""

    words: str
    at: int
    by: str | None = None


@dataclass(frozen=True, slots=True)
class Resting:
    advice: Advice
    about: str
    answer: Answer


def about(advice: Advice, draft: Draft) -> str:
    """The sum of what it says, and of the text that it says it of."""
    its = (advice.key, _plain(advice.details), [(it.key, it.says, _text_at(draft, it)) for it in advice.places])
    return sha256(json.dumps(its, ensure_ascii=False).encode()).hexdigest()


def parted(advice: Iterable[Advice], draft: Draft, answers: Mapping[str, Answer]) -> tuple[list[Advice], list[Resting]]:
    """What there is to think of, and what rests; each in its order."""
    given: list[Advice] = []
    resting: list[Resting] = []
    for one in advice:
        its = about(one, draft)
        if its in answers:
            resting.append(Resting(one, its, answers[its]))
        else:
            given.append(one)
    return given, resting


def _text_at(draft: Draft, place: Place) -> Any:
    """Where the tasks came from is in the details."""
    if place.of == "origins":
        return ""
    if not place.id:
        return _plain(getattr(draft, place.of))
    return [_plain(row) for row in getattr(draft, place.of) if row.id == place.id]


def _plain(value: Any) -> Any:
    """In JSON's kinds; the same number is the same however it was typed."""
    match value:
        case Decimal():
            return f"{value.normalize():f}"
        case Mapping():
            return {str(key): _plain(it) for key, it in value.items()}
        case str() | int() | None:
            return value
        case tuple() | list():
            return [_plain(it) for it in value]
        case _ if hasattr(value, "__dataclass_fields__"):
            return [_plain(getattr(value, name)) for name in value.__dataclass_fields__]
        case _:
            return str(value)
