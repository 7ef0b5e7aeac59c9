"""The charts of a calculation as places on a drawing: across in per cent of its width, down in pixels. Pure.

One scale a chart, from zero: a bar that is twice as long is twice as much.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from app.calculator.formulas import Lenses, Phase, Result
from app.calculator.months import Months
from app.calculator.spread import Bar

UNIT, AME, WHOLE = "unit", "ame", "whole"
"""The three lenses."""
HEIGHT = 120
"""Pixels that the months are drawn in."""
_EDGE = 8
"""Pixels above and below that nothing is drawn in."""
_ALL = Decimal(100)
_MANY = 36
"""Months from which only every twelfth is named."""


@dataclass(frozen=True, slots=True)
class Scale:
    """From the smallest to the largest, zero within."""

    low: Decimal
    high: Decimal

    def at(self, amount: Decimal) -> Decimal:
        """Per cent of the width."""
        whole = self.high - self.low
        return (amount - self.low) / whole * _ALL if whole else Decimal(0)

    def down(self, amount: Decimal) -> Decimal:
        """Pixels from the top."""
        return _EDGE + (_ALL - self.at(amount)) / _ALL * (HEIGHT - 2 * _EDGE)


def scale(amounts: Iterable[Decimal]) -> Scale:
    its = [Decimal(0), *amounts]
    return Scale(min(its), max(its))


@dataclass(frozen=True, slots=True)
class Drawn:
    """A bar: where it begins, and how long it is, both per cent of the width."""

    x: Decimal
    width: Decimal
    amount: Decimal


@dataclass(frozen=True, slots=True)
class LensBars:
    """One lens, a bar for each phase. `zero`: where zero is."""

    lens: str
    bars: tuple[tuple[Phase, Drawn], ...]
    zero: Decimal


def of_lens(lenses: Lenses, lens: str) -> Decimal:
    return {UNIT: lenses.unit, AME: lenses.ame, WHOLE: lenses.whole}[lens]


def lens_bars(result: Result) -> tuple[LensBars, ...]:
    """None of them where r is not chosen."""
    known = [(phase, phase.lenses) for phase in result.phases if phase.lenses]
    amounts = {lens: [(phase, of_lens(lenses, lens)) for phase, lenses in known] for lens in (UNIT, AME, WHOLE)}
    its = scale(amount for of in amounts.values() for _, amount in of)
    return tuple(
        LensBars(lens, tuple((phase, _bar(its, amount)) for phase, amount in of), its.at(Decimal(0)))
        for lens, of in amounts.items()
        if of
    )


def _bar(its: Scale, amount: Decimal) -> Drawn:
    zero, end = its.at(Decimal(0)), its.at(amount)
    return Drawn(min(zero, end), abs(end - zero), amount)


# Month by month


@dataclass(frozen=True, slots=True)
class Column:
    """A month's bar. `y`, `height`: pixels."""

    number: int
    x: Decimal
    width: Decimal
    y: Decimal
    height: Decimal
    has_subsidy: bool


@dataclass(frozen=True, slots=True)
class Line:
    """From one month's sum to the next."""

    x1: Decimal
    y1: Decimal
    x2: Decimal
    y2: Decimal


@dataclass(frozen=True, slots=True)
class MonthChart:
    """`zero`, `zero_of_sum`: where zero is, pixels down. `step`: where support ends, per cent. `ticks`: months that are
    named, with where. `dots`: months whose sum is marked."""

    columns: tuple[Column, ...]
    zero: Decimal
    lines: tuple[Line, ...]
    zero_of_sum: Decimal
    step: Decimal | None
    ticks: tuple[tuple[int, Decimal], ...]
    dots: tuple[tuple[Decimal, Decimal], ...]


def month_chart(result: Result, its: Months) -> MonthChart | None:
    """None where r is not chosen."""
    if not its.months:
        return None
    width = _ALL / len(its.months)
    a_month = scale(it.lenses.whole for it in its.months)
    so_far = scale([-its.start, *(it.so_far for it in its.months)])
    columns = []
    for it in its.months:
        zero, end = a_month.down(Decimal(0)), a_month.down(it.lenses.whole)
        x = width * (it.number - 1) + width / 10
        phase = result.at(it.number)
        columns.append(Column(it.number, x, width * 8 / 10, min(zero, end), abs(end - zero), phase.has_subsidy))
    points = [
        (Decimal(0), so_far.down(-its.start)),
        *((width * it.number, so_far.down(it.so_far)) for it in its.months),
    ]
    lines = tuple(Line(*first, *second) for first, second in pairwise(points))
    marked = {its.support_ends, its.below_at} - {None}
    dots = tuple(points[it.number] for it in its.months if it.number in marked)
    step = width * its.support_ends if its.support_ends and its.support_ends_within else None
    return MonthChart(
        tuple(columns),
        a_month.down(Decimal(0)),
        lines,
        so_far.down(Decimal(0)),
        step,
        tuple((number, width * (number - Decimal("0.5"))) for number in _ticks(len(its.months))),
        dots,
    )


def _ticks(months: int) -> Sequence[int]:
    every = 12 if months > _MANY else 6
    return [1, *range(every, months + 1, every)]


# What matters most


@dataclass(frozen=True, slots=True)
class SpreadBar:
    bar: Bar
    x: Decimal
    width: Decimal


@dataclass(frozen=True, slots=True)
class SpreadChart:
    """`now`: where it is even with the values as they are."""

    bars: tuple[SpreadBar, ...]
    now: Decimal


def spread_chart(result: Result, bars: Sequence[Bar]) -> SpreadChart | None:
    """Not from zero: what is shown is how far it moves. None where there is nothing to show."""
    even = result.now.even
    if even is None or not bars:
        return None
    ends = [even, *(end for bar in bars for end in bar.ends if end is not None)]
    its = Scale(min(ends), max(ends))
    drawn = tuple(_from_end_to_end(its, bar) for bar in bars)
    return SpreadChart(drawn, its.at(even))


def _from_end_to_end(its: Scale, bar: Bar) -> SpreadBar:
    """To the edge, where there is no larger end."""
    first, last = bar.ends
    x = its.at(first)
    return SpreadBar(bar, x, (_ALL if last is None else its.at(last)) - x)
