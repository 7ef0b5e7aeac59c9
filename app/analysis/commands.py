"""What is asked in session two: what each of the staff thinks, and what the facilitator writes down."""

from dataclasses import dataclass
from datetime import date

from app.analysis.plan import Plan


@dataclass(frozen=True, slots=True)
class GiveOpinion:
    """What the person who asks thinks about one question for one task; None takes it back. `how`: see `HOWS`."""

    task: str
    question: str
    answer: str | None
    how: str = ""


@dataclass(frozen=True, slots=True)
class AnswerQuestion:
    """What the room came to, and why."""

    task: str
    question: str
    answer: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class PlanAction:
    """`new`: the action's id, given by the server. On the wire the plan's fields stand beside the others."""

    task: str
    new: str
    plan: Plan


@dataclass(frozen=True, slots=True)
class ChangeAction:
    action: str
    plan: Plan


@dataclass(frozen=True, slots=True)
class DropAction:
    action: str


@dataclass(frozen=True, slots=True)
class MarkDecided:
    """Whoever may decide has decided it; or has not, after all."""

    action: str
    decided: bool


@dataclass(frozen=True, slots=True)
class NoteParty:
    """Whether a role, one of `ROLES`, was invited and came."""

    role: str
    invited: bool = False
    present: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True)
class AnswerDuty:
    """Whether a duty, one of `DUTIES`, is needed; when it was done, and what came of it."""

    duty: str
    needed: str = ""
    on: date | None = None
    outcome: str = ""


@dataclass(frozen=True, slots=True)
class SetAim:
    """What a group wants its freed time for, in its own words. "" takes it back."""

    group: str
    text: str = ""


WIRE = (
    GiveOpinion,
    AnswerQuestion,
    PlanAction,
    ChangeAction,
    DropAction,
    MarkDecided,
    NoteParty,
    AnswerDuty,
    SetAim,
)
