"""How many are there on a day, and what became of those who began."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.days import DayOutOfReach
from app.job_descriptions.draft import Agreement
from app.posts.half_year import HalfYear, half_year, read_half_year
from app.posts.staffing import (
    MOST_PERSONS,
    Change,
    Counts,
    CountsDisagree,
    DaysOutOfOrder,
    Staffing,
    StartMissing,
    What,
    checked,
)
from tests.posts.posts import SPRING, became_ordinary, ended, staffings


def test_two_begin_under_bea_and_one_of_them_comes_under_ab():
    its = checked(Staffing(1, SPRING, persons=2, changes=(became_ordinary(1, date(2026, 9, 1)),)))
    assert its.at(date(2026, 2, 28)) == Counts()
    assert its.at(SPRING) == Counts(ab=0, bea=2)
    assert its.at(date(2026, 8, 31)) == Counts(0, 2)
    assert its.at(date(2026, 9, 1)) == Counts(1, 1)
    assert its.months_to_ordinary(date(2026, 9, 1)) == [6]
    assert its.months_to_ordinary(date(2026, 8, 31)) == []


def test_nobody_has_begun_yet():
    its = checked(Staffing(1, planned=2))
    assert its.at(SPRING) == Counts()
    assert its.begun(SPRING) == 0
    assert its.months_to_ordinary(date(2026, 12, 31)) == []


def test_what_happens_on_one_day_is_read_as_ab_before_the_end():
    changes = (ended(1, date(2026, 9, 1), Agreement.AB), became_ordinary(1, date(2026, 9, 1)))
    assert checked(Staffing(1, SPRING, persons=1, changes=changes)).at(date(2026, 9, 1)) == Counts()


@pytest.mark.parametrize(
    ("its", "refused"),
    [
        (Staffing(1, SPRING, persons=-1), CountsDisagree),
        (Staffing(1, SPRING, persons=MOST_PERSONS + 1), CountsDisagree),
        (Staffing(1, SPRING, persons=1, ordinary=2), CountsDisagree),
        (Staffing(1, SPRING, persons=1, ordinary=-1), CountsDisagree),
        (Staffing(1, planned=1_000_000), CountsDisagree),
        (Staffing(1, persons=1), StartMissing),
        (Staffing(1, date(1, 1, 1), persons=1), DayOutOfReach),
        (Staffing(1, date(9999, 12, 31), persons=1), DayOutOfReach),
        (Staffing(1, SPRING, persons=1, ab_planned=date(9999, 1, 1)), DayOutOfReach),
        (Staffing(1, SPRING, persons=1, subsidy_until=date(1, 1, 1)), DayOutOfReach),
        (Staffing(1, SPRING, persons=1, changes=(ended(1, date(2026, 2, 1)),)), DaysOutOfOrder),
        (Staffing(1, SPRING, persons=1, changes=(ended(2, date(2026, 4, 1)),)), CountsDisagree),
        (Staffing(1, SPRING, persons=1, changes=(ended(0, date(2026, 4, 1)),)), CountsDisagree),
        (Staffing(1, SPRING, persons=1, changes=(ended(-1, date(2026, 4, 1)),)), CountsDisagree),
        (Staffing(1, SPRING, persons=1, changes=(ended(1, date(2026, 4, 1), Agreement.AB),)), CountsDisagree),
        (
            Staffing(1, SPRING, persons=1, changes=(ended(1, date(2026, 4, 1)), became_ordinary(1, date(2026, 5, 1)))),
            CountsDisagree,
        ),
    ],
)
def test_counts_and_days_that_cannot_be_are_refused(its, refused):
    with pytest.raises(refused):
        checked(its)


@given(staffings(), st.integers(0, 2000))
def test_on_every_day_nobody_is_missing_and_nobody_is_counted_twice(its, days):
    day = its.starts + timedelta(days=days)
    now = its.at(day)
    assert now.ab >= 0
    assert now.bea >= 0
    assert now.persons == now.ab + now.bea
    assert its.begun(day) == now.persons + its.ended(day)


@given(staffings())
def test_as_many_months_are_told_as_came_under_ab_from_bea(its):
    came = sum(it.persons for it in its.changes if it.what is What.ORDINARY)
    assert len(its.months_to_ordinary(date(2099, 12, 31))) == came <= its.persons - its.ordinary
    assert all(months >= 0 for months in its.months_to_ordinary(date(2099, 12, 31)))


@given(staffings())
def test_what_was_checked_is_found_right_again(its):
    assert checked(its) == its


def test_whoever_is_under_bea_after_the_planned_day_is_past_it():
    its = Staffing(1, SPRING, persons=1, ab_planned=date(2026, 9, 1))
    assert not its.is_past_plan(date(2026, 9, 1))
    assert its.is_past_plan(date(2026, 9, 2))
    through = Staffing(1, SPRING, persons=1, ab_planned=date(2026, 9, 1), changes=(became_ordinary(1, SPRING),))
    assert not through.is_past_plan(date(2027, 1, 1))


@given(st.dates(date(2000, 1, 1), date(2099, 12, 31)))
def test_a_half_year_has_its_days_and_reads_as_it_is_written(day):
    its = half_year(day)
    assert its.first <= day <= its.last
    assert read_half_year(str(its)) == its
    assert half_year(its.next.first) == its.next > its


@pytest.mark.parametrize("text", ["", "2026", "2026:3", "26:1", "٢٠٢٦:1", "0000:1", "2026:1 "])
def test_nothing_else_is_a_half_year(text):
    assert read_half_year(text) is None


def test_half_years_are_in_order():
    assert HalfYear(2025, 2).next == HalfYear(2026, 1)


def test_a_change_is_of_bea_unless_it_says_otherwise():
    assert Change(SPRING, What.ENDED, 1).was is Agreement.BEA
