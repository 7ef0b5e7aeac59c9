"""Placing what there is no time to talk about: where most of each group are, and nowhere else."""

import pytest

from app.board.board import BoardClosed, UnknownTask
from app.board.commands import PlaceTask
from app.live.acts import UndoLast
from app.vocabulary import PASS, SPLIT, Colour, NotYours, Step
from app.voting.ballot import EvenlySplit
from app.voting.commands import CastVote, CountHands, PassTask, PlaceRest, SaySplit
from app.voting.most import most
from app.workshop.commands import AnswerJointly, ExpectPeople, OpenStep
from tests.makers import ANNA, CARERS, CILLA, LEAD, TEACHERS, a_live_workshop, ask


def a_settling(*texts, teachers=1):
    """The carers answer together and say red of all; of the teachers so many hands are green."""
    live = a_live_workshop(*texts)
    ask(live, AnswerJointly(CARERS, True))
    ask(live, ExpectPeople(TEACHERS, 4))
    for task in live.board.tasks:
        ask(live, CastVote(task, Colour.RED), ANNA)
        if teachers:
            ask(live, CountHands(task, TEACHERS, green=teachers))
    ask(live, OpenStep(Step.SETTLE))
    return live


def colours(live):
    return {id: {group: it.colour for group, it in task.placement.items()} for id, task in live.board.tasks.items()}


def test_several_are_placed_where_most_are_and_one_undo_takes_all_of_it_back():
    live = a_settling("Tvätt", "Disk", "Sopor")
    ask(live, PlaceRest(("t1", "t3", "t1")))
    whole = {CARERS: "red", TEACHERS: "green"}
    assert colours(live) == {"t1": whole, "t2": {}, "t3": whole}
    assert live.acts.did[-1].about["n"] == 4
    ask(live, UndoLast())
    assert colours(live) == {"t1": {}, "t2": {}, "t3": {}}


def test_they_come_last_in_their_columns_in_the_order_they_were_asked_for():
    live = a_settling("Tvätt", "Disk", "Sopor")
    ask(live, PlaceTask("t2", CARERS, Colour.RED))
    ask(live, PlaceRest(("t3", "t1")))
    column = live.board.columns[CARERS, Colour.RED]
    assert sorted(column, key=column.__getitem__) == ["t2", "t3", "t1"]


def test_what_a_group_has_placed_stands():
    live = a_settling("Tvätt")
    ask(live, PlaceTask("t1", CARERS, Colour.BLACK))
    ask(live, PlaceRest(("t1",)))
    assert colours(live) == {"t1": {CARERS: "black", TEACHERS: "green"}}
    assert ask(live, PlaceRest(("t1",))) == []


def test_a_group_whose_view_is_not_shown_is_placed_nowhere():
    live = a_settling("Tvätt", teachers=0)
    ask(live, OpenStep(Step.SORT))
    ask(live, CastVote("t1", Colour.GREEN), CILLA)
    ask(live, OpenStep(Step.SETTLE))
    ask(live, PlaceRest(("t1",)))
    assert colours(live) == {"t1": {CARERS: "red"}}


def test_where_no_group_has_an_answer_that_most_gave_it_is_refused_and_nothing_changes():
    live = a_live_workshop("Tvätt")
    ask(live, AnswerJointly(CARERS, True))
    ask(live, SaySplit("t1"), ANNA)
    ask(live, CountHands("t1", TEACHERS, green=2, red=2))
    ask(live, OpenStep(Step.SETTLE))
    with pytest.raises(EvenlySplit):
        ask(live, PlaceRest(("t1",)))
    assert colours(live) == {"t1": {}}


def test_it_is_the_facilitators_and_for_tasks_that_are_there_when_answers_are_shown():
    live = a_settling("Tvätt")
    with pytest.raises(NotYours):
        ask(live, PlaceRest(("t1",)), ANNA)
    with pytest.raises(UnknownTask):
        ask(live, PlaceRest(("t1", "t9")))
    assert ask(live, PlaceRest(())) == []
    ask(live, OpenStep(Step.SORT), LEAD)
    with pytest.raises(BoardClosed):
        ask(live, PlaceRest(("t1",)))
    assert colours(live) == {"t1": {}}


def test_a_group_that_says_it_does_not_do_it_is_placed_so():
    live = a_live_workshop("Tvätt")
    ask(live, AnswerJointly(CARERS, True))
    ask(live, PassTask("t1"), ANNA)
    ask(live, OpenStep(Step.SETTLE))
    ask(live, PlaceRest(("t1",)))
    assert colours(live) == {"t1": {CARERS: PASS}}


@pytest.mark.parametrize(
    ("tally", "joint", "answer"),
    [
        ({"g1": {"red": 3, "green": 2}}, {}, "red"),
        ({"g1": {"red": 3, "green": 3}}, {}, None),
        ({"g1": {"pass": 4, "red": 3}}, {}, PASS),
        ({"together": {"red": 9}}, {}, None),
        ({"g1": {"red": 0}}, {}, None),
        ({}, {"g1": "black"}, "black"),
        ({}, {"g1": SPLIT}, None),
    ],
)
def test_most_is_more_than_any_other_and_never_a_sum_with_others(tally, joint, answer):
    assert most("g1", tally, joint) == answer
