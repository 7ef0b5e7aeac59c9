"""What happened to the workshop itself."""

from dataclasses import dataclass
from datetime import date

from app.vocabulary import Event, Step


@dataclass(frozen=True, slots=True)
class WorkshopCreated(Event):
    """The first event of every journal. `groups`: (id, name) in their order. `readiness`: (question, answer).

    `expected`: (group, people) of those that are stated. `jointly`: the groups that answer together. `short`: (group,
    short name) of those that were given one.
    """

    code: str
    title: str
    workplace: str
    purpose: str
    length: str
    groups: tuple[tuple[str, str], ...]
    is_example: bool = False
    readiness: tuple[tuple[str, str], ...] = ()
    expected: tuple[tuple[str, int], ...] = ()
    jointly: tuple[str, ...] = ()
    short: tuple[tuple[str, str], ...] = ()
    place: str = "room"


@dataclass(frozen=True, slots=True)
class StepOpened(Event):
    tells = ("step",)

    step: Step


@dataclass(frozen=True, slots=True)
class PersonJoined(Event):
    """Somebody came, or came back and chose another group."""

    touches = ("groups",)
    moves_on = True
    counts_as = "joined"
    is_of_staff = True

    person: str
    group: str


@dataclass(frozen=True, slots=True)
class PlacingAllowed(Event):
    """Whether the staff may place their own group's tasks on the board."""

    touches = ("staff_may_place",)
    tells = ("allowed",)

    allowed: bool


@dataclass(frozen=True, slots=True)
class ListOpened(Event):
    """Whether everybody may read what has been gathered, while it is gathered."""

    tells = ("open",)

    open: bool


@dataclass(frozen=True, slots=True)
class BeforehandOpened(Event):
    """See `app.workshop.beforehand.Beforehand`."""

    regroups = True
    tells = ("until",)

    until: str
    ends: int
    meets_on: str = ""
    meets_at: str = ""


@dataclass(frozen=True, slots=True)
class BeforehandClosed(Event):
    """What was open before the meeting is closed, and the facilitator reads what has come."""


@dataclass(frozen=True, slots=True)
class BeforehandEnded(Event):
    """The meeting begins."""


@dataclass(frozen=True, slots=True)
class OpeningShown(Event):
    """Whether the wall and the phones say why the room is here."""

    touches = ("opening",)
    tells = ("shown",)

    shown: bool


@dataclass(frozen=True, slots=True)
class RulesSet(Event):
    regroups = True
    tells = ("agreement", "smallest")

    agreement: int
    smallest: int


@dataclass(frozen=True, slots=True)
class TimerSet(Event):
    """`ends`: milliseconds since 1970 at which time is up. `left`: milliseconds left while it is paused."""

    touches = ("timer",)
    tells = ("ends", "left")

    ends: int | None
    left: int | None


@dataclass(frozen=True, slots=True)
class ClockShown(Event):
    """Whether phones and walls show the timer. Who leads sees it always."""

    touches = ("clock_is_shown", "timer")
    tells = ("shown",)

    shown: bool


@dataclass(frozen=True, slots=True)
class MinutesPlanned(Event):
    """A step is planned to take so many minutes."""

    touches = ()
    tells = ("step", "minutes")

    step: Step
    minutes: int


@dataclass(frozen=True, slots=True)
class TaskBroughtUp(Event):
    touches = ("brought_up", "pairs", "wall", "ending", "opening")

    task: str | None


@dataclass(frozen=True, slots=True)
class PairsTalk(Event):
    """Whether the room talks two and two about the task that is up."""

    touches = ("pairs",)
    tells = ("begun",)

    begun: bool


@dataclass(frozen=True, slots=True)
class WallCovered(Event):
    """`until`: of a pause, when it ends, milliseconds since 1970. `held`: the timer ran, and goes on after it."""

    touches = ("cover", "until")
    tells = ("cover",)

    cover: str
    until: int | None = None
    held: bool = False


@dataclass(frozen=True, slots=True)
class WallSteered(Event):
    touches = ("wall",)
    tells = ("way",)

    way: str
    page: int


@dataclass(frozen=True, slots=True)
class WallTurned(Event):
    touches = ("wall",)
    is_told = False

    page: int
    pages: int


