"""The values that a calculation rests on: what each is, where it comes from, and how far it can be trusted. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

OLD = 18
"""Months after which a value is called old."""


class Unit(StrEnum):
    KRONOR = "kronor"
    """A month, where nothing else is said of the parameter."""
    SHARE = "share"
    """1 is all of it; shown and typed as per cent."""
    FACTOR = "factor"
    MONTHS = "months"
    HOURS = "hours"
    """A week."""


class Parameter(StrEnum):
    """What a set of values may hold, by its letter in the formulas (`app.calculator.formulas`)."""

    WAGE = "wage"
    """L: a month's wage at full time, of the job."""
    OTHER_COST = "other_cost"
    """x"""
    ON_COSTS = "on_costs"
    """po: the employer's contributions and insurances by agreement (*PO-pålägg*), as a share of the wage."""
    STATUTORY_FEE = "statutory_fee"
    """fee: the part of it that is statutory (*arbetsgivaravgift*)."""
    SUBSIDY_LEVEL = "subsidy_level"
    """niva"""
    SUBSIDY_CAP = "subsidy_cap"
    """tak: at full time."""
    SUBSIDY_FACTOR = "subsidy_factor"
    """faktor"""
    SUBSIDY_MONTHS = "subsidy_months"
    """manader"""
    ALLOWANCE = "allowance"
    """fs: income support (*försörjningsstöd*) that is paid, a month."""
    ALLOWANCE_SHARE = "allowance_share"
    """fs_p: the share of months that it is paid."""
    DAILY_ACTIVITY = "daily_activity"
    """dv: a place in daily activity (*daglig verksamhet*), a month."""
    DAILY_ACTIVITY_SHARE = "daily_activity_share"
    """dv_m: the share of it that truly falls away; 0 where the place stays open."""
    MEASURE = "measure"
    """ame: a labour-market measure, a month."""
    MEASURE_SHARE = "measure_share"
    """ame_m"""
    WAGE_LOW = "wage_low"
    """L_low: of those who would be more, in the staff mix."""
    WAGE_HIGH = "wage_high"
    """L_high: of those who are relieved."""
    SUPERVISION = "supervision"
    """hand: hours a week."""
    SUPERVISOR_WAGE = "supervisor_wage"
    """L_h"""
    SUPPORT = "support"
    """konsult: what AME's support costs a month."""
    START = "start"
    """start: once."""
    FULL_TIME = "full_time"
    """H: hours a week, the workplace's own."""


UNIT: Mapping[Parameter, Unit] = {
    Parameter.WAGE: Unit.KRONOR,
    Parameter.OTHER_COST: Unit.KRONOR,
    Parameter.ON_COSTS: Unit.SHARE,
    Parameter.STATUTORY_FEE: Unit.SHARE,
    Parameter.SUBSIDY_LEVEL: Unit.SHARE,
    Parameter.SUBSIDY_CAP: Unit.KRONOR,
    Parameter.SUBSIDY_FACTOR: Unit.FACTOR,
    Parameter.SUBSIDY_MONTHS: Unit.MONTHS,
    Parameter.ALLOWANCE: Unit.KRONOR,
    Parameter.ALLOWANCE_SHARE: Unit.SHARE,
    Parameter.DAILY_ACTIVITY: Unit.KRONOR,
    Parameter.DAILY_ACTIVITY_SHARE: Unit.SHARE,
    Parameter.MEASURE: Unit.KRONOR,
    Parameter.MEASURE_SHARE: Unit.SHARE,
    Parameter.WAGE_LOW: Unit.KRONOR,
    Parameter.WAGE_HIGH: Unit.KRONOR,
    Parameter.SUPERVISION: Unit.HOURS,
    Parameter.SUPERVISOR_WAGE: Unit.KRONOR,
    Parameter.SUPPORT: Unit.KRONOR,
    Parameter.START: Unit.KRONOR,
    Parameter.FULL_TIME: Unit.HOURS,
}


class Origin(StrEnum):
    """Where a value comes from."""

    SOURCE = "source"
    """Published, with a name and a year."""
    ASSUMPTION = "assumption"
    LOCAL = "local"
    """The municipality's own."""
    TAKEN = "taken"
    """From the board, the job description or the way in; `source` says which. Never in a set."""


@dataclass(frozen=True, slots=True)
class Value:
    """`year`: the last year that it is said to hold for; None of what was taken from the board. `source`: in words."""

    amount: Decimal
    origin: Origin
    year: int | None = None
    source: str = ""

    def is_old(self, today: date) -> bool:
        """Whether so many months have gone since its year began that it may be older than `OLD`: a year is all that is
        known, and a paper must not say that a value is fresh when it may not be."""
        return self.year is not None and (today.year - self.year) * 12 + today.month - 1 >= OLD


Values = Mapping[Parameter, Value]


@dataclass(frozen=True, slots=True)
class Stamp:
    """What is said of the values under every page and paper. `years`: from the first to the last, where they differ."""

    values: int
    assumptions: int
    old: int
    years: tuple[int, int] | None


def stamp(used: Iterable[Value], today: date) -> Stamp:
    """Of the values that a calculation used, what was chosen there (`r`) not among them."""
    its = [*used]
    years = sorted({it.year for it in its if it.year is not None})
    return Stamp(
        values=len(its),
        assumptions=sum(it.origin is Origin.ASSUMPTION for it in its),
        old=sum(it.is_old(today) for it in its),
        years=(years[0], years[-1]) if len(years) > 1 else None,
    )
