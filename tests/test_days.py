"""Days as people type them: read in one place, and refused in the same words wherever they are typed."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.days import DayOutOfReach, NotADate, read_day
from app.vocabulary import EARLIEST, LATEST
from app.web.refusals import sentence

pytestmark = pytest.mark.pure


@given(st.dates(EARLIEST, LATEST))
def test_a_day_is_read_as_it_is_written(day: date):
    assert read_day(f" {day.isoformat()} ") == day


@pytest.mark.parametrize("typed", ["", "  "])
def test_nothing_typed_is_no_day(typed: str):
    assert read_day(typed) is None


@pytest.mark.parametrize("typed", ["i går", "2027-02-30", "31/12", "²027-01-01", "x" * 500])
def test_what_is_no_day_is_said_again_at_its_field(typed: str):
    with pytest.raises(NotADate) as no:
        read_day(typed, "done")
    told = sentence(no.value)
    assert f"”{typed[:40]}” går inte att läsa som ett datum" in told
    assert told.field == "done"


@pytest.mark.parametrize("typed", ["0001-01-01", "1999-12-31", "2100-01-01", "9999-12-31"])
def test_another_year_is_a_slip_of_the_hand(typed: str):
    with pytest.raises(DayOutOfReach) as no:
        read_day(typed, "done")
    assert sentence(no.value) == f"{typed} är inte mellan 2000-01-01 och 2099-12-31. Titta på årtalet."
