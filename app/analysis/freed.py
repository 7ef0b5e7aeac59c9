"""What session two frees: each group's hours before, and after what was planned; and where the hours go.

Sums are conserved: what a group no longer does is stopped, or a new job does it, or another group. Spread is honest
and wide: the sum of the low ends, and of the high ends, of what was estimated.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from fractions import Fraction

from app.analysis.analysis import Action, Analysis
from app.board.board import Task
from app.board.qualified import is_qualified
from app.vocabulary import PASS, Colour
from app.voting.smallest import TOGETHER
from app.weight.roughly import Roughly, a_week
from app.weight.weight import FULL_TIME, PARTS, Weight

PEAKS = ("morning", "evening")
"""Relief that is needed only then becomes split shifts."""
MOSTLY = Fraction(3, 4)


@dataclass(frozen=True, slots=True)
class Minutes:
    """A week: the middle, and the spread from low to high."""

    low: Fraction = Fraction(0)
    middle: Fraction = Fraction(0)
    high: Fraction = Fraction(0)

    def __add__(self, other: "Minutes") -> "Minutes":
        return Minutes(self.low + other.low, self.middle + other.middle, self.high + other.high)

    def __bool__(self) -> bool:
        return bool(self.middle)

    @property
    def hours(self) -> float:
        """To a tenth of an hour."""
        return round(float(self.middle) / 60, 1)

    @property
    def from_hours(self) -> float:
        return round(float(self.low) / 60, 1)

    @property
    def to_hours(self) -> float:
        return round(float(self.high) / 60, 1)

    @property
    def full_times(self) -> float:
        """To a tenth of a full time: no estimate is more exact."""
        return round(float(self.middle) / 60 / FULL_TIME, 1)

    @property
    def roughly(self) -> Roughly:
        return a_week(Fraction(self.middle) / 60)


NONE = Minutes()


def total(minutes: Iterable[Minutes]) -> Minutes:
    return sum(minutes, NONE)


SOMEBODY = ""
"""Stands where a group's id stands, for whoever takes over what nobody has said who does."""


class Goes(StrEnum):
    """What becomes of the time that a group gives to a task."""

    STAYS = "stays"
    STOPS = "stops"
    NEW_JOB = "new_job"
    MOVES = "moves"


@dataclass(frozen=True, slots=True)
class Share:
    """One group's time for one task, or the time of those that are counted together. `unit`: group id or `TOGETHER`.

    `colour`: how the group placed it; None where it did not, or where those together differ or not all of them did.
    `to`: the group that it moves to; `SOMEBODY` where nobody has said which.
    """

    task: str
    unit: str
    colour: Colour | None
    minutes: Minutes
    when: tuple[str, ...]
    goes: Goes
    to: str = SOMEBODY


@dataclass(slots=True)
class Freed:
    """`groups`: the ids of all groups, in their order."""

    groups: tuple[str, ...]
    shares: list[Share] = field(default_factory=list)
    unknown: list[str] = field(default_factory=list)
    """The tasks that something is to happen to, and whose time is not known: they are not in any sum."""

    def before(self, unit: str | None = None) -> Minutes:
        """What a unit does now; None: everybody."""
        return total(share.minutes for share in self.shares if unit in (None, share.unit))

    def of_colour(self, unit: str | None, colour: Colour | None) -> Minutes:
        return total(it.minutes for it in self.shares if unit in (None, it.unit) and it.colour is colour)

    def goes(self, *where: Goes, unit: str | None = None) -> Minutes:
        return total(it.minutes for it in self.shares if it.goes in where and unit in (None, it.unit))

    def leaves(self, unit: str) -> Minutes:
        """What a unit no longer does."""
        return self.goes(Goes.STOPS, Goes.NEW_JOB, Goes.MOVES, unit=unit)

    @property
    def frees(self) -> Minutes:
        """What nobody here does any more. What moves to another group is still done here: it frees nothing."""
        return self.goes(Goes.STOPS, Goes.NEW_JOB)

    def comes(self, unit: str) -> Minutes:
        """What a unit takes over from others."""
        return total(share.minutes for share in self.shares if share.goes is Goes.MOVES and share.to == unit)

    def after(self, unit: str) -> Minutes:
        return self.goes(Goes.STAYS, unit=unit) + self.comes(unit)

    @property
    def units(self) -> list[str]:
        """Those that do something now, and those that take something over, in the groups' order. Those that are counted
        together come last, and then `SOMEBODY`, where something moves and nobody has said to whom."""
        found = {share.unit for share in self.shares}
        found |= {share.to for share in self.shares if share.goes is Goes.MOVES}
        return [unit for unit in (*self.groups, TOGETHER, SOMEBODY) if unit in found]


