"""Amounts as people type them and read them, and what is refused."""

from decimal import Decimal

import pytest
from babel import Locale
from hypothesis import given
from hypothesis import strategies as st

from app.calculator.amounts import (
    ALL_OF_IT,
    FINEST,
    LIMITS,
    TYPED_LENGTH,
    AmountMissing,
    AmountTooFine,
    AmountTooLarge,
    AmountTooSmall,
    AmountUnreadable,
    PointMissed,
    ShareUnclear,
    as_typed,
    digits,
    read,
    read_for,
)
from app.calculator.values import UNIT, Parameter, Unit
from app.vocabulary import Refused

SV, EN = Locale("sv", "SE"), Locale("en", "GB")
P = Parameter


def test_every_parameter_has_limits():
    assert set(LIMITS) == set(Parameter)


@pytest.mark.parametrize(
    ("typed", "of", "amount"),
    [
        ("23500", P.WAGE, "23500"),
        ("23 500", P.WAGE, "23500"),
        ("23\u00a0500\u00a0kr", P.WAGE, "23500"),
        ("23\u202f500", P.WAGE, "23500"),
        ("23,500", P.WAGE, "23500"),
        ("23.500", P.WAGE, "23500"),
        ("23.500,50", P.WAGE, "23500.50"),
        ("23,500.50", P.WAGE, "23500.50"),
        (" 23500,5 kr/mån ", P.WAGE, "23500.5"),
        ("23 500 SEK", P.WAGE, "23500"),
        ("1 234 567", P.START, "1234567"),
        ("1,234,567", P.START, "1234567"),
        ("44,53 %", P.ON_COSTS, "0.4453"),
        ("44.53", P.ON_COSTS, "0.4453"),
        ("44,53 procent", P.ON_COSTS, "0.4453"),
        ("0,5 %", P.MEASURE_SHARE, "0.005"),
        ("1 %", P.MEASURE_SHARE, "0.01"),
        ("0", P.MEASURE_SHARE, "0"),
        ("100", P.MEASURE_SHARE, "1"),
        ("\uff11\uff10\uff10\uff05", P.MEASURE_SHARE, "1"),
        ("1,3744", P.SUBSIDY_FACTOR, "1.3744"),
        ("1.374", P.SUBSIDY_FACTOR, "1.374"),
        ("12 månader", P.SUBSIDY_MONTHS, "12"),
        ("37,5 h", P.FULL_TIME, "37.5"),
        ("60", P.FULL_TIME, "60"),
        ("168 timmar", P.SUPERVISION, "168"),
        ("0", P.SUBSIDY_CAP, "0"),
    ],
)
def test_what_people_type_is_read(typed: str, of: Parameter, amount: str):
    assert read_for(typed, of) == Decimal(amount)


@pytest.mark.parametrize(
    ("typed", "of", "refused"),
    [
        ("", P.WAGE, AmountMissing),
        (" \u00a0", P.WAGE, AmountMissing),
        ("4453", P.ON_COSTS, PointMissed),
        ("445300", P.ON_COSTS, AmountTooLarge),
        ("101", P.ON_COSTS, AmountTooLarge),
        ("100,01 %", P.MEASURE_SHARE, AmountTooLarge),
        ("-1", P.SUBSIDY_CAP, AmountTooSmall),
        ("\u22121", P.SUBSIDY_CAP, AmountTooSmall),
        ("-0,01 %", P.MEASURE_SHARE, AmountTooSmall),
        ("0", P.WAGE, AmountTooSmall),
        ("0,5", P.WAGE, AmountTooSmall),
        ("1000001", P.WAGE, AmountTooLarge),
        ("168,01", P.SUPERVISION, AmountTooLarge),
        ("61", P.FULL_TIME, AmountTooLarge),
        ("0", P.FULL_TIME, AmountTooSmall),
        ("121", P.SUBSIDY_MONTHS, AmountTooLarge),
        ("1,5", P.SUBSIDY_MONTHS, AmountTooFine),
        ("0,4453", P.ON_COSTS, ShareUnclear),
        ("1", P.MEASURE_SHARE, ShareUnclear),
        ("44,53001 %", P.ON_COSTS, AmountTooFine),
        ("23500,505", P.WAGE, AmountTooFine),
        ("1,37441", P.SUBSIDY_FACTOR, AmountTooFine),
        *((typed, P.WAGE, AmountUnreadable) for typed in ("NaN", "Infinity", "-Infinity", "1e400", "1E4", "sNaN")),
        *((typed, P.WAGE, AmountUnreadable) for typed in ("0x10", "1_000", "23 5 00", "23.500.50", "1,234,56", "+1")),
        *((typed, P.WAGE, AmountUnreadable) for typed in ("23 500 %", "½", "٢٣٥٠٠", "=1+1", "23500 h", ",5", "5,")),
        ("9" * 5000, P.WAGE, AmountUnreadable),
        ("9" * TYPED_LENGTH, P.WAGE, AmountTooLarge),
    ],
)
def test_what_can_not_be_is_refused(typed: str, of: Parameter, refused: type[Refused]):
    with pytest.raises(refused) as no:
        read_for(typed, of)
    assert len(str(no.value.details.get("typed", ""))) <= TYPED_LENGTH


