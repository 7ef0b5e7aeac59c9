"""A post, what it counts as on a day, and what is known of those who are in it."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.days import DayOutOfReach
from app.job_descriptions.draft import Agreement, TitleMissing
from app.posts import tally
from app.posts.half_year import HalfYear
from app.posts.post import (
    Content,
    DecisionDayMissing,
    NotYetKnown,
    Outcome,
    Post,
    SharesDisagree,
    Standing,
    StillFilled,
    TooManyStaffings,
    checked,
    realigned,
)
from app.posts.staffing import CountsDisagree, DaysOutOfOrder, Staffing
from app.posts.tally import Tally
from tests.posts.posts import SPRING, TODAY, became_ordinary, ended, posts

SUMMER = date(2026, 6, 30)


def a_post(*staffings, **its):
    return checked(Post("Serviceassistent", staffings=staffings, **its), TODAY)


def of(on, women=0, men=0, priority=0, other=0, se=0, without=0, ordinary_of_priority=None):
    """A tally where everything is stated."""
    return Tally(
        on,
        {"women": women, "men": men},
        {"priority": priority, "7": other},
        {"se": se, "without": without},
        ordinary_of_priority,
    )


def test_a_post_may_stand_without_anybody_in_it():
    its = a_post(decided_on=SPRING, decision="UN 2026/114")
    assert its.at(SUMMER).persons == 0
    assert its.begun(SUMMER) == 0
    assert its.standing(SUMMER, described=False) == {Standing.DECIDED}


def test_the_four_counts_stand_side_by_side():
    its = a_post(Staffing(1, SPRING, 1, changes=(became_ordinary(1, date(2026, 9, 1)),)), decided_on=date(2026, 5, 1))
    assert its.standing(date(2026, 2, 1), described=True) == {Standing.DESCRIBED}
    assert its.standing(SPRING, described=False) == {Standing.FILLED}
    assert its.standing(SUMMER, described=True) == {Standing.DESCRIBED, Standing.DECIDED, Standing.FILLED}
    assert its.standing(date(2026, 9, 1), described=True) == {*Standing}


def test_a_post_that_has_ended_counts_as_nothing_from_that_day():
    its = a_post(decided_on=SPRING, ended_on=SUMMER)
    assert its.standing(SUMMER - timedelta(days=1), described=True) == {Standing.DESCRIBED, Standing.DECIDED}
    assert its.standing(SUMMER, described=True) == frozenset()


def test_those_who_had_been_in_it_before_are_counted_over_time_and_not_now():
    its = a_post(Staffing(1, SPRING, 2), before=9)
    assert (its.at(SUMMER).persons, its.begun(SUMMER)) == (2, 11)


@pytest.mark.parametrize(
    ("its", "refused"),
    [
        (Post(""), TitleMissing),
        (Post("A", decision="12"), DecisionDayMissing),
        (Post("A", decided_on=date(1, 1, 1)), DayOutOfReach),
        (Post("A", ended_on=date(9999, 1, 1)), DayOutOfReach),
        (Post("A", decided_on=SUMMER, ended_on=SPRING), DaysOutOfOrder),
        (Post("A", content={Content.MEALS: 50, Content.WASTE: 49}), SharesDisagree),
        (Post("A", content={Content.MEALS: 150, Content.WASTE: -50}), SharesDisagree),
        (Post("A", educated=101), SharesDisagree),
        (Post("A", before=-1), CountsDisagree),
        (Post("A", before=1_000_000), CountsDisagree),
        (Post("A", staffings=(Staffing(1),) * 101), TooManyStaffings),
        (Post("A", staffings=(Staffing(1, SPRING, 1),), ended_on=SUMMER), StillFilled),
        (Post("A", staffings=(Staffing(1, SUMMER, 1),), ended_on=SPRING), StillFilled),
        (Post("A", staffings=(Staffing(1, SPRING, 2),), tallies=(of(SUMMER, women=1),)), CountsDisagree),
        (Post("A", tallies=(Tally(SUMMER, {"women": 1, "men": -1}),)), CountsDisagree),
    ],
)
def test_what_cannot_be_is_refused(its, refused):
    with pytest.raises(refused):
        checked(its, TODAY)


def test_a_whole_of_content_may_be_said():
    its = a_post(content={Content.MEALS: 60, Content.CLEANING: 40}, educated=0, extent=Decimal(75))
    assert sum(its.content.values()) == 100


def test_what_is_stated_holds_until_somebody_begins_or_ends():
    its = a_post(
        Staffing(1, SPRING, 2),
        Staffing(2, date(2026, 8, 1), 1, changes=(ended(1, date(2026, 10, 1)),)),
        tallies=(of(SPRING, women=1, men=1, priority=2, se=2),),
    )
    assert its.tally(SUMMER).sex == {"women": 1, "men": 1}
    later = its.tally(date(2026, 8, 1))
    assert later.sex == {"women": 1, "men": 1, "not_stated": 1}
    assert later.group == {"priority": 2, "not_stated": 1}
    assert its.tally(date(2026, 10, 1)).sex == {"not_stated": 2}


def test_nothing_is_known_where_nothing_is_stated():
    assert a_post(Staffing(1, SPRING, 2)).tally(SUMMER).group == {"not_stated": 2}


def test_how_many_of_the_priority_group_are_ordinary_is_reckoned_where_the_rest_says_it():
    all_ab = a_post(Staffing(1, SPRING, 5, 5), tallies=(of(SPRING, women=5, priority=3, other=2, without=5),))
    assert all_ab.tally(SUMMER).ordinary_of_priority == 3
    all_priority = a_post(Staffing(1, SPRING, 5, 2), tallies=(of(SPRING, women=5, priority=5, without=5),))
    assert all_priority.tally(SUMMER).ordinary_of_priority == 2


def test_how_many_of_the_priority_group_are_ordinary_is_stated_where_the_rest_does_not_say_it():
    stated = of(SPRING, women=5, priority=2, other=3, without=5)
    unsaid = a_post(Staffing(1, SPRING, 5, 3), tallies=(stated,))
    assert unsaid.tally(SUMMER).ordinary_of_priority is None
    said = a_post(Staffing(1, SPRING, 5, 3), tallies=(replace(stated, ordinary_of_priority=0),))
    assert said.tally(SUMMER).ordinary_of_priority == 0
    with pytest.raises(CountsDisagree):
        a_post(Staffing(1, SPRING, 5, 3), tallies=(replace(stated, ordinary_of_priority=3),))


def test_it_is_not_known_any_more_when_somebody_has_come_under_ab():
    later = became_ordinary(1, date(2026, 9, 1))
    stated = of(SPRING, women=5, priority=2, other=3, without=5, ordinary_of_priority=0)
    its = a_post(Staffing(1, SPRING, 5, 3, changes=(later,)), tallies=(stated,))
    assert its.tally(date(2026, 9, 1)).ordinary_of_priority is None


def test_what_was_stated_is_made_to_agree_with_a_count_that_is_put_right():
    its = a_post(Staffing(1, SPRING, 2), tallies=(of(SPRING, women=2, priority=2, se=2),))
    more = checked(realigned(replace(its, staffings=(Staffing(1, SPRING, 3),))), TODAY)
    assert more.tallies[0].sex == {"women": 2, "not_stated": 1}
    fewer = checked(realigned(replace(its, staffings=(Staffing(1, SPRING, 1),))), TODAY)
    assert fewer.tallies == ()
    assert fewer.tally(SUMMER).sex == {"not_stated": 1}


def test_what_became_of_a_half_year_is_stated_for_the_whole_post():
    staffings = (Staffing(1, SPRING, 2), Staffing(2, SUMMER, 1, changes=(ended(1, date(2026, 12, 1)),)))
    spring = HalfYear(2026, 1)
    its = Outcome(spring, {"women": (2, 1), "men": (1, 1)}, {"se": (1, 1), "without": (2, 1)})
    post = a_post(*staffings, outcomes=(its,))
    assert post.began_in(spring) == (3, 2)
    assert post.outcome_from(spring) == date(2027, 6, 30)
    for wrong in (
        replace(its, sex={"women": (3, 3)}),
        replace(its, support={"se": (2, 2)}),
        replace(its, sex={"women": (1, 2), "men": (2, 0)}),
    ):
        with pytest.raises(CountsDisagree):
            a_post(*staffings, outcomes=(wrong,))
    with pytest.raises(NotYetKnown):
        checked(post, date(2027, 6, 29))


def test_an_outcome_that_is_no_longer_so_is_gone():
    its = Outcome(HalfYear(2026, 1), {"women": (1, 1)}, {"se": (1, 1)})
    post = a_post(Staffing(1, SPRING, 1), outcomes=(its,))
    left = replace(post, staffings=(Staffing(1, SPRING, 1, changes=(ended(1, SUMMER),)),))
    assert realigned(post).outcomes == (its,)
    assert realigned(left).outcomes == ()


@given(posts(), st.integers(-10, 1500), st.data())
def test_on_every_day_the_parts_make_the_whole(post, days, data):
    day = SPRING + timedelta(days=days)
    stated_on = SPRING + timedelta(days=data.draw(st.integers(0, 900)))
    there = post.at(stated_on)
    women, priority, se = (data.draw(st.integers(0, there.persons)) for _ in range(3))
    rest = (there.persons - women, there.persons - priority, there.persons - se)
    stated = of(stated_on, women, rest[0], priority, rest[1], se, rest[2])
    its = checked(replace(post, tallies=(stated,)), TODAY)
    now, known = its.at(day), its.tally(day)
    for parts in (known.sex, known.group, known.support):
        assert sum(parts.values()) == now.persons
        assert min(parts.values(), default=0) >= 0
    if known.ordinary_of_priority is not None:
        assert 0 <= known.ordinary_of_priority <= min(now.ab, known.priority)
    assert realigned(its) == its


@given(posts(), st.booleans(), st.integers(0, 1500))
def test_nothing_is_ordinary_that_is_not_filled(post, described, days):
    its = post.standing(SPRING + timedelta(days=days), described=described)
    assert Standing.ORDINARY not in its or Standing.FILLED in its
    assert (Standing.DESCRIBED in its) == described


def test_ab_that_ends_is_no_longer_ordinary():
    its = a_post(Staffing(1, SPRING, 1, 1, changes=(ended(1, SUMMER, Agreement.AB),)))
    assert Standing.ORDINARY in its.standing(SPRING, described=False)
    assert its.standing(SUMMER, described=False) == frozenset()


def test_the_bounds_of_the_priority_group_under_ab():
    its = of(SPRING, women=5, priority=4, other=1, without=5)
    assert tally.ordinary_of_priority_within(its, 5, 3) == (2, 3)
