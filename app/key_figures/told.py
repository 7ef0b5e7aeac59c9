"""The figures of one place at one time, as page, paper and files tell them. Pure, and without words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from statistics import median

from app.key_figures.counted import AB, AT_ONCE, BECAME, EVERYWHERE, NO_WAY, NOT_YET, Day, Place, Table
from app.key_figures.programme import Goal, Of
from app.key_figures.shown import Row, Shown
from app.key_figures.withheld import Cell, Hidden
from app.posts.half_year import half_year
from app.posts.post import Content, Standing
from app.posts.tally import PRIORITY

PERCENT = 100
DRAWN = 6
"""Half-years in a picture, and now."""
_OF_STANDING = {of: Standing(of.value) for of in (Of.DESCRIBED, Of.DECIDED, Of.FILLED, Of.ORDINARY)}


@dataclass(frozen=True, slots=True)
class Rate:
    """From BEA to AB. `row`: `BECAME` and `NOT_YET`. `months`: the median of those who went; None where nobody did, or
    it is not told."""

    row: Row
    months: float | None = None

    @property
    def became(self) -> Cell:
        return self.row.part(BECAME)

    @property
    def began(self) -> Cell:
        """Under BEA."""
        return _sum(self.row.part(BECAME), self.row.part(NOT_YET))

    @property
    def percent(self) -> int | None:
        if isinstance(self.became, Hidden) or isinstance(self.began, Hidden) or not self.began:
            return None
        return round(PERCENT * self.became / self.began)


@dataclass(frozen=True, slots=True)
class Reached:
    """A goal, and what is reached; None where there is nothing to count it by yet."""

    goal: Goal
    cell: Cell | None

    @property
    def share(self) -> int:
        """Percent of the goal, 100 at most; of a whole, where the goal is a percent."""
        if not isinstance(self.cell, int):
            return 0
        return self.cell if self.goal.is_percent else min(PERCENT, round(PERCENT * self.cell / self.goal.number))


@dataclass(frozen=True, slots=True)
class Told:
    """`ordinary_on`: the day of which it is told how many posts are ordinary. `series`: persons by agreement, at each
    half-year's end and now. `over_time`: everybody who has been there. `content`: percent of the hours of filled posts;
    `educated`: those that ask for education, None where it is not stated. `ways`: by way in, only of the whole.
    `is_now`: whether `on` is today and no half-year's end."""

    on: date
    is_now: bool
    place: Place
    persons: Cell
    over_time: Cell
    workplaces: Cell
    posts: Mapping[Standing, Cell]
    ordinary_on: date
    tables: Mapping[Table, Row]
    series: Sequence[tuple[str, Cell, Row]]
    rate: Rate
    ways: Mapping[str, Rate] = field(default_factory=dict)
    content: Mapping[Content, int] = field(default_factory=dict)
    educated: int | None = None
    goals: Sequence[Reached] = ()

    @property
    def latest(self) -> Sequence[tuple[str, Cell, Row]]:
        """As many of the series as have room in a picture."""
        return self.series[-DRAWN:]

    @property
    def hides(self) -> bool:
        """Whether a number is not shown to all. What is counted towards a goal is one of these."""
        cells = [self.persons, self.over_time, self.workplaces, *self.posts.values()]
        rows = [*self.tables.values(), *(row for _, _, row in self.series), *(it.row for it in self.ways.values())]
        return any(isinstance(cell, Hidden) for cell in cells) or not all(row.is_whole for row in rows)

    @property
    def hides_reached(self) -> bool:
        """Whether a number that was typed as reached is shown to nobody."""
        return any(it.goal.of is Of.OTHER and isinstance(it.cell, Hidden) for it in self.goals)


