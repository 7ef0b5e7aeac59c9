"""What a page of a part is drawn from: its blocks by kind, and what has been answered, as the address says it."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from starlette.datastructures import QueryParams

from app.course import asked
from app.course.asked import Sorting
from app.course.checks import broken, chosen, in_order, standing
from app.course.parts import Before, Block, Cards, Check, Choice, Choices, Order, OrderedStep, Part, Plan, Track
from app.workshop.readiness import Promise, missing, promise

PURPOSE = "jobs"
"""What the course's own questions are about: a post. Another purpose is chosen where a workshop is made."""


@dataclass(frozen=True, slots=True)
class Ordered:
    """`steps`: as they stand now. `wrong`: the rules that they break; None before they are answered."""

    steps: tuple[OrderedStep, ...]
    wrong: tuple[Before, ...] | None = None


@dataclass(frozen=True, slots=True)
class Ready:
    """`promised`: what may be promised by the answers, None before there are any. `left`: what nobody has said yes
    to."""

    answers: dict[str, str] = field(default_factory=dict)
    promised: Promise | None = None
    left: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Answered:
    """What has been answered in a part. `is_done`: whether its question has been answered as it should."""

    choice: Choice | None = None
    cards: Sorting | None = None
    stands: tuple[int, int, int] = (0, 0, 0)
    order: Ordered | None = None
    ready: Ready = Ready()

    @property
    def is_done(self) -> bool:
        if self.choice:
            return self.choice.is_right
        if self.order:
            return self.order.wrong == ()
        return self.cards is not None and self.cards.is_done


def answered(part: Part, query: QueryParams) -> Answered:
    """What can't be read is as if it were not there."""
    ready = _ready(query)
    match part.check:
        case Choices():
            return Answered(choice=chosen(part.check, query.get("answer", "")), ready=ready)
        case Cards():
            now = (query.get(name, "") for name in ("card", "colour", "ground"))
            sorting = asked.sorting(part.check, query.getlist("given"), *now)
            return Answered(cards=sorting, stands=standing(part.check, sorting.grounds), ready=ready)
        case Order():
            return Answered(order=_ordered(part.check, query), ready=ready)


def _ordered(order: Order, query: QueryParams) -> Ordered:
    numbers = asked.numbers(order, query)
    ids = in_order(order, numbers)
    steps = tuple(order.step(id) for id in ids)
    return Ordered(steps, tuple(broken(order, ids)) if numbers else None)


def _ready(query: QueryParams) -> Ready:
    answers = asked.readiness(query)
    if not answers:
        return Ready()
    return Ready(answers, promise(PURPOSE, answers), tuple(missing(PURPOSE, answers)))


def named(its: Iterable[Block]) -> list[tuple[str, Block]]:
    """Each with its kind, as a template asks for it: "Text", "Points" …"""
    return [(type(block).__name__, block) for block in its]


def kind(check: Check) -> str:
    """A check's, likewise."""
    return type(check).__name__


@dataclass(frozen=True, slots=True)
class Here:
    """Where somebody is in a track."""

    track: Track
    part: Part

    @property
    def number(self) -> int:
        return self.track.number(self.part)

    @property
    def home(self) -> str:
        return f"/course/{self.track.id}"

    @property
    def path(self) -> str:
        return f"{self.home}/{self.part.id}"

    @property
    def next(self) -> Part | None:
        its = self.track.parts
        return its[self.number] if self.number < len(its) else None

    @property
    def opens_last_part(self) -> bool:
        """Whether what comes after the first workshop is told of here: where a plan is made."""
        return any(isinstance(block, Plan) for block in self.part.blocks)
