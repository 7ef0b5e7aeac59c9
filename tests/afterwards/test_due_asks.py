"""When it is time to ask whom, counted from the day the placement began."""

from datetime import date

import pytest

from app.afterwards.due import NobodyToAsk, Of, asks, may_be_asked
from app.job_descriptions.draft import Agreement
from app.posts.post import Post
from app.posts.staffing import Change, Staffing, What

STARTS = date(2026, 1, 31)


def a_post(starts=STARTS, persons=1, changes=(), **its):
    return Post("Serviceassistent", staffings=(Staffing(1, starts, persons, changes=changes, id=7),), **its)


def due(day, asked=None, post=None):
    return {(it.of, it.months) for it in asks(post or a_post(), day, asked or {}) if it.is_due}


@pytest.mark.parametrize(
    ("day", "whom"),
    [
        (date(2026, 2, 27), set()),
        (date(2026, 2, 28), {(Of.HOLDER, 1)}),
        (date(2026, 4, 29), {(Of.HOLDER, 1)}),
        (date(2026, 4, 30), {(Of.HOLDER, 3)}),
        (date(2026, 7, 31), {(Of.HOLDER, 6), (Of.MANAGER, 6)}),
        (date(2027, 1, 31), {(Of.HOLDER, 12), (Of.MANAGER, 12)}),
        (date(2027, 7, 30), {(Of.HOLDER, 12), (Of.MANAGER, 12)}),
        (date(2027, 7, 31), set()),
    ],
)
def test_it_is_time_after_1_3_6_and_12_months_and_for_the_manager_after_6_and_12(day, whom):
    assert due(day) == whom


def test_what_has_been_asked_is_due_no_longer_and_may_be_asked_anew():
    asked = {(7, Of.HOLDER): {6}}
    assert due(date(2026, 8, 1), asked) == {(Of.MANAGER, 6)}
    assert may_be_asked(a_post(), date(2026, 8, 1), 7, Of.HOLDER, 6).months == 6


@pytest.mark.parametrize(
    "post",
    [
        a_post(starts=None, persons=0),
        a_post(changes=(Change(date(2026, 7, 1), What.ENDED, 1, Agreement.BEA),)),
        a_post(ended_on=date(2026, 7, 1), changes=(Change(date(2026, 7, 1), What.ENDED, 1, Agreement.BEA),)),
    ],
)
def test_nobody_who_has_not_begun_or_is_no_longer_there_is_asked(post):
    assert asks(post, date(2026, 8, 1), {}) == []


@pytest.mark.parametrize(
    ("staffing", "of", "months", "day"),
    [
        (7, Of.HOLDER, 3, date(2026, 8, 1)),
        (7, Of.HOLDER, 12, date(2026, 8, 1)),
        (7, Of.MANAGER, 1, date(2026, 3, 1)),
        (8, Of.HOLDER, 6, date(2026, 8, 1)),
        (7, Of.HOLDER, 12, date(2027, 9, 1)),
    ],
)
def test_too_soon_too_late_and_somebody_elses_is_refused(staffing, of, months, day):
    with pytest.raises(NobodyToAsk):
        may_be_asked(a_post(), day, staffing, of, months)
