"""What happened in session two."""

from dataclasses import dataclass
from datetime import date

from app.vocabulary import Event


@dataclass(frozen=True, slots=True)
class QuestionAnswered(Event):
    """`answer` is "yes", "no", "unsure", or "" where there is only a note."""

    task: str
    question: str
    answer: str
    note: str


@dataclass(frozen=True, slots=True)
class ActionPlanned(Event):
    action: str
    task: str
    kind: str
    what: str
    owner: str
    due: date | None
    order: int = 0
    """Its place among the actions; 0 is last."""


@dataclass(frozen=True, slots=True)
class ActionChanged(Event):
    action: str
    kind: str
    what: str
    owner: str
    due: date | None


@dataclass(frozen=True, slots=True)
class ActionDropped(Event):
    action: str
