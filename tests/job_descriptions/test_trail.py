"""The way from an approved text to an ordinary job, without a database."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.job_descriptions.draft import NotADate
from app.job_descriptions.way.trail import (
    EARLIEST,
    FIELDS,
    LATEST,
    Milestone,
    NotApproved,
    NotDoneYet,
    Stage,
    Trail,
    WhyMissing,
    merge,
    proposed,
    read,
    typed,
)
from app.vocabulary import TextTooLong

TODAY = date(2026, 11, 25)
SOON, LATE = date(2026, 12, 1), date(2026, 11, 1)


def a_trail(**milestones: Milestone) -> Trail:
    """`a_trail(matching=planned(SOON))`"""
    return Trail(
        tuple(replace(milestones.get(stage.value, Milestone(stage)), stage=stage) for stage in Stage),
    )


def planned(day: date) -> Milestone:
    return Milestone(Stage.MATCHING, planned=day)


def done(day: date = LATE) -> Milestone:
    return Milestone(Stage.MATCHING, done=day)


def asked(**texts: str) -> dict[str, str]:
    return typed(Trail()) | texts


# Refused


def test_what_was_never_approved_has_no_steps_but_can_be_closed():
    with pytest.raises(NotApproved):
        read(asked(planned_matching="2027-01-01"), Trail(), TODAY, approved=False)
    closed = read(asked(why="Ingen budget"), Trail(), TODAY, close=True, approved=False)
    assert (closed.closed_on, closed.why) == (TODAY, "Ingen budget")


def test_nothing_is_done_on_a_day_that_has_not_come():
    with pytest.raises(NotDoneYet) as no:
        read(asked(done_matching="2026-11-26"), Trail(), TODAY)
    assert no.value.details == {"typed": "2026-11-26"}
    assert read(asked(done_matching="2026-11-25"), Trail(), TODAY)[Stage.MATCHING].done == TODAY


@pytest.mark.parametrize("written", ["i vår", "2027-02-30", "1999-12-31", "2100-01-01", "0001-01-01"])
def test_what_is_no_day_of_ours_is_refused_with_what_was_written(written: str):
    with pytest.raises(NotADate) as no:
        read(asked(planned_matching=written), Trail(), TODAY)
    assert no.value.details["typed"] == written


def test_it_is_not_closed_without_a_reason():
    with pytest.raises(WhyMissing):
        read(asked(why="  "), Trail(), TODAY, close=True)
    closed = read(asked(why="Ingen budget"), Trail(), TODAY, close=True)
    with pytest.raises(WhyMissing):
        read(asked(), closed, TODAY)


def test_notes_have_a_limit():
    with pytest.raises(TextTooLong):
        read(asked(note_matching="x" * 1001), Trail(), TODAY)


# The way


def test_the_next_step_is_the_first_that_is_not_done():
    trail = a_trail(vacancy_review=done(), introduction=done())
    assert trail.next is not None
    assert trail.next.stage is Stage.MATCHING
    assert Trail().next == Milestone(Stage.VACANCY_REVIEW)


def test_who_employs_under_ab_at_once_has_nothing_left_to_do():
    trail = a_trail(ordinary=done(), matching=planned(LATE))
    assert trail.is_ordinary
    assert trail.next is None
    assert trail.overdue(TODAY) == ()


def test_a_step_is_late_the_day_after_the_one_it_was_planned_for():
    trail = a_trail(vacancy_review=done(), matching=planned(TODAY), ordinary=planned(LATE))
    assert [it.stage for it in trail.overdue(TODAY)] == [Stage.ORDINARY]
    assert [it.stage for it in trail.overdue(SOON)] == [Stage.MATCHING, Stage.ORDINARY]


def test_what_is_closed_is_never_late_and_can_be_opened_again_with_its_reason_kept():
    closed = read(asked(planned_matching="2026-11-01", why="Ingen budget"), Trail(), TODAY, close=True)
    assert (closed.next, closed.overdue(TODAY)) == (None, ())
    later = read(typed(closed), closed, SOON)
    assert later.closed_on == TODAY
    again = read(typed(closed), closed, SOON, close=False)
    assert (again.closed_on, again.why) == (None, "Ingen budget")
    assert [it.stage for it in again.overdue(SOON)] == [Stage.MATCHING]


# Proposed days


def test_the_introduction_is_six_months_and_the_requirements_are_followed_up_before_it_ends():
    days = proposed(a_trail(matching=done(date(2026, 8, 31))))
    assert days == {
        Stage.INTRODUCTION: date(2027, 2, 28),
        Stage.REQUIREMENT_FOLLOW_UP: date(2027, 1, 31),
        Stage.ORDINARY: date(2027, 2, 28),
    }


def test_ab_begins_when_the_job_description_says():
    plan = date(2027, 9, 1)
    assert proposed(a_trail(matching=done()), plan)[Stage.ORDINARY] == plan
    assert proposed(Trail(), plan) == {Stage.ORDINARY: plan}


def test_days_that_somebody_has_set_are_not_proposed_anew():
    trail = a_trail(matching=done(), introduction=planned(date(2027, 1, 15)), ordinary=planned(SOON))
    assert proposed(trail) == {Stage.REQUIREMENT_FOLLOW_UP: date(2027, 1, 15)}
    assert proposed(Trail()) == {}


@given(st.dates(EARLIEST, LATEST))
def test_no_day_is_proposed_that_could_not_be_typed(day: date):
    days = proposed(a_trail(matching=done(day))).values()
    assert all(day <= it <= LATEST for it in days)
    assert days or day.year == LATEST.year


# Typed, and by two at once

days = st.dates(EARLIEST, LATEST).map(date.isoformat) | st.just("")
trails = st.fixed_dictionaries(
    {name: days if name.startswith("planned") else st.sampled_from(["", "En rad\nEn till"]) for name in FIELDS}
    | {name: st.sampled_from(["", "2026-11-01"]) for name in FIELDS if name.startswith("done")}
)


@given(trails)
def test_a_trail_that_is_typed_out_reads_back_as_itself(texts: dict[str, str]):
    trail = read(texts, Trail(), TODAY)
    assert typed(trail) == texts
    assert trail.has_begun == any(text for name, text in texts.items() if name != "why")


@given(trails, trails, trails)
def test_of_two_peoples_changes_each_is_kept_or_told(
    base: dict[str, str], mine: dict[str, str], theirs: dict[str, str]
):
    both, clashing = merge(base, mine, theirs)
    for name in FIELDS:
        if mine[name] != base[name]:
            assert both[name] == mine[name]
        else:
            assert both[name] == theirs[name]
        assert (name in clashing) == (len({base[name], mine[name], theirs[name]}) == 3)
