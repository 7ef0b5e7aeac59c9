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

A workplace shares a *newer* workshop some years later. Then what it says may be what it said before, nearly; or
something else altogether. Whoever reckons may take it for either, so both must hold. Rows of the newer workshop are
therefore nothing new in a group where the workplace has been counted already: they come along, and count for nothing
towards the three. The older rows are counted until newer ones can be *exchanged* for them, in the same lots, those of
three workplaces and five persons at once; the lots that they are in become one. If nothing has changed, that one is the
sum of those, which were told. If it has, three workplaces' newer rows are in it, and in no lot before. A lot that has a
row which the newer workshop has no counterpart to (it is of another colour now, or gone) is no more, as when somebody
takes theirs back: of a lot nothing is ever told but all.

An example: of nine preschools' laundry in three lots, one in each has shared a newer workshop. With the third the nine
are one lot, six with what they said before. Had {1, 2, 4} made a lot of their own after {1, 2, 3}, the difference would
be that between 4 and 3, where 1 and 2 are as they were.
"""

from collections.abc import Callable, Collection, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from app.task_map.shared import SharedTask

PLACES, PERSONS = 3, 5


@dataclass(frozen=True, slots=True)
class Row:
    """A shared row, and how it has been counted. `lot`: None where it is in none. `is_spent`: a lot has had it before,
    or has had the same task of the same workshop. `is_known`: a lot has had a row of another workshop of its workplace
    in its group. `is_older`: its workplace has shared a newer workshop since."""

    task: SharedTask
    lot: int | None = None
    is_spent: bool = False
    is_known: bool = False
    is_older: bool = False

    @property
    def was_told(self) -> bool:
        return self.lot is not None or self.is_spent


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
    whose rows are in different groups since, or that has an older row which no newer one waits to be exchanged for,
    nothing is counted."""
    found: dict[int, list[Row]] = {}
    waits: dict[Hashable, bool] = {}
    for row in rows:
        if row.lot is not None:
            found.setdefault(row.lot, []).append(row)
        if not row.is_older:
            waits[_at(row.task)] = row.lot is None and waits.get(_at(row.task), True)
    return {
        lot: its
        for lot, its in found.items()
        if len(its) == sizes.get(lot)
        and len({_kind(row.task) for row in its}) == 1
        and all(waits.get(_at(row.task)) for row in its if row.is_older)
    }


def known(rows: Iterable[Row]) -> set[int]:
    """The rows, by id, in whose group another workshop of their workplace has been counted."""
    its = list(rows)
    told: dict[Hashable, set[int]] = {}
    for row in its:
        if row.was_told:
            told.setdefault((row.task.place, row.task.group), set()).add(row.task.share)
    return {row.task.id for row in its if told.get((row.task.place, row.task.group), set()) - {row.task.share}}


def waiting(rows: Sequence[Row], stands: Mapping[int, Collection[Row]]) -> list[Row]:
    """What new lots may be made of: rows of the newest workshop of each workplace that are in no lot, and do not wait
    to be exchanged. What is known of them is spent. `stands`: see `whole`."""
    counted = {_at(row.task) for its in stands.values() for row in its if row.is_older}
    its = [row for row in rows if row.lot not in stands and not row.is_older and _at(row.task) not in counted]
    already = known(rows)
    return [Row(row.task, None, row.was_told or row.is_known or row.task.id in already) for row in its]


def _at(task: SharedTask) -> Hashable:
    return task.place, _kind(task)


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


# Newer workshops


@dataclass(frozen=True, slots=True)
class Exchange:
    """Lots that become one. `lots`: those that are no more; `rows`: the ids of the new one's."""

    lots: frozenset[int]
    rows: tuple[int, ...]


def exchanges(rows: Iterable[Row], stands: Mapping[int, Sequence[Row]]) -> list[Exchange]:
    """What newer rows may be exchanged for older ones now, as little at a time as may be; lots that this leaves with
    older rows may be in the next. `stands`: see `whole`."""
    newer: dict[Hashable, list[Row]] = {}
    for row in rows:
        if row.lot is None and not row.is_older:
            newer.setdefault(_at(row.task), []).append(row)
    holding: dict[Hashable, set[int]] = {}
    for lot, its in stands.items():
        for row in its:
            if row.is_older:
                holding.setdefault(_at(row.task), set()).add(lot)
    made: list[Exchange] = []
    for near in _NEAR:
        for pool in _pools(holding, newer, stands, near):
            made += _exchanged(pool, newer, stands)
        taken = {lot for it in made for lot in it.lots}
        holding = {at: lots for at, lots in holding.items() if taken.isdisjoint(lots)}
    return made


def _pools(
    holding: Mapping[Hashable, set[int]],
    newer: Mapping[Hashable, Sequence[Row]],
    stands: Mapping[int, Sequence[Row]],
    near: Near,
) -> Iterable[dict[Hashable, set[int]]]:
    """The workplaces' older rows whose lots are all near each other, with the lots that they are in."""
    pools: dict[Hashable, dict[Hashable, set[int]]] = {}
    for at, lots in sorted(holding.items(), key=lambda it: min(it[1])):
        nears = {near(row.task) for lot in lots for row in stands[lot]}
        if len(nears) == 1:
            pools.setdefault((_kind(newer[at][0].task), nears.pop()), {})[at] = lots
    return pools.values()


def _exchanged(
    pool: Mapping[Hashable, set[int]], newer: Mapping[Hashable, Sequence[Row]], stands: Mapping[int, Sequence[Row]]
) -> Iterable[Exchange]:
    gathered: dict[Hashable, set[int]] = {}
    taken: set[int] = set()
    for at, lots in pool.items():
        if taken & lots:
            continue
        gathered[at] = lots
        if enough(row.task for it in gathered for row in newer[it] if not row.was_told):
            these = frozenset[int]().union(*gathered.values())
            stays = (row for lot in these for row in stands[lot] if not (row.is_older and _at(row.task) in gathered))
            comes = (row for it in gathered for row in newer[it])
            yield Exchange(these, tuple(sorted(row.task.id for row in (*stays, *comes))))
            gathered, taken = {}, taken | these


def within(lots: Mapping[int, Collection[Row]], wanted: Callable[[SharedTask], bool]) -> list[SharedTask]:
    """The rows that are counted of a part of the municipality: those of lots that lie in it whole."""
    return [row.task for its in lots.values() if all(wanted(row.task) for row in its) for row in its]
