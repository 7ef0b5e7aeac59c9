"""Month by month: what each one gives the municipality, what it comes to, and when it is even again (F12). Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from app.calculator.formulas import Case, Lenses, Result


@dataclass(frozen=True, slots=True)
class Month:
    """`number`: from one. `so_far`: all months up to this, less what the start cost; kronor."""

    number: int
    lenses: Lenses
    so_far: Decimal


@dataclass(frozen=True, slots=True)
class Months:
    """`months`: none where r is not chosen. `support_ends`: the last month with support; None where none is paid.
    `even_at`: the first month in which the sum is zero or more, where there is one. `below_at`: the first after it in
    which it is below again. `start`: what is paid once, at the start."""

    months: tuple[Month, ...]
    support_ends: int | None
    even_at: int | None
    below_at: int | None
    start: Decimal

    @property
    def last(self) -> Month | None:
        return self.months[-1] if self.months else None

    @property
    def support_ends_within(self) -> bool:
        return self.support_ends is not None and self.support_ends < len(self.months)


def by_month(case: Case, result: Result) -> Months:
    """F12, as far as the horizon."""
    its = tuple(_months(case, result))
    even_at = next((it.number for it in its if it.so_far >= 0), None)
    below_at = next((it.number for it in its if even_at and it.number > even_at and it.so_far < 0), None)
    ends = case.subsidy.months if case.subsidy.is_paid else None
    return Months(its, ends, even_at, below_at, case.support.start)


def _months(case: Case, result: Result) -> Iterable[Month]:
    so_far = -case.support.start
    for number in range(1, case.horizon + 1):
        lenses = result.at(number).lenses
        if lenses is None:
            return
        so_far += lenses.whole
        yield Month(number, lenses, so_far)
