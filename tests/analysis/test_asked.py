"""What session two asks about, and what that costs."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.analysis.analysis import SessionTwoClosed
from app.analysis.asked import (
    HOW_MANY,
    SECONDS_FOR_A_TIME,
    SECONDS_FOR_AN_OPINION,
    TEN,
    Price,
    Why,
    chosen,
    price,
    proposed,
)
from app.analysis.commands import ChooseTasks, PlanAction, RestTasks, TakeUpTasks
from app.analysis.events import TaskRested
from app.analysis.plan import Plan
from app.board.board import NothingTicked, TasksGone
from app.board.commands import AddTask, MergeTasks, RemoveTask
from app.board.events import TaskAdded
from app.live.acts import UndoLast
from app.live.state import read_event
from app.live.view import Audience, view
from app.vocabulary import PASS, QUESTIONS, SESSION_TWO, TOPICS, WEIGHT, Colour, NotYours, Standing, Step
from app.weight.commands import EstimateTime, SetWeight
from app.workshop.commands import OpenTopic
from app.workshop.events import TopicOpened, TopicShown
from app.workshop.workshop import UnknownChoice
from tests.makers import ANNA, CARERS, LEAD, TEACHERS, a_live_workshop, ask, happen, placed

G, Y, R, B = Colour
Two = tuple[Standing | None, Standing | None]


def a_room(*colours: Two, step=Step.ANALYSE):
    """Tasks t1, t2, … with their colours for the carers and the teachers; None where a group has not placed it."""
    live = a_live_workshop(step=step)
    happen(live, *(TaskAdded(f"t{n}", f"Uppgift {n}", LEAD.id) for n, _ in enumerate(colours, 1)))
    for number, both in enumerate(colours, 1):
        for group, colour in zip((CARERS, TEACHERS), both, strict=True):
            if colour:
                happen(live, placed(live, f"t{number}", group, colour))
    return live


def test_each_proposed_task_says_why():
    live = a_room((B, G), (R, R), (R, PASS), (R, G), (None, None), (PASS, PASS), (G, G), (Y, Y))
    assert proposed(live.analysis) == {
        "t1": Why.BLACK,
        "t2": Why.RED,
        "t3": Why.RED,
        "t4": Why.DIVIDES,
        "t5": Why.UNPLACED,
        "t6": Why.NOBODYS,
    }


def test_what_is_green_and_takes_much_time_is_proposed_and_the_longest_says_so():
    live = a_room((G, G), (Y, Y), (G, G))
    for task, hours in (("t1", "6 h i veckan"), ("t2", "9 h i veckan"), ("t3", "1 h i veckan")):
        ask(live, SetWeight(task, CARERS, hours, 1))
    assert proposed(live.analysis) == {"t2": Why.MOST_TIME, "t1": Why.MUCH_TIME}


def test_what_there_is_much_of_does_not_crowd_out_the_rest():
    live = a_room(*[(R, R)] * 12, (R, G), (Y, G))
    ten = chosen(live.analysis, "ten")
    assert len(ten) == TEN
    assert {"t13", "t14"} <= set(ten)


def test_what_divides_comes_before_what_nobody_does_or_has_placed():
    live = a_room((PASS, PASS), (None, None), (R, G))
    assert [*proposed(live.analysis)] == ["t3", "t1", "t2"]


def test_what_takes_longest_is_most_important_among_the_red():
    live = a_room((R, R), (R, R), (R, R))
    ask(live, SetWeight("t3", CARERS, "4 h i veckan", 2))
    assert [*proposed(live.analysis)] == ["t3", "t1", "t2"]


def test_nobody_is_asked_about_what_rests():
    live = a_room((R, R), (G, G), (B, B))
    ask(live, ChooseTasks("proposal"))
    assert live.analysis.rests == {"t2"}
    assert live.analysis.asked(WEIGHT, CARERS) == ["t1", "t3"]
    told = view(live, Audience.PHONE, {})["tasks"]
    assert {id: task.get("rests", False) for id, task in told.items()} == {"t1": False, "t2": True, "t3": False}


def test_what_rests_keeps_its_colour_and_must_still_come_to_something():
    live = a_room((R, R), (B, B))
    ask(live, RestTasks(("t1", "t2")))
    assert view(live, Audience.WALL, {})["analysis"]["needing"] == 0
    assert view(live, Audience.WALL, {})["tasks"]["t1"]["placement"][CARERS]["colour"] == "red"
    assert [*proposed(live.analysis)] == ["t2", "t1"]  # to stop something comes first


def test_where_nothing_is_chosen_all_are_asked_about():
    live = a_room((R, R), (G, G), (None, None))
    assert live.analysis.asked(WEIGHT, CARERS) == ["t1", "t2", "t3"]
    assert live.analysis.rests == set()


def test_a_task_that_comes_after_the_choice_is_asked_about():
    live = a_room((R, R), (G, G))
    ask(live, ChooseTasks("ten"))
    ask(live, AddTask("Ny", "t9"))
    assert live.analysis.asked(WEIGHT, TEACHERS) == ["t1", "t9"]


def test_a_group_is_asked_nothing_about_what_it_does_not_do():
    live = a_room((R, PASS), (PASS, B), (R, R))
    assert live.analysis.asked(WEIGHT, TEACHERS) == ["t2", "t3"]
    assert live.analysis.asked("right_competence", TEACHERS) == ["t3"]
    assert live.analysis.asked("right_things", CARERS) == []


def test_who_is_asked_nothing_is_not_waited_for():
    live = a_room((PASS, B))
    happen(live, TopicOpened("right_things"))
    groups = view(live, Audience.LEAD, {})["groups"]
    assert groups[CARERS]["asked"] == {"begun": 0, "done": 0, "of": 0, "all": 0}
    assert groups[TEACHERS]["asked"] == {"begun": 0, "done": 0, "of": 1, "all": 1}


def test_the_staff_are_not_asked_about_what_is_planned_but_for_how_long_it_takes():
    live = a_room((R, R), (R, R))
    ask(live, PlanAction("t1", "a1", Plan("bundle")))
    assert live.analysis.asked("right_competence", CARERS) == ["t2"]
    assert live.analysis.asked(WEIGHT, CARERS) == ["t1", "t2"]
    assert [task.id for task in live.analysis.about("right_competence")] == ["t1", "t2"]


def test_who_has_answered_what_is_asked_is_done_whatever_they_answered_before():
    live = a_room((R, R), (R, R), (R, R))
    happen(live, TopicOpened(WEIGHT))
    ask(live, EstimateTime("t1", "1 h i veckan"), ANNA)
    ask(live, EstimateTime("t2", "1 h i veckan"), ANNA)
    ask(live, RestTasks(("t1",)))
    assert view(live, Audience.LEAD, {})["groups"][CARERS]["asked"] == {"begun": 1, "done": 0, "of": 2, "all": 2}
    ask(live, EstimateTime("t3", "1 h i veckan"), ANNA)
    assert view(live, Audience.LEAD, {})["groups"][CARERS]["asked"]["done"] == 1


def test_a_choice_is_priced_by_the_group_that_has_most_to_answer():
    live = a_room((R, PASS), (R, R), (R, G))
    seconds = 3 * SECONDS_FOR_A_TIME + 4 * SECONDS_FOR_AN_OPINION
    assert price(live.analysis, ["t1", "t2", "t3"]) == Price(3, 4, -(-seconds // 60))
    assert price(live.analysis, []) == Price(0, 0, 0)


def test_what_has_been_shown_or_planned_costs_nothing_more():
    live = a_room((R, R), (R, R))
    happen(live, TopicShown(WEIGHT))
    ask(live, PlanAction("t1", "a1", Plan("bundle")))
    assert price(live.analysis, ["t1", "t2"]) == Price(0, 1, 1)


def test_a_choice_can_be_taken_back_at_once():
    live = a_room((R, R), (G, G), (Y, Y))
    ask(live, RestTasks(("t1",)))
    ask(live, ChooseTasks("ten"))
    assert live.analysis.rests == {"t2", "t3"}
    ask(live, UndoLast())
    assert live.analysis.rests == {"t1"}


def test_one_of_two_merged_that_is_asked_about_is_enough():
    for rests, still in ((("t1", "t2"), {"t2"}), (("t2",), set()), (("t1",), set())):
        live = a_room((R, R), (R, R))
        ask(live, RestTasks(rests))
        ask(live, MergeTasks("t1", "t2"))
        assert live.analysis.rests == still
        ask(live, UndoLast())
        assert live.analysis.rests == set(rests)


def test_a_task_that_is_taken_away_does_not_rest_and_does_again_when_it_is_back():
    live = a_room((R, R))
    ask(live, RestTasks(("t1",)))
    ask(live, RemoveTask("t1"))
    assert live.analysis.rests == set()
    ask(live, UndoLast())
    assert live.analysis.rests == {"t1"}


@pytest.mark.parametrize("step", [step for step in Step if step not in SESSION_TWO])
def test_it_is_chosen_in_session_two(step):
    for command in (ChooseTasks("all"), RestTasks(("t1",))):
        with pytest.raises(SessionTwoClosed):
            ask(a_room((R, R), step=step), command)


def test_the_facilitator_chooses_and_what_makes_no_sense_changes_nothing():
    live = a_room((R, R))
    with pytest.raises(NotYours):
        ask(live, ChooseTasks("all"), ANNA)
    with pytest.raises(UnknownChoice):
        ask(live, ChooseTasks("most"))
    with pytest.raises(NothingTicked):
        ask(live, RestTasks())
    with pytest.raises(TasksGone):
        ask(live, RestTasks(("t1", "t7")))
    assert live.analysis.rests == set()
    assert ask(live, TakeUpTasks(("t1",))) == []


standings = st.sampled_from([None, PASS, *Colour])
boards = st.lists(st.tuples(standings, standings), max_size=14)


@given(boards, st.sampled_from(HOW_MANY))
def test_what_is_chosen_is_asked_about_and_the_rest_rests(colours, how):
    live = a_room(*colours)
    wanted = chosen(live.analysis, how)
    ask(live, ChooseTasks(how))
    assert live.analysis.rests == live.board.tasks.keys() - set(wanted)
    for group in (CARERS, TEACHERS):
        for topic in TOPICS:
            assert live.analysis.rests.isdisjoint(live.analysis.asked(topic, group))
    assert ask(live, ChooseTasks(how)) == []


@given(boards)
def test_the_ten_are_the_first_of_what_is_proposed_and_what_must_be_decided_is(colours):
    live = a_room(*colours)
    ids = [*proposed(live.analysis)]
    assert chosen(live.analysis, "ten") == ids[:TEN]
    must = {f"t{n}" for n, both in enumerate(colours, 1) if {*both} - {PASS, None} not in ({G}, {Y})}
    assert must == set(ids)


@given(boards, st.data())
def test_more_tasks_never_cost_less(colours, data):
    live = a_room(*colours)
    ids = [*live.board.tasks]
    some = data.draw(st.lists(st.sampled_from(ids), unique=True)) if ids else []
    less, more = price(live.analysis, some), price(live.analysis, ids)
    assert (less.times, less.questions, less.minutes) <= (more.times, more.questions, more.minutes)
    assert less.minutes <= more.minutes
    assert less.questions <= len(QUESTIONS) * len(some)


def test_a_line_of_the_journal_from_before_says_that_nothing_rests():
    told = {"task": "t1", "replies": [], "actions": [], "opinions": [], "told": []}
    assert read_event("TalkRestored", told).rests is False
    assert read_event("TaskRested", {"task": "t1", "rests": True}) == TaskRested("t1", True)


def test_the_phones_are_still_asked_the_topic_that_is_open_when_the_choice_changes():
    live = a_room((R, R), (R, G))
    ask(live, OpenTopic("right_competence"))
    ask(live, RestTasks(("t1",)))
    assert live.analysis.asked("right_competence", CARERS) == ["t2"]
    ask(live, TakeUpTasks(("t1",)))
    assert live.analysis.asked("right_competence", CARERS) == ["t1", "t2"]
