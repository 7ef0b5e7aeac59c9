"""What the course is made of. Pure data: no request, no session, no language.

Stockholm made AKR a web course, for workshops cost too much (the report, 2.1.1), and to be true to the method takes
training (5.3.3, 6.2.3). So the course is short parts, each with one question that is answered at once. A track is the
parts that somebody with a certain work takes. All words are Swedish, marked for the catalogues (`app.course.content`);
who draws a page, a paper or a package says them in a language.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from app.vocabulary import Colour


class TrackId(StrEnum):
    """As in addresses. The first three are the whole course, the others are short."""

    LEADS = "leads"
    MANAGER = "manager"
    HR_UNION = "hr-union"
    STAFF = "staff"
    MANAGER_SHORT = "manager-short"
    UNION_SHORT = "union-short"
    REFERENCE = "reference"


class Ground(StrEnum):
    """What somebody gives as a ground for a colour. The first five are the phone's own, for green."""

    LAW = "law"
    LICENCE = "licence"
    DELEGATION = "delegation"
    KNOWLEDGE = "knowledge"
    """*Bör*: it is best when we do it. The phone has "" for it."""
    HABIT = "habit"
    NOTHING_HINDERS = "nothing_hinders"
    UNNEEDED = "unneeded"
    TIME = "time"
    DULL = "dull"


MAY = frozenset({Ground.LAW, Ground.LICENCE, Ground.DELEGATION})
"""*Får*: what somebody else has decided. It can be looked up."""
GROUNDS: Mapping[Colour, tuple[Ground, ...]] = {
    Colour.GREEN: (Ground.LAW, Ground.LICENCE, Ground.DELEGATION, Ground.KNOWLEDGE, Ground.HABIT),
    Colour.YELLOW: (Ground.NOTHING_HINDERS, Ground.TIME, Ground.DULL),
    Colour.RED: (Ground.NOTHING_HINDERS, Ground.TIME, Ground.DULL),
    Colour.BLACK: (Ground.UNNEEDED, Ground.TIME, Ground.DULL),
}
"""What one chooses among after a colour."""


# What a part shows


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph."""

    words: str


@dataclass(frozen=True, slots=True)
class Points:
    """A list; `title` or "". `ordered`: the order means something."""

    title: str
    items: tuple[str, ...]
    ordered: bool = False


@dataclass(frozen=True, slots=True)
class Story:
    """What has happened somewhere. `section`: of the report."""

    title: str
    paragraphs: tuple[str, ...]
    section: str


@dataclass(frozen=True, slots=True)
class Note:
    """A paragraph for who takes one of these tracks."""

    tracks: frozenset[TrackId]
    words: str


@dataclass(frozen=True, slots=True)
class Colours:
    """The four colours, each with its sign, its word and what it means (`app.board.words`)."""


@dataclass(frozen=True, slots=True)
class Bar:
    """A group and what is shown of it. `counts`: its answers by colour. It is drawn only where `is_shown`: the others'
    answers are in no page, and stand here only to be counted."""

    group: str
    people: int
    counts: Mapping[Colour, int]
    is_shown: bool
    says: str
    """What there is to see in it, for everybody."""


@dataclass(frozen=True, slots=True)
class Bars:
    title: str
    bars: tuple[Bar, ...]


@dataclass(frozen=True, slots=True)
class Readiness:
    """The questions before a workshop (`app.workshop.readiness`), answered for one's own workplace: the promise that
    follows, and a draft workshop with the answers in it."""


class Session(StrEnum):
    ONE = "one"
    TWO = "two"


@dataclass(frozen=True, slots=True)
class Rehearsal:
    """A session with robots. `deeds`: what the coach counts, in the order they come; `enough` of them are enough."""

    session: Session
    deeds: tuple[str, ...]
    enough: int


@dataclass(frozen=True, slots=True)
class Plan:
    """My plan: a day, a room, whom to ask; and the certificate. `asks`: whom there is to ask, by key of
    `app.workshop.words.READY`."""

    asks: tuple[str, ...]


Block = Text | Points | Story | Note | Colours | Bars | Readiness | Rehearsal | Plan


# What a part asks


@dataclass(frozen=True, slots=True)
class Choice:
    """`ground`: why it is right, or what is missing in it; said at once when it is chosen."""

    id: str
    words: str
    is_right: bool
    ground: str


@dataclass(frozen=True, slots=True)
class Choices:
    question: str
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class Card:
    """A task to sort, seen by a group. `holds`: the grounds that stand. `is_open`: the room decides, and every ground
    but a wrong one stands. `because`: what is told when it is answered."""

    id: str
    task: str
    group: str
    because: str
    holds: frozenset[Ground]
    is_open: bool = False


@dataclass(frozen=True, slots=True)
class Cards:
    """Tasks that are sorted as on a phone. What is checked is the ground, never the colour."""

    question: str
    cards: tuple[Card, ...]

    def card(self, id: str) -> Card | None:
        return next((card for card in self.cards if card.id == id), None)


@dataclass(frozen=True, slots=True)
class OrderedStep:
    id: str
    words: str


@dataclass(frozen=True, slots=True)
class Before:
    """`first` has to come before `then`, and why."""

    first: str
    then: str
    ground: str


@dataclass(frozen=True, slots=True)
class Order:
    """Steps to put in order. More than one order is right: those that break none of `rules`. `steps` is such an order;
    `begins_as`: the ids as they are shown to begin with."""

    question: str
    steps: tuple[OrderedStep, ...]
    rules: tuple[Before, ...]
    begins_as: tuple[str, ...]
    right: str
    """Said when no rule is broken."""

    def step(self, id: str) -> OrderedStep:
        """Raises `StopIteration`."""
        return next(step for step in self.steps if step.id == id)


Check = Choices | Cards | Order


@dataclass(frozen=True, slots=True)
class Part:
    """`minutes`: how long it is meant to take. `id`: the same in every track that has it."""

    id: str
    minutes: int
    title: str
    lead: str
    """A sentence under the title: what one does in it."""
    blocks: tuple[Block, ...]
    check: Check

    def blocks_for(self, track: TrackId) -> Iterator[Block]:
        """Those that a track has."""
        return (it for it in self.blocks if not isinstance(it, Note) or track in it.tracks)


@dataclass(frozen=True, slots=True)
class Track:
    """`is_for_participants`: who takes it may read another language than those that every page has."""

    id: TrackId
    title: str
    whom: str
    parts: tuple[Part, ...]
    is_for_participants: bool = False

    @property
    def minutes(self) -> int:
        return sum(part.minutes for part in self.parts)

    @property
    def has_certificate(self) -> bool:
        return any(isinstance(block, Plan) for part in self.parts for block in part.blocks)

    def part(self, id: str) -> Part | None:
        return next((part for part in self.parts if part.id == id), None)

    def number(self, part: Part) -> int:
        """Of a part, from one."""
        return self.parts.index(part) + 1

    def spans(self) -> list[tuple[int, int]]:
        """From which minute to which, for each part."""
        ends = [sum(part.minutes for part in self.parts[: n + 1]) for n in range(len(self.parts))]
        return [(end - part.minutes, end) for part, end in zip(self.parts, ends, strict=True)]