@dataclass(frozen=True, slots=True)
class WallLooked(Event):
    """The wall shows what the lead has up. See `LookAt`."""

    touches = ("wall",)
    is_told = False

    what: str
    of: str


@dataclass(frozen=True, slots=True)
class WallLit(Event):
    touches = ("wall",)
    is_told = False

    dark: bool


@dataclass(frozen=True, slots=True)
class PersonReady(Event):
    touches = ()
    moves_on = True
    counts_as = "ready"
    is_of_staff = True

    person: str
    step: Step
    ready: bool


@dataclass(frozen=True, slots=True)
class ReadinessAnswered(Event):
    """`answer` "": the question is open again."""

    touches = ("purpose", "promise")

    question: str
    answer: str


@dataclass(frozen=True, slots=True)
class PurposeChanged(Event):
    touches = ("purpose", "promise")

    purpose: str


@dataclass(frozen=True, slots=True)
class PlaceChanged(Event):
    is_of_many = True
    tells = ("place",)

    place: str


@dataclass(frozen=True, slots=True)
class SaidWhere(Event):
    """Somebody is at a distance, or in the room. Told with the beat: at once it would say who, of those who join."""

    regroups = True
    is_of_staff = True

    person: str
    afar: bool


@dataclass(frozen=True, slots=True)
class GroupNamed(Event):
    group: str
    name: str


@dataclass(frozen=True, slots=True)
class ShortNameGiven(Event):
    group: str
    short: str


@dataclass(frozen=True, slots=True)
class GroupAdded(Event):
    """A group, the last in order."""

    regroups = True
    makes = "group"

    group: str
    name: str


@dataclass(frozen=True, slots=True)
class GroupDropped(Event):
    """A group that nobody has joined is taken away again."""

    group: str


@dataclass(frozen=True, slots=True)
class AnswersJointly(Event):
    """A group answers together from now on, or each of them alone."""

    is_of_many = True
    regroups = True
    tells = ("jointly",)

    group: str
    jointly: bool


@dataclass(frozen=True, slots=True)
class PeopleExpected(Event):
    regroups = True
    tells = ("people",)

    group: str
    people: int | None


@dataclass(frozen=True, slots=True)
class DoorClosed(Event):
    touches = ("door_closed",)
    tells = ("closed",)

    closed: bool


@dataclass(frozen=True, slots=True)
class PersonTurnedAway(Event):
    regroups = True

    person: str


@dataclass(frozen=True, slots=True)
class PenTaken(Event):
    """Who answers for a group that answers together; None where it is free."""

    touches = ()

    group: str
    person: str | None


@dataclass(frozen=True, slots=True)
class PenAsked(Event):
    """`person` asks for the pen, at `at` milliseconds since 1970; None where nobody does any more."""

    touches = ()

    group: str
    person: str | None
    at: int = 0


@dataclass(frozen=True, slots=True)
class StoodAlone(Event):
    """Whether the only person of a group agrees to be seen as the group."""

    regroups = True

    group: str
    agreed: bool


@dataclass(frozen=True, slots=True)
class TopicOpened(Event):
    """`topic`: one of `TOPICS`, or "" for none."""

    moves_on = True
    tells = ("topic",)

    topic: str


@dataclass(frozen=True, slots=True)
class TopicShown(Event):
    tells = ("topic",)

    topic: str


@dataclass(frozen=True, slots=True)
class TopicCleared(Event):
    """The staff's answers about a topic are put away, and may be given anew."""

    is_of_many = True
    tells = ("topic",)

    topic: str


@dataclass(frozen=True, slots=True)
class MeetingSet(Event):
    """When the room meets again; None where nobody has said."""

    touches = ("meets",)

    on: date | None


@dataclass(frozen=True, slots=True)
class EndingShown(Event):
    """Whether the wall shows the ending, while the workshop is not closed."""

    touches = ("ending", "wall", "opening")
    tells = ("shown",)

    shown: bool


@dataclass(frozen=True, slots=True)
class CodeRenewed(Event):
    """The workshop is joined with this code; the one before lets nobody in."""

    touches = ("code",)

    code: str


@dataclass(frozen=True, slots=True)
class WordsRemoved(Event):
    """Words have been taken out of all that is kept of a workshop, at so many `places`; which ones is said nowhere."""

    rewrites = True
    tells = ("places",)

    places: int
