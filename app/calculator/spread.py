"""What matters most (F13): each value a fifth lower and higher, and the hours as low and as high as estimated.
In the sentence's unit: how much of the relieved time must become money for it to be even for the municipality, in the
first phase. Pure.

The extent and what full time is are decided and agreed on, not uncertain, so they are not moved. A share is never moved
past all of it.
"""

from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum
from typing import Any

from app.calculator.formulas import Case, Kind, Relief, result

BY = Decimal("0.2")
ALL = Decimal(1)


class What(StrEnum):
    """What is moved."""

    WAGE = "wage"
    ON_COSTS = "on_costs"
    OTHER_COST = "other_cost"
    LEVEL = "level"
    CAP = "cap"
    FACTOR = "factor"
    GRANT = "grant"
    ALLOWANCE = "allowance"
    ALLOWANCE_SHARE = "allowance_share"
    DAILY_ACTIVITY = "daily_activity"
    DAILY_ACTIVITY_SHARE = "daily_activity_share"
    MEASURE = "measure"
    MEASURE_SHARE = "measure_share"
    RELIEF = "relief"
    RELIEVED_WAGES = "relieved_wages"
    SUPERVISION = "supervision"
    SUPERVISOR_WAGE = "supervisor_wage"
    SUPPORT_BY_AME = "support_by_ame"


@dataclass(frozen=True, slots=True)
class Bar:
    """`low`, `high`: what must become money where the value is lower and higher, `at_low` and `at_high`, as the value's
    own number; None of the wages of several groups, which are no one number. Hours are summed. `low` is None of hours
    that may be none at all: then it is never even."""

    what: What
    low: Decimal | None
    high: Decimal
    at_low: Decimal | None
    at_high: Decimal | None

    @property
    def reach(self) -> Decimal:
        """Without end, where it is never even at the one end."""
        return Decimal("Infinity") if self.low is None else abs(self.high - self.low)

    @property
    def ends(self) -> tuple[Decimal, Decimal | None]:
        """The smaller first; None where there is no larger."""
        if self.low is None:
            return self.high, None
        return min(self.low, self.high), max(self.low, self.high)


def spread(case: Case) -> tuple[Bar, ...]:
    """The largest effect first; what has none is left out. Nothing where no time is relieved."""
    bars = (_bar(case, what) for what in What)
    return tuple(sorted((it for it in bars if it and it.reach), key=lambda it: -it.reach))


def _bar(case: Case, what: What) -> Bar | None:
    (lower, at_low), (higher, at_high) = _moved(case, what)
    low, high = _even(lower), _even(higher)
    if high is None or (low is None and not _is_never_even(case)):
        return None
    return Bar(what, low, high, at_low, at_high)


def _is_never_even(case: Case) -> bool:
    """Without any time: where it costs more than the municipality stops paying."""
    now = _even(case)
    return now is not None and now > 0


def _even(case: Case) -> Decimal | None:
    return result(case).now.even


Moved = tuple[Case, Decimal | None]


def _moved(case: Case, what: What) -> tuple[Moved, Moved]:
    if what is What.RELIEF:
        return _hours(case, "low", ALL - BY), _hours(case, "high", ALL + BY)
    if what is What.RELIEVED_WAGES:
        return _wages(case, ALL - BY), _wages(case, ALL + BY)
    return _value(case, what, ALL - BY), _value(case, what, ALL + BY)


def _hours(case: Case, end: str, by: Decimal) -> Moved:
    """As far as they were estimated, where that is known of any group; else a fifth."""
    is_estimated = any(it.low is not None or it.high is not None for it in case.relief)
    moved = tuple(replace(it, hours=_end(it, end) if is_estimated else it.hours * by) for it in case.relief)
    return replace(case, relief=moved), sum((it.hours for it in moved), Decimal(0))


def _end(it: Relief, end: str) -> Decimal:
    its: Decimal | None = getattr(it, end)
    return it.hours if its is None else its


def _wages(case: Case, by: Decimal) -> Moved:
    moved = tuple(replace(it, wage=it.wage * by) for it in case.relief)
    wages = {it.wage for it in moved}
    return replace(case, relief=moved), wages.pop() if len(wages) == 1 else None


_PLACE: dict[What, tuple[str, str]] = {
    What.WAGE: ("", "wage"),
    What.ON_COSTS: ("", "on_costs"),
    What.OTHER_COST: ("", "other_cost"),
    What.LEVEL: ("subsidy", "level"),
    What.CAP: ("subsidy", "cap"),
    What.FACTOR: ("subsidy", "factor"),
    What.GRANT: ("subsidy", "grant"),
    What.ALLOWANCE: ("no_longer_paid", "allowance"),
    What.ALLOWANCE_SHARE: ("no_longer_paid", "allowance_share"),
    What.DAILY_ACTIVITY: ("no_longer_paid", "daily_activity"),
    What.DAILY_ACTIVITY_SHARE: ("no_longer_paid", "daily_activity_share"),
    What.MEASURE: ("no_longer_paid", "measure"),
    What.MEASURE_SHARE: ("no_longer_paid", "measure_share"),
    What.SUPERVISION: ("support", "supervision"),
    What.SUPERVISOR_WAGE: ("support", "supervisor_wage"),
    What.SUPPORT_BY_AME: ("support", "by_ame"),
}
_AT_MOST_ALL = {What.LEVEL, What.ALLOWANCE_SHARE, What.DAILY_ACTIVITY_SHARE, What.MEASURE_SHARE}


def _value(case: Case, what: What, by: Decimal) -> Moved:
    part, name = _PLACE[what]
    holder: Any = getattr(case, part) if part else case
    moved: Decimal = getattr(holder, name) * by
    if what in _AT_MOST_ALL and not _is_times(case, what):
        moved = min(moved, ALL)
    its: Any = replace(holder, **{name: moved})
    parts: dict[str, Any] = {part: its}
    return (replace(case, **parts) if part else its), moved


def _is_times(case: Case, what: What) -> bool:
    """The level of a *nystartsjobb* is how many times the fee, not a share."""
    return what is What.LEVEL and case.subsidy.kind is Kind.NEW_START
