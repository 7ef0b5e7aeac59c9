"""What people ask of the workshop itself."""

from dataclasses import dataclass

from app.vocabulary import Step


@dataclass(frozen=True, slots=True)
class OpenStep:
    """`now`: milliseconds since 1970, from the server: session two is told apart from the one before it by its day."""

    step: Step
    now: int = 0


@dataclass(frozen=True, slots=True)
class AllowPlacing:
    allowed: bool


@dataclass(frozen=True, slots=True)
class OpenList:
    """While tasks are gathered: let everybody read what has been written, or go on writing unseen."""

    open: bool


@dataclass(frozen=True, slots=True)
class SetRules:
    """`agreement`: percent of a group that makes it agreed. `smallest`: people in the smallest group shown alone."""

    agreement: int
    smallest: int


@dataclass(frozen=True, slots=True)
class SetTimer:
    """Give the step so many minutes, or with 0 take the timer away. `now`: milliseconds since 1970, from the server."""

    minutes: int
    now: int


@dataclass(frozen=True, slots=True)
class PlanMinutes:
    """How many minutes a step is planned to take."""

    step: Step
    minutes: int


@dataclass(frozen=True, slots=True)
class AddMinute:
    now: int


@dataclass(frozen=True, slots=True)
class PauseTimer:
    """Stop the timer, or with `paused` false let it go on."""

    paused: bool
    now: int


@dataclass(frozen=True, slots=True)
class BringUp:
    """Bring everybody to one task; None lets them go."""

    task: str | None


@dataclass(frozen=True, slots=True)
class CoverWall:
    """`cover`: one of `COVERS`. `minutes`: how long a pause takes, 0 where nobody has said. `now`: milliseconds since
    1970, from the server."""

    cover: str
    minutes: int = 0
    now: int = 0


@dataclass(frozen=True, slots=True)
class SteerWall:
    """`way`: one of `app.workshop.wall.WAYS`. `page`: the one that it stays at, where whoever asks sees it."""

    way: str
    page: int | None = None


@dataclass(frozen=True, slots=True)
class TurnWall:
    """Show a page, counted from 0. `pages`: how many there are, where whoever asks sees it, 0 where nobody does any
    more; None leaves it as it is."""

    page: int
    pages: int | None = None


@dataclass(frozen=True, slots=True)
class LookAt:
    """What the lead has up, which a wall that follows shows. `what`: one of `app.workshop.wall.LOOKS`; `of`: the group,
    the talk, the topic or the task that it is of."""

    what: str
    of: str = ""


@dataclass(frozen=True, slots=True)
class LightWall:
    """Show the wall in dark colours, or in light ones."""

    dark: bool


@dataclass(frozen=True, slots=True)
class SayReady:
    """I am done with this step, or not after all."""

    ready: bool


@dataclass(frozen=True, slots=True)
class AnswerReadiness:
    """`question`: one of `QUESTIONS` in `app.workshop.readiness`; `answer`: one of its `ANSWERS`, or "" for none."""

    question: str
    answer: str


@dataclass(frozen=True, slots=True)
class ChangePurpose:
    purpose: str


@dataclass(frozen=True, slots=True)
class NameGroup:
    """Give a group another name."""

    group: str
    name: str


@dataclass(frozen=True, slots=True)
class AddGroup:
    name: str


@dataclass(frozen=True, slots=True)
class AnswerJointly:
    """Let a group answer together, or each of them alone. What it has answered and not been shown is put away."""

    group: str
    jointly: bool


@dataclass(frozen=True, slots=True)
class ExpectPeople:
    """State how many a group are; None takes that back."""

    group: str
    people: int | None


@dataclass(frozen=True, slots=True)
class CloseDoor:
    """Let nobody more join, or open again. Who is in stays in, and may come back."""

    closed: bool


@dataclass(frozen=True, slots=True)
class TurnAway:
    """One phone too many: its answers do not count, and it answers no more. `seat`: see `Workshop.seats`."""

    seat: int


@dataclass(frozen=True, slots=True)
class TakePen:
    """Answer for one's group from this phone. Who holds the pen is asked first; who does not say anything for a while
    is taken to have let go. `now`: milliseconds since 1970, from the server."""

    now: int = 0


@dataclass(frozen=True, slots=True)
class GivePen:
    """The answer of who holds the pen to whoever asks for it: take it, or I keep it."""

    give: bool


@dataclass(frozen=True, slots=True)
class StandAlone:
    """The only person of a group that answers together: I agree to be seen as the group, or I do not."""

    agreed: bool


@dataclass(frozen=True, slots=True)
class OpenTopic:
    """In session two: ask the room about one of `TOPICS`, on the phones and on the wall; "" asks about nothing."""

    topic: str


@dataclass(frozen=True, slots=True)
class ShowTopic:
    """Show how the open topic was answered. After that it stays answered as it was."""

    topic: str


@dataclass(frozen=True, slots=True)
class AskAgain:
    """Put away how a topic was answered, and ask the room anew."""

    topic: str


@dataclass(frozen=True, slots=True)
class RenewCode:
    """Join with another code from now on. `new_code`: from the server."""

    new_code: str


@dataclass(frozen=True, slots=True)
class JoinWorkshop:
    """Join with a group, or change group. Asked by the join page, never over the wire."""

    group: str


WIRE = (
    OpenStep,
    AllowPlacing,
    OpenList,
    SetRules,
    SetTimer,
    PlanMinutes,
    AddMinute,
    PauseTimer,
    BringUp,
    CoverWall,
    SteerWall,
    TurnWall,
    LookAt,
    LightWall,
    SayReady,
    AnswerReadiness,
    ChangePurpose,
    NameGroup,
    AddGroup,
    AnswerJointly,
    ExpectPeople,
    CloseDoor,
    TurnAway,
    TakePen,
    GivePen,
    StandAlone,
    OpenTopic,
    ShowTopic,
    AskAgain,
    RenewCode,
)
