"""What a workshop that is over has to share: settled colours, hours that the room was shown, what was decided. Pure.

The preview shows these rows, and these rows are what is kept.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from typing import Protocol

from app.analysis.analysis import Analysis
from app.board.board import Board, Task
from app.task_map.shared import Area, Kind
from app.vocabulary import PASS, Colour, Refused
from app.weight.weight import WHEN, Weight
from app.workshop.workshop import Workshop

REPORT = "report"
"""As `app.workshop.pruned` names what session two came to, where it is kept no longer."""


MOST_SHARED = 300
"""Rows of one workshop."""


class NothingToShare(Refused):
    """No task has a colour, or all are left out."""

    code = "nothing_to_share"


class NotOver(Refused):
    """Only a workshop that is closed is shared."""

    code = "not_over"


class SharedInUse(Refused):
    """A job description has been begun from it."""

    code = "shared_in_use"


class WorkplaceNotChosen(Refused):
    code = "workplace_not_chosen"


class WorkplaceShared(Refused):
    """A workshop that somebody else leads has shared as this workplace, and HR has not said who leads there."""

    code = "workplace_shared"


class NewerShared(Refused):
    """A workshop that was closed later has shared as this workplace."""

    code = "newer_shared"


class TooMuchToShare(Refused):
    """More rows than one workshop has use for: what is shared is compared with all that is on the map."""

    code = "too_much_to_share"


class AreaNotChosen(Refused):
    code = "area_not_chosen"


class NoLongerToShare(Refused):
    """Session two is kept no longer: there is nothing left to share."""

    code = "no_longer_to_share"


class Led(Protocol):
    """A workshop's whole state (`app.live.state.Live`)."""

    workshop: Workshop
    board: Board
    analysis: Analysis


@dataclass(frozen=True, slots=True)
class Offer:
    """A row to share. `minutes`: a week, of all `people` who do it; none where no time is known that may be shown."""

    task: str
    text: str
    colour: Colour
    minutes: int = 0
    people: int = 0
    heads: int = 0
    when: tuple[str, ...] = ()
    decided: Kind | None = None
    how: str = ""
    due: date | None = None

    @property
    def hours(self) -> float:
        """To a quarter of an hour."""
        return round(self.minutes / 15) / 4


def offers(state: Led) -> list[Offer]:
    """In the board's order; a task's colours in the method's. What a group does not do is no row."""
    tasks = sorted(state.board.tasks.values(), key=lambda task: task.order)
    return [offer for task in tasks for offer in _of(state, task)]


def chosen(its: Iterable[Offer], left_out: Collection[str], *, tells_decided: bool) -> list[Offer]:
    """Those that are shared. `left_out`: ids of tasks; one that is not there is nobody's. Raises `NothingToShare`,
    `TooMuchToShare`."""
    kept = [offer for offer in its if offer.task not in left_out]
    if not kept:
        raise NothingToShare
    if len(kept) > MOST_SHARED:
        raise TooMuchToShare(most=MOST_SHARED, count=len(kept))
    return kept if tells_decided else [replace(it, decided=None, how="", due=None) for it in kept]


def is_changed(shared: Collection[Offer], its: Iterable[Offer]) -> bool:
    """Whether what is shared is no longer what there would be to share. What was left out is not looked for, nor what
    was decided where none of that is told. `shared`: without the ids of tasks."""
    tells_decided = any(it.decided for it in shared)
    there = {_plain(it, tells_decided=tells_decided) for it in its}
    return any(_plain(it, tells_decided=tells_decided) not in there for it in shared)


def _plain(it: Offer, *, tells_decided: bool) -> Offer:
    it = replace(it, task="")
    return it if tells_decided else replace(it, decided=None, how="", due=None)


def must_be_over(workshop: Workshop) -> None:
    """Raises `NotOver`, `NoLongerToShare`."""
    if not workshop.is_closed:
        raise NotOver
    if REPORT in workshop.pruned:
        raise NoLongerToShare


def read_area(typed: str) -> Area:
    """Raises `AreaNotChosen`."""
    try:
        return Area(typed)
    except ValueError:
        raise AreaNotChosen from None


def _of(state: Led, task: Task) -> Iterable[Offer]:
    by_colour: dict[Colour, list[str]] = {}
    for group, placed in task.placement.items():
        if placed.colour != PASS and group in state.workshop.groups:
            by_colour.setdefault(Colour(placed.colour), []).append(group)
    weights = state.analysis.weights.weighed(task.id)
    kind, how, due = _decided(state.analysis, task)
    for colour in Colour:
        if colour in by_colour:
            its = _timed(weights, {*by_colour[colour]})
            minutes = sum((it.minutes for it in its), Fraction(0))
            yield Offer(
                task.id,
                task.text,
                colour,
                round(minutes),
                sum(it.people for it in its) if minutes else 0,
                sum(_heads(state.workshop, group) for group in by_colour[colour]),
                tuple(part for part in WHEN if any(part in it.when for it in its)),
                kind,
                how,
                due,
            )


def _timed(weights: Mapping[str, Weight], groups: Collection[str]) -> list[Weight]:
    """The weights of groups that all see the task in one colour. Those that are counted together and see it differently
    are in none: nobody can say whose the hours are."""
    return [it for unit, it in weights.items() if it.minutes and {*(it.groups or (unit,))} <= {*groups}]


def _heads(workshop: Workshop, group: str) -> int:
    return workshop.groups[group].expected or workshop.members[group]


def _decided(analysis: Analysis, task: Task) -> tuple[Kind | None, str, date | None]:
    """What was decided, of several actions what weighs most; of as heavy ones what was planned first."""
    order = list(Kind)
    plans = [action.plan for action in analysis.actions_for(task.id)]
    if not plans:
        return None, "", None
    plan = min(plans, key=lambda plan: order.index(Kind(plan.kind)))
    return Kind(plan.kind), plan.what, plan.due
