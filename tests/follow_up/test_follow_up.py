"""What is followed up when, what stands, and how it is counted."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.follow_up.follow_up import (
    BETWEEN,
    MONTHS,
    REMINDED,
    Check,
    OutcomeMissing,
    Plan,
    Planned,
    Said,
    Sought,
    When,
    due,
    key,
    one_for_each_job,
    owners,
    say,
    when,
)
from app.vocabulary import Colour, TextTooLong, months_after, months_between

CLOSED = date(2026, 11, 30)
TODAY = date(2026, 12, 1)


def an_action(id="a1", kind="move", **more):
    return Planned(id, "Tvätt", frozenset(more.pop("colours", {Colour.RED})), kind, **more)


def a_plan(*actions, said=(), begins=CLOSED, title="Exempelgården", code="F7K2QM"):
    return Plan(1, code, title, title, False, begins, actions or (an_action(),), tuple(said))


def said(outcome, months=3, action="a1", by="l1", at=0):
    return Said(key(by, months, action), action, months, outcome, "", "manager", at)


def test_a_note_without_how_it_went_is_refused():
    with pytest.raises(OutcomeMissing):
        say("", "Det går bra")
    with pytest.raises(OutcomeMissing):
        say("nearly", "")


def test_a_note_that_is_too_long_is_refused():
    with pytest.raises(TextTooLong):
        say("done", "a" * 1001)


def test_a_note_keeps_its_lines_and_loses_what_is_no_text():
    assert say("done", "  Klart \r\n\x00nu ") == ("done", "Klart\nnu")


def test_checks_come_three_six_and_twelve_months_after_in_the_months_there_are():
    expected = [Check(3, date(2027, 2, 28)), Check(6, date(2027, 5, 30)), Check(12, date(2027, 11, 30))]
    assert a_plan().checks == expected
    assert months_after(date(2027, 11, 29), 3) == date(2028, 2, 29)


@given(st.dates(max_value=date(9000, 1, 1)), st.integers(0, 36))
def test_months_after_a_day_land_in_that_month_on_that_day_or_its_last(day, months):
    after = months_after(day, months)
    assert (after.year * 12 + after.month) - (day.year * 12 + day.month) == months
    assert after.day == day.day or (after.day < day.day and (after + timedelta(days=1)).day == 1)


@pytest.mark.parametrize(
    ("first", "last", "months"),
    [
        (date(2026, 1, 31), date(2026, 2, 28), 1),
        (date(2026, 1, 31), date(2026, 2, 27), 0),
        (date(2026, 3, 1), date(2026, 3, 1), 0),
        (date(2025, 12, 15), date(2026, 12, 14), 11),
        (date(2025, 12, 15), date(2026, 12, 15), 12),
    ],
)
def test_whole_months(first, last, months):
    assert months_between(first, last) == months


@given(st.dates(date(2000, 1, 1), date(2099, 12, 31)), st.dates(date(2000, 1, 1), date(2099, 12, 31)))
def test_whole_months_have_passed_and_one_more_has_not(one: date, other: date):
    months = months_between(one, other)
    assert months >= 0
    assert months == 0 or months_between(other, one) == 0
    assert abs(months * 30.44 - max(0, (other - one).days)) < 32


def test_before_session_two_nothing_is_followed_up():
    plan = a_plan(begins=None)
    assert plan.checks == []
    assert plan.meant(TODAY) == BETWEEN
    assert plan.next_check(TODAY) is None
    assert plan.reminder(TODAY) is None


def test_what_is_kept_asks_for_nothing():
    plan = a_plan(an_action(kind="keep"))
    assert plan.followed == []
    assert plan.checks == []
    assert plan.counts().all == 0
    assert [action.id for action in plan.kept] == ["a1"]


@pytest.mark.parametrize(
    ("today", "months"),
    [
        (CLOSED, BETWEEN),
        (a_plan().checks[0].on - REMINDED - timedelta(days=1), BETWEEN),
        (a_plan().checks[0].on - REMINDED, 3),
        (date(2027, 3, 20), 3),
        (date(2027, 8, 1), 6),
        (a_plan().checks[2].on - REMINDED, 12),
        (date(2030, 1, 1), 12),
    ],
)
def test_who_comes_answers_for_the_last_check_that_is_near_or_past(today, months):
    assert a_plan().meant(today) == months


def test_the_next_check_is_the_first_that_has_not_passed():
    assert a_plan().next_check(date(2027, 2, 28)) == Check(3, date(2027, 2, 28))
    assert a_plan().next_check(date(2027, 3, 1)) == Check(6, date(2027, 5, 30))
    assert a_plan().next_check(date(2028, 1, 1)) is None


def test_a_reminder_comes_two_weeks_before_and_stays_until_somebody_answers():
    assert a_plan().reminder(date(2027, 2, 13)) is None
    assert a_plan().reminder(date(2027, 2, 14)).months == 3
    assert a_plan().reminder(date(2027, 4, 1)).months == 3
    assert a_plan(said=[said("not")]).reminder(date(2027, 4, 1)) is None
    assert a_plan(said=[said("not")]).reminder(date(2027, 6, 1)).months == 6
    assert a_plan(said=[said("not", action="gone")]).reminder(date(2027, 4, 1)).months == 3


def test_what_was_said_last_stands_and_each_check_has_its_own():
    plan = a_plan(said=[said("done", 3, by="l1"), said("not", 3, by="l2"), said("partly", 6)])
    assert plan.stands("a1").outcome == "partly"
    assert plan.stands("a1", 3).outcome == "not"
    assert plan.stands("a1", 12) is None
    assert [it.outcome for it in plan.of("a1", 3)] == ["done", "not"]


def test_one_finds_again_what_one_has_said_oneself():
    plan = a_plan(said=[said("done", 3, by="l1"), said("not", 3, by="l11"), said("partly", 6, by="l1")])
    assert {action: it.outcome for action, it in plan.said_by("l1", 3).items()} == {"a1": "done"}
    assert plan.said_by("l2", 3) == {}


@given(
    st.lists(st.tuples(st.sampled_from("abcd"), st.sampled_from(MONTHS), st.sampled_from(["done", "partly", "not"])))
)
def test_every_action_is_counted_once(sayings):
    actions = [an_action(id) for id in "abc"]
    plan = a_plan(*actions, said=[said(outcome, months, id) for id, months, outcome in sayings])
    for months in (None, *MONTHS):
        assert plan.counts(months).all == 3
    assert plan.counts().unsaid == len(set("abc") - {id for id, *_ in sayings})


@pytest.mark.parametrize(
    ("kind", "colour", "asks"),
    [
        ("move", Colour.RED, "move_red"),
        ("move", Colour.YELLOW, "move"),
        ("stop", Colour.BLACK, "stop_black"),
        ("stop", Colour.GREEN, "stop"),
        ("bundle", Colour.RED, "bundle"),
        ("investigate", Colour.BLACK, "investigate"),
    ],
)
def test_the_question_is_the_one_that_the_action_asks(kind, colour, asks):
    assert an_action(kind=kind, colours={colour}).asks == asks


@pytest.mark.parametrize(
    ("days", "urgency"), [(-1, When.OVERDUE), (0, When.SOON), (30, When.SOON), (31, When.LATER), (None, When.UNDATED)]
)
def test_when_an_action_is_due_is_seen_from_today(days, urgency):
    day = None if days is None else TODAY + timedelta(days=days)
    assert when(an_action(due=day), TODAY) is urgency


def test_what_is_overdue_comes_first_and_what_has_no_date_last():
    one = a_plan(an_action("later", due=TODAY + timedelta(days=9)), an_action("undated"))
    other = a_plan(an_action("overdue", due=TODAY - timedelta(days=9)), an_action("kept", kind="keep", due=TODAY))
    assert [it.action.id for it in due([one, other])] == ["overdue", "later", "undated"]


def test_a_list_is_narrowed_by_owner_date_and_workshop():
    one = a_plan(an_action("a1", owner="Rektor", due=TODAY - timedelta(days=1)), an_action("a2", owner="rektor "))
    other = a_plan(an_action("b1", owner="HR"), code="G7K2QM")

    def found(**sought):
        return [it.action.id for it in due([one, other]) if Sought(**sought).finds(it, TODAY)]

    assert found() == ["a1", "a2", "b1"]
    assert found(owner="REKTOR") == ["a1", "a2"]
    assert found(when="overdue") == ["a1"]
    assert found(owner="HR", when="undated", workshop="G7K2QM") == ["b1"]
    assert found(workshop="none") == []


def test_an_owner_is_named_once_however_it_is_written():
    assert owners([an_action(owner=name) for name in ("rektor", "HR", "Rektor", "")]) == ["HR", "Rektor"]


def a_job(id, task, **more):
    return Planned(id, task, frozenset({Colour.RED}), "bundle", what="Serviceassistent", owner="Rektor", **more)


TWENTY = [a_job(f"a{n}", f"Uppgift {n}") for n in range(20)]


def test_a_job_that_is_made_of_twenty_tasks_is_followed_up_once():
    (job,) = one_for_each_job(TWENTY)
    assert (job.id, len(job.tasks), job.asks) == ("a0", 20, "bundle")
    plan = a_plan(job, said=[said("done", action="a0")])
    assert (plan.counts().all, plan.counts().done) == (1, 1)
    assert len(due([plan])) == 1


def test_what_differs_in_the_plan_is_another_job_and_other_kinds_are_never_put_together():
    others = [replace(TWENTY[1], owner="HR"), replace(TWENTY[2], what="Vaktmästare"), replace(TWENTY[3], decided=True)]
    stops = [an_action(f"s{n}", "stop") for n in range(3)]
    found = one_for_each_job([*TWENTY[:1], *others, *stops])
    assert [it.ids for it in found] == [("a0",), ("a1",), ("a2",), ("a3",), ("s0",), ("s1",), ("s2",)]


def test_what_was_said_of_each_task_before_is_said_of_the_job():
    (job,) = one_for_each_job(TWENTY)
    earlier = [said("not", action="a7", at=1), said("partly", action="a3", at=2)]
    plan = a_plan(job, said=earlier)
    assert [it.outcome for it in plan.of("a0")] == ["not", "partly"]
    assert plan.stands("a0").outcome == plan.stands("a7").outcome == "partly"
    assert plan.said_by("l1", 3)["a0"].outcome == "partly"
    assert a_plan(job, said=[*earlier, said("done", action="a0", at=3)]).stands("a0").outcome == "done"


@given(st.lists(st.sampled_from([*TWENTY, an_action("s1", "stop"), an_action("m1")]), unique=True))
def test_every_action_is_in_exactly_one_of_what_is_followed_up(actions):
    found = one_for_each_job(actions)
    assert sorted(id for it in found for id in it.ids) == sorted(it.id for it in actions)
