"""Hours as people say them: small ones in words, large ones to a tenth, never more exact than an estimate is."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.analysis.freed import Minutes
from app.analysis.words import ROUGHLY


@pytest.mark.parametrize(
    ("hours", "key", "n"),
    [
        (0, "none", 0),
        (0.5, "under_hour", 0),
        (0.75, "hours 1", 1),
        (2.4, "hours 2", 2),
        (3.5, "days 0.5", 0.5),
        (4, "days 0.5", 0.5),
        (8, "days 1", 1),
        (12, "days 1.5", 1.5),
        (37.9, "days 4.5", 4.5),
        (38, "full_times 1", 1),
        (41, "full_times 1", 1),
        (104, "full_times", 2.6),
        (207.6, "full_times", 5.2),
    ],
)
def test_it_is_said_as_people_say_it(hours, key, n):
    said = Minutes(middle=Fraction(str(hours)) * 60).roughly
    assert (said.key, said.n) == (key, n)


@given(st.integers(0, 100_000))
def test_there_are_words_for_every_amount(minutes):
    assert Minutes(middle=Fraction(minutes)).roughly.key in ROUGHLY
