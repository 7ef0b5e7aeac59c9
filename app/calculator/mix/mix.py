"""What a staff mix costs, what it asks of the hours, and what there is of them (F20 to F24). Pure; money is `Decimal`.

A swap takes one of those who are relieved, and `k` of them become `k + 1` of those who take over: the same work in more
pairs of hands. It is cheaper from a number of swaps that follows from the two wages alone, and it can be done as far as
the red hours reach: of either it may be that there is none.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import ROUND_FLOOR, Decimal
from enum import StrEnum

MONTHS = 12
TENTH = Decimal("0.1")
ROWS = 7
"""Of a table of numbers of swaps, at most."""
MORE = 1
"""So many more than those whose work they take over: from the report's 18 to 19."""


@dataclass(frozen=True, slots=True)
class Staff:
    """A group: how many at full time, and what one of them has a month, in kronor."""

    name: str
    number: int
    wage: Decimal


@dataclass(frozen=True, slots=True)
class Hours:
    """A week: the middle, and the spread from low to high, as the estimates have it."""

    low: Decimal
    middle: Decimal
    high: Decimal

    def __add__(self, other: "Hours") -> "Hours":
        return Hours(self.low + other.low, self.middle + other.middle, self.high + other.high)

    @property
    def is_spread(self) -> bool:
        return self.low != self.high


NO_HOURS = Hours(Decimal(0), Decimal(0), Decimal(0))


def exactly(hours: Decimal) -> Hours:
    return Hours(hours, hours, hours)


@dataclass(frozen=True, slots=True)
class Unit:
    """What is known of a unit. `relieved`: the group that hands over its red tasks; one or more of them. `takes_over`:
    the group that would be more; its number: those who are there already. `others`: stay as they are. `on_costs`: po,
    as a share of the wage. `full_time`: H, hours a week. `red`, `green`: of the relieved group; None where nobody
    knows. `leaves`: how many of the relieved retire or move on in a year; None where it is not said."""

    relieved: Staff
    takes_over: Staff
    others: tuple[Staff, ...]
    on_costs: Decimal
    full_time: Decimal
    red: Hours | None = None
    green: Hours | None = None
    leaves: int | None = None


def cost(groups: Iterable[Staff], on_costs: Decimal) -> Decimal:
    """F20: kronor a year."""
    return sum((it.number * it.wage for it in groups), Decimal(0)) * (1 + on_costs) * MONTHS


def ratio(low: Decimal, high: Decimal) -> Decimal:
    """F21: ρ. `high` is more than nothing."""
    return low / high


