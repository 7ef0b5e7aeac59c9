"""What is said of the values under every page and paper."""

from datetime import date
from decimal import Decimal

import pytest

from app.calculator.values import UNIT, Origin, Parameter, Stamp, Value, stamp

pytestmark = pytest.mark.pure


def test_every_parameter_has_a_unit():
    assert set(UNIT) == set(Parameter)


@pytest.mark.parametrize(
    ("year", "today", "old"),
    [
        (2023, date(2024, 6, 30), False),
        (2023, date(2024, 7, 1), True),
        (2026, date(2026, 11, 30), False),
        (2027, date(2026, 11, 30), False),
        (None, date(2026, 11, 30), False),
    ],
)
def test_a_value_is_old_when_it_may_be_older_than_eighteen_months(year: int | None, today: date, old: bool):
    assert Value(Decimal(1), Origin.SOURCE, year).is_old(today) is old


def test_assumptions_old_values_and_mixed_years_are_counted():
    used = [
        Value(Decimal("0.4453"), Origin.SOURCE, 2023, "SKR"),
        Value(Decimal("0.6"), Origin.ASSUMPTION, 2026),
        Value(Decimal(23_500), Origin.LOCAL, 2026),
        Value(Decimal(25), Origin.TAKEN),
    ]
    assert stamp(used, date(2026, 11, 30)) == Stamp(values=4, assumptions=1, old=1, years=(2023, 2026))


def test_one_year_is_not_mixed():
    assert stamp([Value(Decimal(1), Origin.LOCAL, 2026)] * 2, date(2026, 1, 1)).years is None
