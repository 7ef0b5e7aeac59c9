"""How much time, as people say it."""

from contextlib import suppress
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.vocabulary import Refused, TextTooLong
from app.weight.amount import (
    MOST_HOURS,
    Amount,
    AmountUnreadable,
    HowLongMissing,
    HowOftenMissing,
    Period,
    TooMuchTime,
    as_typed,
    read_amount,
)


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "banan",
        "ofta",
        "20",
        "10 min och 5 min om dagen",
        "10 + 10 min om dagen",
        "-5 min om dagen",
        "1 timme på måndagar",
    ],
)
def test_what_is_not_understood_whole_is_refused(typed):
    with pytest.raises(AmountUnreadable):
        read_amount(typed)


@pytest.mark.parametrize(
    ("typed", "refusal"),
    [
        ("20 min", HowOftenMissing),
        ("3 gånger om dagen", HowLongMissing),
        ("100 h om dagen", TooMuchTime),
        ("12 h och 30 min om dagen", TooMuchTime),
        ("1 h " * 40, TextTooLong),
    ],
)
def test_what_is_missing_or_too_much_is_said(typed, refusal):
    with pytest.raises(refusal):
        read_amount(typed)


@pytest.mark.parametrize(
    ("typed", "minutes"),
    [
        ("3 x 20 min om dagen", 300),
        ("3x20min/dag", 300),
        ("20 min x 3 om dagen", 300),
        ("Tre gånger om dagen, tjugo min", None),
        ("20 min 3 gånger i veckan", 60),
        ("20 minuter, 3 i veckan", 60),
        ("1 tim/vecka", 60),
        ("två och en halv timme om dagen", 750),
        ("3 och en halv timmar i veckan", 210),
        ("two and a half hours a week", 150),
        ("5 200 min om året", 100),
        ("en timme var 14:e dag", 30),
        ("en timme var sjunde dag", 60),
        ("varje dag 1,5 h", 450),
        ("1½ tim i veckan", 90),
        ("en och en halv timme i veckan", 90),
        ("1 h 30 min var tredje vecka", 30),
        ("en halvtimme varannan vecka", 15),
        ("en kvart varje morgon", 75),
        ("tre kvart 2 gånger i veckan", 90),
        ("ca 10 min 5 ggr per dag", 250),
        ("15-20 min dagligen", 90),
        ("13 timmar i månaden", 180),
        ("52 timmar om året", 60),
        ("3 times 20 min a day", 300),
        ("twice a week 10 min", 20),
        ("half an hour every 2 weeks", 15),
        ("every other week 2 hours", 60),
        ("0", 0),
        ("Gör den inte", 0),
        ("no", 0),
        ("0 min om dagen", 0),
    ],
)
def test_what_people_say_is_minutes_a_week(typed, minutes):
    if minutes is None:
        with pytest.raises(AmountUnreadable):
            read_amount(typed)
    else:
        assert read_amount(typed).a_week == minutes


def test_nothing_is_an_amount_that_is_false():
    assert not read_amount("0")
    assert read_amount("1 min om året")


@given(st.integers(1, 9), st.integers(1, 60), st.sampled_from(["dagen", "veckan", "månaden", "året"]))
def test_the_order_of_the_words_does_not_matter(times, minutes, period):
    how = "i" if period in ("veckan", "månaden") else "om"
    said = (f"{times} x {minutes} min {how} {period}", f"{how} {period}: {minutes} minuter, {times} gånger")
    try:
        one, other = map(read_amount, said)
    except TooMuchTime:
        assert times * minutes * 5 > MOST_HOURS * 60
    else:
        assert one == other
        a_week = {"dagen": Fraction(5), "veckan": Fraction(1), "månaden": Fraction(12, 52), "året": Fraction(1, 52)}
        assert one.a_week == times * minutes * a_week[period]


@given(st.text(max_size=80))
def test_any_text_is_an_amount_or_a_refusal(typed):
    with suppress(Refused):  # and nothing else is raised
        assert 0 <= read_amount(typed).a_week <= MOST_HOURS * 60


@given(
    st.decimals(min_value="0.5", max_value=9, places=1),
    st.integers(1, 9),
    st.sampled_from(Period),
    st.integers(1, 240),
)
def test_an_amount_that_is_written_out_is_read_back(times, every, period, minutes):
    amount = Amount(times, every, period, minutes)
    if amount.a_week <= MOST_HOURS * 60:
        assert read_amount(as_typed(amount)) == amount
