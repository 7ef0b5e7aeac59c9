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
    first_step: str = ""
    notice: str = ""
    to: str = ""
    decided: bool = False


@dataclass(frozen=True, slots=True)
class ActionChanged(Event):
    """What is changed is to be decided anew, unless it says that it is `decided`."""

    action: str
    kind: str
    what: str
    owner: str
    due: date | None
    first_step: str = ""
    notice: str = ""
    to: str = ""
    decided: bool = False


@dataclass(frozen=True, slots=True)
class ActionDropped(Event):
    action: str


@dataclass(frozen=True, slots=True)
class ActionDecided(Event):
    action: str
    decided: bool


@dataclass(frozen=True, slots=True)
class OpinionGiven(Event):
    task: str
    question: str
    person: str
    answer: str
    how: str = ""


@dataclass(frozen=True, slots=True)
class OpinionTakenBack(Event):
    task: str
    question: str
    person: str


@dataclass(frozen=True, slots=True)
class PartyNoted(Event):
    role: str
    invited: bool
    present: bool
    note: str


@dataclass(frozen=True, slots=True)
class DutyAnswered(Event):
    duty: str
    needed: str
    on: date | None
    outcome: str


@dataclass(frozen=True, slots=True)
class SittingOpened(Event):
    """Session two begins, or begins anew on another day. `at`: milliseconds since 1970."""

    number: int
    at: int


@dataclass(frozen=True, slots=True)
class SittingDropped(Event):
    """It had not begun after all. By undoing only."""

    number: int
