"""Which of the tasks that workplaces have shared a job may be built of. Pure.

Red tasks are, but for those that were decided otherwise or that another group of the workplace keeps (2.1.1): what is
red here and green there is handed over where it is. Yellow ones support an occupation's own work, and need an
introduction: those are that session two bundled into a job, and those that somebody chooses. What stands in a job
description already is not offered once more.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field

from app.alphabet import alphabetical
from app.built_jobs.building import Offer, Place
from app.built_jobs.said import QUARTER
from app.task_map.shared import Kind, SharedTask
from app.vocabulary import Colour

EXAMPLES = "*"
"""The district of all examples: they are in nobody's list, and are tried together."""
_STAYS = (Kind.STOP, Kind.MOVE, Kind.KEEP)
"""What was decided of a task that nobody new takes over."""


@dataclass(frozen=True, slots=True)
class Yellow:
    """A yellow task that may be handed over with an introduction, where somebody chooses it."""

    offer: Offer
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class Offered:
    """`offers`: what may be taken; minutes that stand in a job description are not among theirs. `yellow`: what may be
    chosen besides. `untimed`: red tasks whose time nobody knows, by district; `used`: minutes that are taken already,
    likewise. `tasks`: what each came from, by id. `is_example`: there is nothing of one's own, and all are examples."""

    offers: tuple[Offer, ...] = ()
    yellow: tuple[Yellow, ...] = ()
    untimed: Mapping[str, int] = field(default_factory=dict)
    used: Mapping[str, int] = field(default_factory=dict)
    tasks: Mapping[int, SharedTask] = field(default_factory=dict)
    is_example: bool = False

    @property
    def districts(self) -> list[str]:
        """Those where something is shared, in order; "" last, where something is shared by those that are in none."""
        names: dict[str, str] = {}
        for it in (*self.offers, *(it.offer for it in self.yellow)):
            names.setdefault(it.place.district.casefold(), it.place.district)
        return sorted(names.values(), key=lambda name: (not name, alphabetical(name)))


def offered(
    tasks: Iterable[SharedTask],
    districts: Mapping[int, str],
    used: Mapping[int, int],
    chosen: Collection[int] = (),
) -> Offered:
    """`districts`: of the workplaces where somebody may be placed, by id. `used`: minutes a week that stand in job
    descriptions, by the id of the shared task. `chosen`: ids of yellow tasks."""
    every = [it for it in tasks if it.workplace_id is None or it.workplace_id in districts]
    own = [it for it in every if not it.is_example]
    its = own or every
    kept = {(it.share, it.text) for it in its if it.colour is Colour.GREEN}
    its = [it for it in its if (it.share, it.text) not in kept and it.decided not in _STAYS]
    red = [it for it in its if it.colour is Colour.RED]
    yellow = [it for it in its if it.colour is Colour.YELLOW]
    bundled = [it for it in yellow if it.decided is Kind.BUNDLE]
    other = [it for it in yellow if it.decided is not Kind.BUNDLE]
    taken = [*red, *bundled, *(it for it in other if it.id in chosen)]

    def offer(it: SharedTask) -> Offer:
        return _offer(it, districts, used.get(it.id, 0))

    timed = [it for it in map(offer, taken) if it.minutes]
    may = (Yellow(offer(it), it.id in chosen) for it in other)
    return Offered(
        tuple(timed),
        tuple(it for it in may if it.offer.minutes),
        _sums((_district(it, districts), 1) for it in taken if not it.has_time),
        _sums((_district(it, districts), min(it.minutes, used.get(it.id, 0))) for it in taken),
        {it.id: it for it in taken},
        bool(its) and not own,
    )


def carried(used: Mapping[int, int], older: Iterable[SharedTask], newer: Iterable[SharedTask]) -> Mapping[int, int]:
    """`used`, with what stands in job descriptions of a workplace's older workshop taken from what its newer one says
    of the same task: the same hours are not offered once more."""
    rest: dict[object, int] = {}
    for it in older:
        if minutes := used.get(it.id, 0):
            rest[_same(it)] = rest.get(_same(it), 0) + minutes
    its = dict(used)
    for it in newer:
        taken = min(rest.get(_same(it), 0), max(0, it.minutes - its.get(it.id, 0)))
        if taken:
            its[it.id] = its.get(it.id, 0) + taken
            rest[_same(it)] -= taken
    return its


def _same(it: SharedTask) -> object:
    return it.place, it.group, it.colour


def _offer(it: SharedTask, districts: Mapping[int, str], used: int) -> Offer:
    key = str(it.workplace_id) if it.workplace_id is not None else f"example {it.workplace.casefold()}"
    where = Place(key, it.workplace, _district(it, districts))
    is_qualified = it.qualified or it.colour is Colour.YELLOW
    rest = it.minutes - used
    if used and rest < QUARTER:
        rest = 0  # a text says hours to a quarter
    return Offer(it.id, where, it.text, rest, it.when, it.colour, is_qualified)


def _district(it: SharedTask, districts: Mapping[int, str]) -> str:
    return EXAMPLES if it.workplace_id is None else districts[it.workplace_id]


def _sums(its: Iterable[tuple[str, int]]) -> Mapping[str, int]:
    found: dict[str, int] = {}
    for district, n in its:
        found[district.casefold()] = found.get(district.casefold(), 0) + n
    return found
