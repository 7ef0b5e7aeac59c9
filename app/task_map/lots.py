"""Which rows are counted, and together with which: three workplaces at a time, and five persons. Pure.

A number that rests on many tells of few when one more is counted: the map before a workplace shared, taken from the map
after, is that workplace; the whole less the other administrations is the last one. So rows are never counted one by one
but in *lots*, and a lot is counted whole or not at all, in every sum and at every time. A row waits in its group until
a lot can be made of it.

A lot is made of rows that no lot has had before, of at least `PLACES` workplaces and `PERSONS` persons. Rows that a lot
has had which is no more (somebody took theirs back, a group was split) may come along, and count for nothing then: of
any sums and differences of what has ever been shown, take the lot that was made last; its new rows are all in it, or
none, and in no other. So nothing that can be worked out rests on fewer (`tests/task_map/test_lots.py`).

Rows of a lot are of one group, one colour, and all with time or all without: else a colour's hours, or how many have
said theirs, would have to be told of a part. Where it can be done they are of one administration and one kind of
workplace, so that both can be asked for.
"""

from collections.abc import Callable, Collection, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from app.task_map.shared import SharedTask

PLACES, PERSONS = 3, 5


@dataclass(frozen=True, slots=True)
class Row:
    """A shared row, and how it has been counted. `lot`: None where it waits. `is_spent`: a lot has had it before, or
    has had the same task of the same workshop."""

    task: SharedTask
    lot: int | None = None
    is_spent: bool = False


Near = Callable[[SharedTask], Hashable]
_NEAR: tuple[Near, ...] = (
    lambda task: (task.administration_id, task.area),
    lambda task: task.area,
    lambda task: task.administration_id,
    lambda task: None,
)
"""Which rows are put together, the nearest first."""


def _kind(task: SharedTask) -> Hashable:
    return task.group, task.colour, task.has_time, task.is_example


def enough(tasks: Iterable[SharedTask]) -> bool:
    """Whether a number may rest on these."""
    its = list(tasks)
    return len({task.place for task in its}) >= PLACES and sum(task.persons for task in its) >= PERSONS


def whole(rows: Iterable[Row], sizes: Mapping[int, int]) -> dict[int, list[Row]]:
    """The lots that stand as they were made. `sizes`: how many rows each was made of. Of one that has lost a row, or
    whose rows are in different groups since, nothing is counted."""
    found: dict[int, list[Row]] = {}
    for row in rows:
        if row.lot is not None:
            found.setdefault(row.lot, []).append(row)
    return {
        lot: its
        for lot, its in found.items()
        if len(its) == sizes.get(lot) and len({_kind(row.task) for row in its}) == 1
    }


def new(waiting: Sequence[Row]) -> list[tuple[int, ...]]:
    """The lots that can be made of rows that wait: the ids of each one's rows. As many as can be, so that each is as
    small as may be and few wait. `waiting`: in the order that they were shared; those that a lot has had are spent."""
    made: list[tuple[int, ...]] = []
    left = list(waiting)
    for near in _NEAR:
        pools: dict[Hashable, list[Row]] = {}
        for row in left:
            pools.setdefault((_kind(row.task), near(row.task)), []).append(row)
        for pool in pools.values():
            made += _of(pool)
        taken = {id for lot in made for id in lot}
        left = [row for row in left if row.task.id not in taken]
    return made


def _of(pool: Sequence[Row]) -> list[tuple[int, ...]]:
    """Lots of what is in one pool. A workplace's rows go together: what it has two tasks for is one workplace's. What
    is spent comes along with the first."""
    fresh: dict[Hashable, list[SharedTask]] = {}
    for row in pool:
        if not row.is_spent:
            fresh.setdefault(row.task.place, []).append(row.task)
    lots: list[list[SharedTask]] = []
    gathered: list[SharedTask] = []
    for its in fresh.values():
        gathered += its
        if enough(gathered):
            lots.append(gathered)
            gathered = []
    if lots:
        lots[0] += [row.task for row in pool if row.is_spent]
    return [tuple(sorted(task.id for task in lot)) for lot in lots]


def within(lots: Mapping[int, Collection[Row]], wanted: Callable[[SharedTask], bool]) -> list[SharedTask]:
    """The rows that are counted of a part of the municipality: those of lots that lie in it whole."""
    return [row.task for its in lots.values() if all(wanted(row.task) for row in its) for row in its]