def first_cheaper(low: Decimal, high: Decimal) -> int | None:
    """F21: the fewest swaps that cost less, k > ρ/(1 − ρ). None where the wage is as high or higher: no number does."""
    if low >= high:
        return None
    return int(low // (high - low)) + 1


@dataclass(frozen=True, slots=True)
class Swaps:
    """So many of the relieved become so many and `MORE` of the others. Kronor a year, hours a week. `lacks`: of the red
    hours; None where nobody knows how many there are."""

    number: int
    relieved: int
    takes_over: int
    red: Decimal
    lacks: Decimal | None
    cost: Decimal
    difference: Decimal

    @property
    def is_cheaper(self) -> bool:
        return self.difference < 0

    @property
    def people(self) -> int:
        return self.relieved + self.takes_over


class Verdict(StrEnum):
    """What is said first: the first of these that is so."""

    NEVER_CHEAPER = "never_cheaper"
    """ρ ≥ 1."""
    TOO_FEW = "too_few"
    """It would be cheaper with more swaps than there are people to relieve."""
    UNKNOWN = "unknown"
    """The red hours."""
    SHORT = "short"
    """The red hours do not reach."""
    GREEN_SHORT = "green_short"
    """The red hours reach, but those who remain have not got the hours that the green tasks take."""
    DEARER = "dearer"
    """The hours reach, and so few swaps cost more."""
    REACHES = "reaches"


@dataclass(frozen=True, slots=True)
class Mix:
    """A unit, and so many swaps in it."""

    unit: Unit
    swaps: int

    @property
    def now(self) -> tuple[Staff, ...]:
        return (self.unit.relieved, self.unit.takes_over, *self.unit.others)

    @property
    def people_now(self) -> int:
        return sum(it.number for it in self.now)

    @property
    def cost_now(self) -> Decimal:
        return cost(self.now, self.unit.on_costs)

    def after(self, swaps: int) -> Swaps:
        it = self.unit
        relieved, more = it.relieved.number - swaps, it.takes_over.number + swaps + (MORE if swaps else 0)
        groups = (
            Staff(it.relieved.name, relieved, it.relieved.wage),
            Staff(it.takes_over.name, more, it.takes_over.wage),
            *it.others,
        )
        its, red = cost(groups, it.on_costs), swaps * it.full_time
        lacks = None if it.red is None else max(Decimal(0), red - it.red.middle)
        return Swaps(swaps, relieved, more, red, lacks, its, its - self.cost_now)

    @property
    def chosen(self) -> Swaps:
        return self.after(self.swaps)

    @property
    def people_after(self) -> int:
        return self.chosen.people + sum(it.number for it in self.unit.others)

    @property
    def ratio(self) -> Decimal:
        return ratio(self.unit.takes_over.wage, self.unit.relieved.wage)

    @property
    def first_cheaper(self) -> int | None:
        return first_cheaper(self.unit.takes_over.wage, self.unit.relieved.wage)

    # Hours

    @property
    def reach(self) -> Decimal | None:
        """F22: how many swaps the red hours are enough for, to a tenth and never more than they are."""
        red = self.unit.red
        return None if red is None else (red.middle / self.unit.full_time).quantize(TENTH, ROUND_FLOOR)

    @property
    def whole_reach(self) -> int | None:
        """As whole swaps, of those who are there."""
        red = self.unit.red
        return None if red is None else min(int(red.middle // self.unit.full_time), self.unit.relieved.number)

    @property
    def capacity(self) -> Decimal:
        """F22: what those who are new have in a week."""
        return (self.swaps + MORE) * self.unit.full_time if self.swaps else Decimal(0)

    @property
    def for_people(self) -> Decimal:
        """F22: what is left of it when the red hours are done."""
        return self.capacity - self.chosen.red

    @property
    def remaining(self) -> Decimal:
        """F23: hours a week of the relieved who remain."""
        return self.chosen.relieved * self.unit.full_time

    @property
    def green_after(self) -> Decimal | None:
        """F23: the green hours that have room with those who remain."""
        green = self.unit.green
        return None if green is None else min(green.middle, self.remaining)

    @property
    def green_lacks(self) -> Decimal | None:
        green = self.unit.green
        return None if green is None else max(Decimal(0), green.middle - self.remaining)

    # Pace

    @property
    def years(self) -> int | None:
        """F24: at least so many, for nobody is dismissed. None where it is not said how many leave, or nobody does."""
        leaves = self.unit.leaves
        return -(-self.swaps // leaves) if leaves else None

    # What is said first

    @property
    def verdict(self) -> Verdict:
        first, lacks = self.first_cheaper, self.chosen.lacks
        if first is None:
            return Verdict.NEVER_CHEAPER
        if first > self.unit.relieved.number:
            return Verdict.TOO_FEW
        if lacks is None:
            return Verdict.UNKNOWN
        if lacks:
            return Verdict.SHORT
        if self.green_lacks:
            return Verdict.GREEN_SHORT
        return Verdict.REACHES if self.chosen.is_cheaper else Verdict.DEARER

    @property
    def rows(self) -> Sequence[Swaps]:
        """Numbers of swaps to compare: from one to the one after the first that is cheaper, with the chosen one and as
        many as the hours reach for; those that matter most, where there is no room for all."""
        most, first = self.unit.relieved.number, self.first_cheaper
        last = min(most, max(self.swaps, first or 0) + 1)
        matter = [self.swaps, first or 0, self.whole_reach or 0, (first or 0) - 1, self.swaps + 1, 1]
        matter += [(first or 0) + 1, *range(1, last + 1)]
        chosen = [*dict.fromkeys(it for it in matter if 1 <= it <= most)][:ROWS]
        return [self.after(it) for it in sorted(chosen)]


def mix(unit: Unit, swaps: int | None = None) -> Mix:
    """`swaps`: as it was chosen; else the fewest that are cheaper, or as many as there are people where none is."""
    if swaps is None:
        its = first_cheaper(unit.takes_over.wage, unit.relieved.wage)
        swaps = min(its or 1, unit.relieved.number)
    return Mix(unit, swaps)
