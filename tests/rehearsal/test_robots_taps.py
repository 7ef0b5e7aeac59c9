"""What a robot does next, from what its phone has been sent."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app import example
from app.analysis.opinions import ANSWERS, HOWS
from app.rehearsal.beginning import FEW
from app.rehearsal.leanings import leans
from app.rehearsal.robots import seats
from app.rehearsal.taps import _TAKES, WRITES, Habit, habits, next_tap, to_write
from app.vocabulary import QUESTIONS, SPLIT, Colour
from app.weight.amount import read_amount
from app.weight.weight import WHEN
from tests.rehearsal.views import a_phone, a_task

pytestmark = pytest.mark.pure

TASKS = {f"t{n}": a_task(text) for n, text in enumerate(("Städa", "Svara i telefon", "Undervisning", "Lämna över"))}


def tap(view, unwritten=None, seed=1, habit=Habit.STEADY):
    return next_tap(view, [] if unwritten is None else unwritten, random.Random(seed), habit)


def test_a_robot_that_has_been_sent_nothing_does_nothing():
    assert tap({}) is None


def test_it_writes_what_it_has_to_write_and_then_says_that_it_is_done():
    unwritten = to_write(0)
    assert tap(a_phone("gather", {}), unwritten)["do"] == "add_task"
    assert len(unwritten) == WRITES - 1
    assert tap(a_phone("gather", {}), [])["do"] == "say_ready"
    assert tap(a_phone("gather", {}, me={"ready": {"gather": True}}), []) is None


def test_where_the_time_goes_faster_each_second_writes_one_thing():
    assert [len(to_write(number, little=True)) for number in range(4)] == [1, 0, 1, 0]


def test_it_gives_the_pen_to_whoever_asks_for_it():
    assert tap(a_phone("sort", TASKS, me={"asked": True, "pen": "mine"})) == {"do": "give_pen", "give": True}


def test_it_does_not_answer_while_another_phone_has_the_pen():
    assert tap(a_phone("sort", TASKS, me={"pen": "elsewhere"})) == {"do": "say_ready", "ready": True}


@given(st.integers(0, 10_000))
def test_it_answers_only_what_it_has_not_answered(seed):
    said = tap(a_phone("sort", TASKS, mine={"t0": "red", "t1": "red"}), seed=seed)
    assert said["task"] in ("t2", "t3")
    assert said["do"] in ("cast_vote", "pass_task")


def test_the_quiet_one_answers_half_and_then_nothing_more():
    half = {"t0": "red", "t1": "red"}
    assert tap(a_phone("sort", TASKS, mine={"t0": "red"}), habit=Habit.QUIET) is not None
    assert tap(a_phone("sort", TASKS, mine=half), habit=Habit.QUIET) is None
    assert tap(a_phone("sort", TASKS, mine=dict.fromkeys(TASKS, "red")), habit=Habit.QUIET) is None


@pytest.mark.parametrize("step", ["reveal", "settle", "analyse", "act"])
def test_while_the_answers_are_talked_about_it_sits_still(step):
    assert tap(a_phone(step, TASKS)) is None


def test_it_answers_a_second_round():
    assert tap(a_phone("settle", TASKS, again="t1"))["task"] == "t1"
    assert tap(a_phone("settle", TASKS, again="t1", mine={"t1": "red"})) is None


def asked(topic, **more):
    return a_phone("analyse", TASKS, screen={"topic": topic, "asks": ["t0", "t1"]}, **more)


@given(st.integers(0, 10_000))
def test_it_says_how_much_time_a_task_takes_as_the_product_reads_it(seed):
    said = tap(asked("weight", estimates={"t0": {}}), seed=seed)
    assert (said["do"], said["task"]) == ("estimate_time", "t1")
    assert {*said.get("when", ())} <= {*WHEN}
    read_amount(said["amount"])


def test_what_is_done_at_meals_is_done_in_the_mornings_and_in_the_evenings():
    said = [tap(asked("weight", estimates={"t1": {}}), seed=seed) for seed in range(20)]
    assert {tuple(it["when"]) for it in said if "when" in it} == {("morning", "evening")}


def test_every_time_that_a_robot_says_can_be_read():
    assert all(read_amount(said) for said in _TAKES)


@pytest.mark.parametrize("question", QUESTIONS)
def test_they_disagree_about_each_question_and_say_what_else_with_a_no(question):
    said = [tap(asked(question), seed=seed) for seed in range(200)]
    assert {it["answer"] for it in said} == {*ANSWERS}
    assert {it.get("how") for it in said} - {None} == {*HOWS[question]}
    assert all("how" not in it for it in said if it["answer"] != "no")


def test_a_group_that_answers_together_is_not_always_agreed():
    said = [tap(asked("right_things", me={"pen": "mine"}), seed=seed)["answer"] for seed in range(200)]
    assert 0 < said.count(SPLIT) < 60


def test_it_answers_nothing_that_its_group_has_settled_that_it_does_not():
    tasks = TASKS | {"t0": a_task("Städa", g1="pass"), "t1": a_task("Svara i telefon", g1="pass")}
    assert tap(asked("weight") | {"tasks": tasks}) is None


def test_the_quiet_one_answers_half_of_a_topic_too():
    assert tap(asked("weight"), habit=Habit.QUIET) is not None
    assert tap(asked("weight", estimates={"t0": {}}), habit=Habit.QUIET) is None


def test_in_the_example_one_goes_quiet_and_one_comes_late_and_both_groups_can_be_shown():
    seated = seats(example.GROUPS)
    behave = habits(seated)
    assert sorted(behave) == sorted([Habit.STEADY] * 10 + [Habit.QUIET, Habit.LATE])
    quiet, late = (seated[behave.index(habit)] for habit in (Habit.QUIET, Habit.LATE))
    assert (quiet, late) == ("g1", "g2")


@given(st.lists(st.sampled_from(["g1", "g2", "g3"]), max_size=20))
def test_nobody_goes_quiet_in_a_group_that_needs_all_its_answers_to_be_shown(seated):
    for group, habit in zip(seated, habits(seated), strict=True):
        assert habit is not Habit.QUIET or seated.count(group) > 5
        assert habit is not Habit.LATE or seated.count(group) >= 5


def test_the_short_list_has_every_colour_and_something_that_divides():
    both = [(leans(text, "g1"), leans(text, "g2")) for text in FEW]
    assert {colour for pair in both for colour in pair} == {*Colour}
    assert sum(one is not other for one, other in both) >= 4
    assert {*FEW} <= {*example.TASKS}
