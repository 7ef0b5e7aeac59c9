"""What is shown of what is counted: all of it, or what the rules for small cells leave (`app.key_figures.withheld`).
Pure.

How they are divided is shown as it was at a half-year's end, where rule 2 lets it; else those counts that were shown
last stand, with their day. It is never shown as of today: who looks today and tomorrow would see each one who begins.
How many there are in all is of the day. An administration's rows are parts of the whole's table, and a workplace's of
its administration's (rule 3). How many persons there are at each place is a sum with parts (rule 1). What is counted of
a whole post is not shown for a workplace. What rests on other counts (of those under BEA, who is past the day that was
planned) is shown where they are.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Protocol

from app.key_figures import withheld
from app.key_figures.counted import ALWAYS, EVERYWHERE, Day, Place, Sums, Table
from app.key_figures.withheld import Cell, Counts, Hidden, alone, is_small, parts
from app.posts.post import Standing
from app.posts.tally import is_of_one

OF_PERSONS = (Table.AGREEMENT, Table.SEX, Table.GROUP, Table.PRIORITY, Table.EMPLOYER, Table.SUPPORT)
"""Tables of the persons who are there: they have the same wholes."""
OF_WHOLE_POSTS = (Table.SEX, Table.GROUP, Table.SUPPORT, Table.OUTCOME_BY_SEX, Table.OUTCOME_BY_SUPPORT)
OF_ONE_NOT_TOLD = (*OF_WHOLE_POSTS, Table.PRIORITY)
RESTS_ON: Mapping[Table, tuple[Table, ...]] = {
    Table.PLAN: (Table.AGREEMENT,),
    Table.PRIORITY: (Table.AGREEMENT, Table.GROUP),
}


@dataclass(frozen=True, slots=True)
class Row:
    """`on`: the day of which it tells. `parts`: where all are numbers, those with nobody may be left out; else all that
    there can be are there, for which ones are would tell."""

    on: date
    whole: Cell
    parts: Mapping[str, Cell]

    def part(self, name: str) -> Cell:
        return self.parts.get(name, 0 if self.is_whole else Hidden.NOT_SHOWN)

    @property
    def is_whole(self) -> bool:
        return not any(isinstance(cell, Hidden) for cell in (self.whole, *self.parts.values()))

    @property
    def has_small(self) -> bool:
        return Hidden.FEWER in (self.whole, *self.parts.values())


class Shown(Protocol):
    """`at`: which of the days, from 0: half-years' ends, and now last."""

    days: Sequence[Day]

    def row(self, table: Table, place: Place, at: int) -> Row: ...
    def whole(self, table: Table, place: Place, at: int) -> Cell: ...
    def persons(self, place: Place, at: int) -> Cell: ...
    def posts(self, standing: Standing, place: Place, at: int) -> Cell: ...
    def workplaces(self, place: Place, at: int) -> Cell: ...
    def ways(self, at: int) -> Mapping[str, Row]: ...


class All:
    """For those who see small numbers. Of one person alone it is not told which sex and group, not to
    them either; nor of one of whom alone it is stated."""

    def __init__(self, days: Sequence[Day]) -> None:
        self.days = days

    def row(self, table: Table, place: Place, at: int) -> Row:
        sums, on = self._at(place, at), self.days[at].on
        whole, its = sums.whole(table), sums.persons[table]
        if table in OF_ONE_NOT_TOLD and (whole == 1 or is_of_one(its)):
            return Row(on, whole, dict.fromkeys(columns(table, self.days), Hidden.NOT_SHOWN))
        return Row(on, whole, dict(its))

    def whole(self, table: Table, place: Place, at: int) -> Cell:
        return self._at(place, at).whole(table)

    def persons(self, place: Place, at: int) -> Cell:
        return self.whole(Table.AGREEMENT, place, at)

    def posts(self, standing: Standing, place: Place, at: int) -> Cell:
        return self._at(place, at).posts[standing]

    def workplaces(self, place: Place, at: int) -> Cell:
        return len(self._at(place, at).workplaces)

    def ways(self, at: int) -> dict[str, Row]:
        day = self.days[at]
        return {way: Row(day.on, its.total(), dict(its)) for way, its in day.ways.items()}

    def _at(self, place: Place, at: int) -> Sums:
        return self.days[at].at(place)