def tell(shown: Shown, place: Place, at: int, goals: Sequence[Goal] = ()) -> Told:
    """`at`: which of the days. `goals`: the municipality's, where the whole is told of."""
    day, persons = shown.days[at], shown.persons(place, at)
    tables = {table: shown.row(table, place, at) for table in Table}
    is_told = not isinstance(persons, Hidden)
    rows = sorted(shown.ways(at).items(), key=lambda it: it[0] == NO_WAY)
    ways = {way: Rate(row, _months(shown, way, row)) for way, row in rows}
    its = Told(
        day.on,
        at == len(shown.days) - 1,
        place,
        persons,
        _sum(persons, shown.whole(Table.ENDED, place, at)),
        shown.workplaces(place, at),
        {standing: shown.posts(standing, place, at) for standing in Standing},
        tables[Table.AGREEMENT].on,
        tables,
        [_at_time(shown, place, time) for time in range(at + 1)],
        _rate(shown, place, tables[Table.BEGAN]),
        ways if place == EVERYWHERE else {},
        _shares(day.at(place).content) if is_told else {},
        _educated(day, place) if is_told else None,
    )
    if place != EVERYWHERE:
        return its
    return replace(its, goals=[Reached(goal, _reached(its, goal)) for goal in goals])


def _reached(its: Told, goal: Goal) -> Cell | None:
    match goal.of:
        case Of.OTHER:
            return goal.typed.cell if goal.typed and goal.typed.on <= its.on else None
        case Of.PERSONS:
            return its.persons
        case Of.WORKPLACES:
            return its.workplaces
        case Of.AB:
            return its.tables[Table.AGREEMENT].part(AB)
        case Of.PRIORITY:
            return its.tables[Table.GROUP].part(PRIORITY)
        case Of.BECAME:
            return Hidden.NOT_SHOWN if isinstance(its.rate.became, Hidden) else its.rate.percent
    return its.posts[_OF_STANDING[goal.of]]


def _at_time(shown: Shown, place: Place, at: int) -> tuple[str, Cell, Row]:
    """The half-year's name, "" for now; how many there are; and by agreement, of that day alone."""
    day, row = shown.days[at], shown.row(Table.AGREEMENT, place, at)
    whole = shown.persons(place, at)
    name = "" if at == len(shown.days) - 1 else str(half_year(day.on))
    return name, whole, row if row.on == day.on else Row(day.on, whole, dict.fromkeys(row.parts, Hidden.NOT_SHOWN))


def _sum(*cells: Cell) -> Cell:
    """A sum of which a part is not shown is not shown: it may be larger than what is called small."""
    known = [cell for cell in cells if not isinstance(cell, Hidden)]
    return sum(known) if len(known) == len(cells) else Hidden.NOT_SHOWN


def _rate(shown: Shown, place: Place, row: Row) -> Rate:
    """As `BEGAN` has it, less those who began under AB at once."""
    its = Row(row.on, row.whole, {name: cell for name, cell in row.parts.items() if name != AT_ONCE})
    months = next((day.at(place).months for day in shown.days if day.on == row.on), [])
    return Rate(its, median(months) if months and row.is_whole else None)


def _months(shown: Shown, way: str, row: Row) -> float | None:
    months = next((day.months.get(way, []) for day in shown.days if day.on == row.on), [])
    return median(months) if months and row.is_whole else None


def _shares(content: Mapping[Content, Decimal]) -> dict[Content, int]:
    """Percent that make a hundred (largest remainder), the largest first."""
    whole = sum(content.values())
    if not whole:
        return {}
    exact = {name: PERCENT * hours / whole for name, hours in content.items()}
    floors = {name: int(share) for name, share in exact.items()}
    left = PERCENT - sum(floors.values())
    for name in sorted(exact, key=lambda name: floors[name] - exact[name])[:left]:
        floors[name] += 1
    return dict(sorted(floors.items(), key=lambda it: -it[1]))


def _educated(day: Day, place: Place) -> int | None:
    sums = day.at(place)
    return round(PERCENT * sums.educated / sums.stated) if sums.stated else None