def freed(analysis: Analysis) -> Freed:
    """From the weights that may be shown, the placements, and the actions as they are planned."""
    found = Freed(tuple(analysis.board.workshop.groups))
    for task in sorted(analysis.board.tasks.values(), key=lambda task: task.order):
        actions = analysis.actions_for(task.id)
        weights = analysis.weights.weighed(task.id)
        if not weights and _moving(actions):
            found.unknown.append(task.id)
        for unit, weight in weights.items():
            if weight.minutes:
                found.shares.append(_share(analysis, task, unit, weight, actions))
    return found


def _share(analysis: Analysis, task: Task, unit: str, weight: Weight, actions: list[Action]) -> Share:
    groups = weight.groups or (unit,)
    colour = _colour(task, groups)
    minutes = Minutes(weight.low * weight.people, weight.minutes, weight.high * weight.people)
    action = _moving(actions)
    goes, to = Goes.STAYS, SOMEBODY
    if action and action.plan.kind == "stop":
        goes = Goes.STOPS
    elif action and not _keeps(task, groups):
        goes = Goes.NEW_JOB if action.plan.kind == "bundle" else Goes.MOVES
        to = action.plan.to if goes is Goes.MOVES else SOMEBODY
        if goes is Goes.MOVES and to == unit:
            goes, to = Goes.STAYS, SOMEBODY
    return Share(task.id, unit, colour, minutes, weight.when, goes, to)


def handed_over(analysis: Analysis, task: Task) -> dict[str, Weight]:
    """What a new job would take over of a task, by group id or `TOGETHER`."""
    weighed = analysis.weights.weighed(task.id)
    return {unit: it for unit, it in weighed.items() if it.minutes and not _keeps(task, it.groups or (unit,))}


def _moving(actions: list[Action]) -> Action | None:
    """The action that changes who does it: to stop it weighs most, then what was planned first."""
    found = [action for action in actions if action.plan.kind in ("stop", "bundle", "move")]
    return min(found, key=lambda action: (action.plan.kind != "stop", action.order), default=None)


def _colour(task: Task, groups: tuple[str, ...]) -> Colour | None:
    """How these groups placed it; None where they differ, or where one of them did not: nobody answers for it."""
    placed = {task.placement[group].colour if group in task.placement else None for group in groups}
    colour = placed.pop() if len(placed) == 1 else None
    return Colour(colour) if colour and colour != PASS else None


def _keeps(task: Task, groups: tuple[str, ...]) -> bool:
    """Who has it green keeps it, whatever the others hand over. Of those together, as soon as one of them has."""
    return any(task.placement[group].colour is Colour.GREEN for group in groups if group in task.placement)


class WarningKind(StrEnum):
    PEAKS = "peaks"
    ONE_SIDED = "one_sided"
    ONLY_MOVES = "only_moves"
    UNKNOWN_TIME = "unknown_time"


@dataclass(frozen=True, slots=True)
class Warn:
    """Something to think of (domain: split shifts; the report, 2.1.3). `tasks`: the ids that it is about, or that may
    help."""

    kind: WarningKind
    tasks: tuple[str, ...]
    minutes: Minutes = NONE


def warnings(analysis: Analysis, found: Freed) -> list[Warn]:
    said = []
    job = [share for share in found.shares if share.goes is Goes.NEW_JOB]
    timed = [share for share in job if set(share.when) & set(PARTS)]
    peaks = [share for share in timed if set(share.when) & set(PARTS) <= set(PEAKS)]
    if peaks and total(s.minutes for s in peaks).middle >= MOSTLY * total(s.minutes for s in timed).middle:
        said.append(Warn(WarningKind.PEAKS, _tasks(peaks), total(share.minutes for share in peaks)))
    tasks = analysis.board.tasks
    bundled = {action.task for action in analysis.actions.values() if action.plan.kind == "bundle"}
    if bundled and not any(is_qualified(tasks[task].text) for task in bundled):
        others = (it for it in sorted(tasks.values(), key=lambda it: it.order) if is_qualified(it.text))
        could = tuple(task.id for task in others if task.id not in bundled)
        said.append(Warn(WarningKind.ONE_SIDED, could))
    moved, gone = found.goes(Goes.MOVES), found.goes(Goes.STOPS, Goes.NEW_JOB)
    if moved and moved.middle > gone.middle:
        moving = [share for share in found.shares if share.goes is Goes.MOVES]
        said.append(Warn(WarningKind.ONLY_MOVES, _tasks(moving), moved))
    if found.unknown:
        said.append(Warn(WarningKind.UNKNOWN_TIME, tuple(found.unknown)))
    return said


def _tasks(shares: list[Share]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(share.task for share in shares))
