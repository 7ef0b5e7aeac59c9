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
class GiveOpinions:
    """The same about every task that a question still asks the person who asks about."""

    question: str
    answer: str


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
class ChooseTasks:
    """Ask about some, and let the rest rest. `how`: one of `HOW_MANY` in `app.analysis.asked`."""

    how: str


@dataclass(frozen=True, slots=True)
class RestTasks:
    """Ask nobody about these tasks."""

    tasks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TakeUpTasks:
    """Ask about these tasks, that rested."""

    tasks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PlanForSeveral:
    """The same action for each of these tasks. `new`: what the actions' ids begin with, given by the server."""

    new: str
    plan: Plan
    tasks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class KeepSeveral:
    """Keep these tasks as they are."""

    new: str
    tasks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class KeepRest:
    """Keep what has no action and needs one. `of`: one of `RESTS` in `app.analysis.several`."""

    new: str
    of: str


@dataclass(frozen=True, slots=True)
class DecideSeveral:
    """Whoever may decide has decided what is planned for these tasks."""

    tasks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class NoteParty:
    """Whether a role, one of `ROLES`, was invited to session one or two, and came."""

    role: str
    invited: bool = False
    present: bool = False
    note: str = ""
    session: int = 2


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
    GiveOpinions,
    AnswerQuestion,
    PlanAction,
    ChangeAction,
    DropAction,
    MarkDecided,
    ChooseTasks,
    RestTasks,
    TakeUpTasks,
    PlanForSeveral,
    KeepSeveral,
    KeepRest,
    DecideSeveral,
    NoteParty,
    AnswerDuty,
    SetAim,
)
