"""What people ask of the workshop itself."""

from dataclasses import dataclass
from datetime import date

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
class OpenBeforehand:
    """Let the staff write, or with `step` "sort" sort, until a day before the meeting. Asked by a page, never over the
    wire: which moment a day ends at depends on where the server stands. `until`, `meets_on`: days, "2027-02-09";
    `ends`, `now`: milliseconds since 1970."""

    step: Step
    until: str
    ends: int
    meets_on: str = ""
    meets_at: str = ""
    now: int = 0


@dataclass(frozen=True, slots=True)
class CloseBeforehand:
    """The staff write no more before the meeting, and the facilitator reads what has come."""


@dataclass(frozen=True, slots=True)
class EndBeforehand:
    """The meeting begins: the staff may write again, as they always may in a step."""


@dataclass(frozen=True, slots=True)
class ShowOpening:
    """Say on the wall and on the phones why the room is here; or go on."""

    shown: bool


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
class ShowClock:
    """Show the timer to the whole room; or, with `shown` false, to those who lead only."""

    shown: bool


@dataclass(frozen=True, slots=True)
class BringUp:
    """Bring everybody to one task; None lets them go."""

    task: str | None


@dataclass(frozen=True, slots=True)
class TalkInPairs:
    """Let everybody talk about one task with somebody of another group, for some minutes. `now`: milliseconds since
    1970, from the server."""

    task: str
    now: int = 0


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
    more; None leaves it as it is. `what`, `of`: what they are pages of, as `LookAt` has it, where a screen tells how
    many it has: told of what the room no longer looks at, it changes nothing."""

    page: int
    pages: int | None = None
    what: str | None = None
    of: str = ""


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
    """I am done with a step, or not after all. `step`: which; None: the one that is open. Of one that the room has left
    nothing is said any more: a tap may be slow."""

    ready: bool
    step: Step | None = None


@dataclass(frozen=True, slots=True)
class AnswerReadiness:
    """`question`: one of `QUESTIONS` in `app.workshop.readiness`, or `RECEIVER_IS`; `answer`: one of its `ANSWERS`, or
    of its `RECEIVERS`; "" for none."""

    question: str
    answer: str


@dataclass(frozen=True, slots=True)
class ChangePurpose:
    purpose: str


@dataclass(frozen=True, slots=True)
class ChangePlace:
    """`place`: one of `PLACES`, where people are when they meet."""

    place: str


@dataclass(frozen=True, slots=True)
class SayWhere:
    """Where some are in the room and some are not: I am at a distance, or not after all."""

    afar: bool


@dataclass(frozen=True, slots=True)
class NameGroup:
    """Give a group another name."""

    group: str
    name: str


@dataclass(frozen=True, slots=True)
class GiveShortName:
    """Say what a group is called where there is room for a few letters; "" for as proposed."""

    group: str
    short: str


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
class MeetAgain:
    """The day on which the room meets again: for session two, or to see how it went. None: nobody has said. `now`:
    milliseconds since 1970, from the server."""

    on: date | None
    now: int = 0


@dataclass(frozen=True, slots=True)
class ShowEnding:
    """Show the ending on the wall, before the workshop is closed; or go on."""

    shown: bool


@dataclass(frozen=True, slots=True)
class RenewCode:
    """Join with another code from now on. `new_code`: from the server."""

    new_code: str


@dataclass(frozen=True, slots=True)
class JoinWorkshop:
    """Join with a group, or change group. Asked by the join page, never over the wire. `afar`: see `SayWhere`; None
    where nothing is said of it."""

    group: str
    afar: bool | None = None


WIRE = (
    OpenStep,
    AllowPlacing,
    OpenList,
    CloseBeforehand,
    EndBeforehand,
    ShowOpening,
    SetRules,
    SetTimer,
    PlanMinutes,
    AddMinute,
    PauseTimer,
    ShowClock,
    BringUp,
    TalkInPairs,
    CoverWall,
    SteerWall,
    TurnWall,
    LookAt,
    LightWall,
    SayReady,
    AnswerReadiness,
    ChangePurpose,
    ChangePlace,
    SayWhere,
    NameGroup,
    GiveShortName,
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
    MeetAgain,
    ShowEnding,
    RenewCode,
)