def test_who_missed_the_point_is_asked_whether_they_did():
    with pytest.raises(PointMissed) as no:
        read_for("4453", P.ON_COSTS)
    assert no.value.details == {"typed": "4453", "most": 100, "meant": Decimal("44.53")}


@pytest.mark.parametrize(
    ("amount", "unit", "swedish", "english"),
    [
        ("33964.55", Unit.KRONOR, "33\u00a0965", "33,965"),
        ("0.5", Unit.KRONOR, "1", "1"),
        ("-3696.23", Unit.KRONOR, "\u22123\u00a0696", "\u22123,696"),
        ("-0.2", Unit.KRONOR, "0", "0"),
        ("0.4453", Unit.SHARE, "44,53\u00a0%", "44.53%"),
        ("1", Unit.SHARE, "100\u00a0%", "100%"),
        ("0.396283", Unit.SHARE, "39,63\u00a0%", "39.63%"),
        ("1.3744", Unit.FACTOR, "1,3744", "1.3744"),
        ("37.50", Unit.HOURS, "37,5", "37.5"),
        ("12", Unit.MONTHS, "12", "12"),
    ],
)
def test_what_is_shown_is_rounded(amount: str, unit: Unit, swedish: str, english: str):
    assert (digits(Decimal(amount), unit, SV), digits(Decimal(amount), unit, EN)) == (swedish, english)


def test_what_stands_in_a_field_is_whole():
    assert as_typed(Decimal("33964.5"), Unit.KRONOR, SV) == "33\u00a0964,50"
    assert as_typed(Decimal("0.444653"), Unit.SHARE, EN) == "44.4653%"


@st.composite
def within_limits(draw: st.DrawFn) -> tuple[Parameter, Decimal]:
    parameter = draw(st.sampled_from(Parameter))
    limits, finest = LIMITS[parameter], FINEST[UNIT[parameter]]
    places = finest + 2 if UNIT[parameter] is Unit.SHARE else finest
    return parameter, draw(st.decimals(limits.least, limits.most, places=places))


@given(within_limits(), st.sampled_from((SV, EN)))
def test_what_stands_in_a_field_is_read_back_as_it_was(it: tuple[Parameter, Decimal], locale: Locale):
    parameter, amount = it
    shown = as_typed(amount, UNIT[parameter], locale)
    assert read_for(shown, parameter) == amount
    assert len(shown) <= TYPED_LENGTH


@given(st.text(max_size=60), st.sampled_from(Parameter))
def test_whatever_is_typed_is_read_within_the_limits_or_refused(typed: str, parameter: Parameter):
    try:
        amount = read_for(typed, parameter)
    except Refused:
        return
    assert LIMITS[parameter].least <= amount <= LIMITS[parameter].most


@given(st.decimals(0, 1, places=6))
def test_a_share_with_the_sign_is_never_unclear(share: Decimal):
    assert read(f"{share * 100:f} %".replace(".", ","), Unit.SHARE, ALL_OF_IT) == share
