"""What the facilitator asks in session two."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class AnswerQuestion:
    task: str
    question: str
    answer: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class PlanAction:
    """`new`: the action's id, given by the server."""

    task: str
    kind: str
    new: str
    what: str = ""
    owner: str = ""
    due: date | None = None


@dataclass(frozen=True, slots=True)
class ChangeAction:
    action: str
    kind: str
    what: str = ""
    owner: str = ""
    due: date | None = None


@dataclass(frozen=True, slots=True)
class DropAction:
    action: str


WIRE = (AnswerQuestion, PlanAction, ChangeAction, DropAction)
