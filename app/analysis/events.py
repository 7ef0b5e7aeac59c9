"""What happened in session two."""

from dataclasses import dataclass
from datetime import date

from app.analysis.plan import Plan
from app.vocabulary import TASK, Event


@dataclass(frozen=True, slots=True)
class QuestionAnswered(Event):
    """`answer` is "yes", "no", "unsure", or "" where there is only a note."""

    touches = (TASK, "analysis")

    task: str
    question: str
    answer: str
    note: str


class ActionEvent(Event):
    """Something happened to the action that it names in `action`, and its row is written."""

    __slots__ = ()
    touches = (TASK, "analysis")

    action: str


@dataclass(frozen=True, slots=True)
class ActionPlanned(ActionEvent):
    makes = "action"

    action: str
    task: str
    plan: Plan
    order: int = 0
    """Its place among the actions; 0 is last."""
    decided: bool = False


@dataclass(frozen=True, slots=True)
class ActionChanged(ActionEvent):
    """What is changed is to be decided anew, unless it says that it is `decided`."""

    action: str
    plan: Plan
    decided: bool = False


@dataclass(frozen=True, slots=True)
class ActionDropped(Event):
    action: str


@dataclass(frozen=True, slots=True)
class ActionDecided(ActionEvent):
    tells = ("decided",)

    action: str
    decided: bool


@dataclass(frozen=True, slots=True)
class OpinionGiven(Event):
    touches = ()
    moves_on = True
    counts_as = "answers"
    is_of_staff = True

    task: str
    question: str
    person: str
    answer: str
    how: str = ""


@dataclass(frozen=True, slots=True)
class OpinionTakenBack(Event):
    touches = ()
    moves_on = True
    counts_as = "answers"
    is_of_staff = True

    task: str
    question: str
    person: str


@dataclass(frozen=True, slots=True)
class PartyNoted(Event):
    touches = ("analysis",)

    role: str
    invited: bool
    present: bool
    note: str


@dataclass(frozen=True, slots=True)
class DutyAnswered(Event):
    touches = ("analysis",)

    duty: str
    needed: str
    on: date | None
    outcome: str


@dataclass(frozen=True, slots=True)
class AimSet(Event):
    """What a group wants its freed time for; "" for nothing said."""

    touches = ("analysis",)

    group: str
    text: str


@dataclass(frozen=True, slots=True)
class SittingOpened(Event):
    """Session two begins, or begins anew on another day. `at`: milliseconds since 1970."""

    touches = ()

    number: int
    at: int


@dataclass(frozen=True, slots=True)
class SittingDropped(Event):
    """It had not begun after all. By undoing only."""

    touches = ()

    number: int


@dataclass(frozen=True, slots=True)
class TalkRestored(Event):
    """What was said and planned about a task, as it once was. `told`: the topics that had been shown then: what has
    been shown since stands."""

    is_of_many = True

    task: str
    replies: tuple[QuestionAnswered, ...]
    actions: tuple[ActionPlanned, ...]
    opinions: tuple[OpinionGiven, ...]
    told: tuple[str, ...]