class Withheld:
    """For everybody else."""

    def __init__(self, days: Sequence[Day]) -> None:
        self.days = days
        self._open: dict[Table, dict[Place, tuple[int, ...]]] = {}
        self._wholes: dict[tuple[Table, int], dict[Place, Cell]] = {}

    def row(self, table: Table, place: Place, at: int) -> Row:
        """As it stood when it could be shown last; else with words for its numbers at the last half-year's end."""
        at = max(0, min(at, len(self.days) - 2))
        before = [time for time in self._times(table).get(place, ()) if time <= at]
        if before:
            sums, day = self.days[before[-1]].at(place), self.days[before[-1]].on
            return Row(day, sums.whole(table), dict(sums.persons[table]))
        return self._hidden(table, place, at)

    def persons(self, place: Place, at: int) -> Cell:
        return self.whole(Table.AGREEMENT, place, at)

    def whole(self, table: Table, place: Place, at: int) -> Cell:
        """How many there are in all, on that day."""
        base = Table.AGREEMENT if table in OF_PERSONS else table
        if (base, at) not in self._wholes:
            self._wholes[base, at] = self._told(base, at)
        return self._wholes[base, at].get(place, 0)

    def posts(self, standing: Standing, place: Place, at: int) -> Cell:
        """Those that somebody is in are told where it is told how many are; those that are ordinary where and when
        agreements are."""
        sums = self.days[at].at(place)
        if standing is Standing.ORDINARY:
            return self._ordinary(place, at)
        if standing is Standing.FILLED and isinstance(self.persons(place, at), Hidden):
            return Hidden.NOT_SHOWN
        return sums.posts[standing]

    def workplaces(self, place: Place, at: int) -> Cell:
        if isinstance(self.persons(place, at), Hidden):
            return Hidden.NOT_SHOWN
        return len(self.days[at].at(place).workplaces)

    def ways(self, at: int) -> dict[str, Row]:
        """Rows of a table whose sums are those who began under BEA."""
        times = [time for time in self._times(Table.BEGAN).get(EVERYWHERE, ()) if time <= at]
        if not times:
            return {way: Row(self.days[at].on, Hidden.NOT_SHOWN, {}) for way in self.days[at].ways}
        day, names = self.days[times[-1]], sorted({name for time in times for name in self.days[time].ways})
        table = {name: [_in_order(self.days[time].ways.get(name, {}), WAY) for time in times] for name in names}
        away = withheld.rows(table)
        return {
            name: Row(day.on, Hidden.NOT_SHOWN, {}) if name in away else Row(day.on, its.total(), dict(its))
            for name, its in day.ways.items()
        }

    def _ordinary(self, place: Place, at: int) -> Cell:
        """Of the day that agreements are told of, here and at the places beside it."""
        if self.persons(place, at) == 0:
            return 0
        times = self._times(Table.AGREEMENT)
        beside = [other for other in times if other[:-1] == place[:-1] and len(other) == len(place)]
        before = [time for time in times.get(place, ()) if time <= at]
        if not before or not all(times[other] for other in beside):
            return Hidden.NOT_SHOWN
        return self.days[before[-1]].at(place).posts[Standing.ORDINARY]

    def _hidden(self, table: Table, place: Place, at: int) -> Row:
        day, names = self.days[at], columns(table, self.days)
        whole = self.whole(table, place, at)
        is_now = at == len(self.days) - 1
        if place == EVERYWHERE and not isinstance(whole, Hidden) and table not in RESTS_ON and not is_now:
            counts = day.at(place).persons[table]
            return Row(day.on, whole, withheld.covered({name: counts[name] for name in names}))
        if whole == 0:
            return Row(day.on, 0, {})
        return Row(day.on, whole, dict.fromkeys(names, Hidden.NOT_SHOWN))

    # How many there are

    def _told(self, table: Table, at: int) -> dict[Place, Cell]:
        if table in RESTS_ON:
            return self._told_of_bea(at)
        wholes = {place: sums.whole(table) for place, sums in self.days[at].places.items()}
        told: dict[Place, Cell] = {EVERYWHERE: alone(wholes.get(EVERYWHERE, 0))}
        if not self._tells_no_other(table, [EVERYWHERE], at):
            told[EVERYWHERE] = Hidden.NOT_SHOWN
        for parent, children in self._children.items():
            its = {child: wholes.get(child, 0) for child in children}
            shown = not isinstance(told[parent], Hidden) and self._tells_no_other(table, children, at)
            told |= parts(its) if shown else dict.fromkeys(its, Hidden.NOT_SHOWN)
        return told

    def _tells_no_other(self, table: Table, places: Iterable[Place], at: int) -> bool:
        """Those who have begun, less those who are there, are those who have ended. So how many have begun is told at
        places beside each other where, at all of them, the other two are told and neither is small."""
        return table is not Table.BEGAN or all(self._has_ended_clearly(place, at) for place in places)

    def _has_ended_clearly(self, place: Place, at: int) -> bool:
        sums = self.days[at].at(place)
        ended = sums.whole(Table.BEGAN) - sums.whole(Table.AGREEMENT)
        others = (self.whole(Table.AGREEMENT, place, at), self.whole(Table.ENDED, place, at))
        is_told = not any(isinstance(cell, Hidden) for cell in others)
        return is_told and not is_small(ended) and not is_small(sums.whole(Table.ENDED) - ended)

    def _told_of_bea(self, at: int) -> dict[Place, Cell]:
        return {place: self.row(Table.AGREEMENT, place, at).part("bea") for place in self._places}

    # Which rows are shown

    def _times(self, table: Table) -> dict[Place, tuple[int, ...]]:
        """At which times a place's row is shown, by place."""
        if table not in self._open:
            self._open[table] = self._shown_rows(table)
        return self._open[table]

    def _shown_rows(self, table: Table) -> dict[Place, tuple[int, ...]]:
        names = columns(table, self.days)
        shown = {EVERYWHERE: self._shown_of_the_whole(table, names)}
        for parent, children in self._children.items():
            times = shown[parent] if self._has_rows(table, parent) else ()
            its = {child: [self._counts(table, child, time, names) for time in times] for child in children}
            hidden = [child for child in children if not self._may_be_told(table, child, times)]
            away = withheld.rows(its, hidden)
            shown |= {child: () if child in away else times for child in children}
        return shown

    def _shown_of_the_whole(self, table: Table, names: Sequence[str]) -> tuple[int, ...]:
        halves = range(len(self.days) - 1)
        times = [at for at in halves if self._may_be_told(table, EVERYWHERE, [at])]
        clear = withheld.half_years(self._counts(table, EVERYWHERE, at, names) for at in times)
        return tuple(at for at, is_clear in zip(times, clear, strict=True) if is_clear)

    def _may_be_told(self, table: Table, place: Place, times: Collection[int]) -> bool:
        """Whether how many there are is told, and what the table rests on."""
        if table in RESTS_ON:
            return all({*times} <= {*self._times(other).get(place, ())} for other in RESTS_ON[table])
        return not any(isinstance(self.whole(table, place, at), Hidden) for at in times)

    def _has_rows(self, table: Table, parent: Place) -> bool:
        if table is Table.PRIORITY:
            return False
        return parent == EVERYWHERE or table not in OF_WHOLE_POSTS

    def _counts(self, table: Table, place: Place, at: int, names: Iterable[str]) -> Counts:
        return _in_order(self.days[at].at(place).persons[table], names)

    @cached_property
    def _places(self) -> list[Place]:
        found = {place for day in self.days for place in day.places}
        return sorted(found, key=lambda place: (len(place), *((part is None, part or 0) for part in place)))

    @cached_property
    def _children(self) -> dict[Place, list[Place]]:
        """Those that are parts of a place, the widest first."""
        found: dict[Place, list[Place]] = {}
        for place in self._places:
            if place:
                found.setdefault(place[:-1], []).append(place)
        return found


WAY = ("became", "not_yet")


def _in_order(counts: Mapping[str, int], names: Iterable[str]) -> list[int]:
    return [counts.get(name, 0) for name in names]


def columns(table: Table, days: Iterable[Day]) -> list[str]:
    """The parts that a table has anywhere, whether somebody is in them at a place or not."""
    return sorted({*ALWAYS.get(table, ()), *(name for day in days for name in day.at(EVERYWHERE).persons[table])})
