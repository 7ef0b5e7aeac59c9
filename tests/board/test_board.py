import pytest

from app.board.board import (
    BoardClosed,
    GatheringClosed,
    RewordedMeanwhile,
    TaskThereAlready,
    UnknownTask,
    red_for_all_who_do_it,
)
from app.board.commands import AddTask, PlaceTask, RemoveTask, RewordTask
from app.vocabulary import Colour, NotYours, Step, TextMissing, TextTooLong, WorkshopClosed
from app.workshop.commands import AllowPlacing, BringUp, OpenList, OpenStep
from app.workshop.workshop import UnknownGroup
from tests.makers import ANNA, BO, CARERS, CILLA, LEAD, TEACHERS, a_live_workshop, ask, happen, placed


def column(live, group, colour):
    places = live.board.columns.get((group, colour), {})
    return sorted(places, key=places.__getitem__)


def test_a_task_cannot_be_placed_while_tasks_are_gathered():
    live = a_live_workshop("Tvätt", step=Step.GATHER)
    with pytest.raises(BoardClosed):
        ask(live, PlaceTask("t1", CARERS, Colour.RED))


def test_a_task_cannot_be_placed_in_a_closed_workshop():
    with pytest.raises(BoardClosed):
        ask(a_live_workshop("Tvätt", step=Step.CLOSED), PlaceTask("t1", CARERS, Colour.RED))


def test_a_task_that_is_gone_cannot_be_placed():
    with pytest.raises(UnknownTask):
        ask(a_live_workshop(), PlaceTask("t1", CARERS, Colour.RED))


def test_a_task_cannot_be_placed_for_a_group_that_is_not_there():
    with pytest.raises(UnknownGroup):
        ask(a_live_workshop("Tvätt"), PlaceTask("t1", "g9", Colour.RED))


def test_the_staff_do_not_place_unless_they_are_let():
    with pytest.raises(NotYours):
        ask(a_live_workshop("Tvätt"), PlaceTask("t1", CARERS, Colour.RED), ANNA)


def test_the_staff_never_place_for_another_group():
    live = a_live_workshop("Tvätt")
    ask(live, AllowPlacing(True))
    with pytest.raises(NotYours):
        ask(live, PlaceTask("t1", TEACHERS, Colour.RED), ANNA)


def test_the_staff_do_not_add_tasks_once_gathering_is_over():
    with pytest.raises(GatheringClosed):
        ask(a_live_workshop(step=Step.SORT), AddTask("Tvätt", "t1"), ANNA)


def test_nobody_adds_a_task_to_a_closed_workshop():
    with pytest.raises(WorkshopClosed):
        ask(a_live_workshop(step=Step.CLOSED), AddTask("Tvätt", "t1"))


def test_an_empty_task_is_refused():
    with pytest.raises(TextMissing):
        ask(a_live_workshop(step=Step.GATHER), AddTask("  ", "t1"), ANNA)


def test_a_task_of_201_characters_is_refused_and_told_how_many_fit():
    with pytest.raises(TextTooLong) as refused:
        ask(a_live_workshop(step=Step.GATHER), AddTask("a" * 201, "t1"), ANNA)
    assert refused.value.details == {"most": 200, "length": 201}


def test_the_same_words_are_not_added_twice():
    with pytest.raises(TaskThereAlready):
        ask(a_live_workshop("Tvätt", step=Step.GATHER), AddTask("tvätt ", "t2"), ANNA)


def test_somebody_elses_words_are_not_ones_own_to_change():
    live = a_live_workshop("Tvätt", step=Step.GATHER)
    for command in (RewordTask("t1", "Tvätta"), RemoveTask("t1")):
        with pytest.raises(NotYours):
            ask(live, command, BO)


def test_who_rewords_what_somebody_just_reworded_is_told_and_changes_nothing():
    live = a_live_workshop("Tvätt")
    ask(live, RewordTask("t1", "Tvätta och vika", was="Tvätt"))
    with pytest.raises(RewordedMeanwhile) as refused:
        ask(live, RewordTask("t1", "Ta hand om tvätt", was="Tvätt"))
    assert refused.value.details["current"] == live.board.tasks["t1"].text == "Tvätta och vika"


def test_an_author_changes_and_removes_their_own_words_while_tasks_are_gathered():
    live = a_live_workshop("Tvätt", step=Step.GATHER)
    ask(live, RewordTask("t1", "Tvätta"), ANNA)
    assert live.board.tasks["t1"].text == "Tvätta"
    ask(live, RemoveTask("t1"), ANNA)
    assert not live.board.tasks


def test_removed_words_may_be_written_again():
    live = a_live_workshop("Tvätt", step=Step.GATHER)
    ask(live, RemoveTask("t1"))
    assert ask(live, AddTask("Tvätt", "t2"), BO)


def test_a_colour_belongs_to_a_task_and_a_group():
    live = a_live_workshop("Tvätt")
    ask(live, PlaceTask("t1", CARERS, Colour.RED))
    ask(live, PlaceTask("t1", TEACHERS, Colour.GREEN))
    assert column(live, CARERS, Colour.RED) == ["t1"]
    assert column(live, TEACHERS, Colour.GREEN) == ["t1"]
    assert column(live, CARERS, Colour.GREEN) == []


def test_a_task_is_placed_before_another_or_last():
    live = a_live_workshop("A", "B", "C")
    for task in ("t1", "t2"):
        ask(live, PlaceTask(task, CARERS, Colour.RED))
    ask(live, PlaceTask("t3", CARERS, Colour.RED, before="t2"))
    assert column(live, CARERS, Colour.RED) == ["t1", "t3", "t2"]
    ask(live, PlaceTask("t1", CARERS, Colour.RED))
    assert column(live, CARERS, Colour.RED) == ["t3", "t2", "t1"]


def test_placing_a_task_where_it_stands_is_nothing():
    live = a_live_workshop("A", "B")
    for task in ("t1", "t2"):
        ask(live, PlaceTask(task, CARERS, Colour.RED))
    assert ask(live, PlaceTask("t1", CARERS, Colour.RED, before="t2")) == []
    assert ask(live, PlaceTask("t2", CARERS, Colour.RED)) == []


def test_a_task_can_be_lifted_off_the_board():
    live = a_live_workshop("A")
    ask(live, PlaceTask("t1", CARERS, Colour.RED))
    ask(live, PlaceTask("t1", CARERS, None))
    assert live.board.tasks["t1"].placement == {}
    assert ask(live, PlaceTask("t1", CARERS, None)) == []


def test_staff_who_are_let_place_their_own_groups_tasks():
    live = a_live_workshop("A")
    ask(live, AllowPlacing(True))
    assert ask(live, PlaceTask("t1", CARERS, Colour.BLACK), ANNA)


def test_red_for_all_who_do_it_counts_only_the_groups_that_placed_it():
    live = a_live_workshop("A", "B", "C")
    happen(live, placed(live, "t1", CARERS, Colour.RED))
    happen(live, placed(live, "t2", CARERS, Colour.RED), placed(live, "t2", TEACHERS, Colour.GREEN))
    assert [red_for_all_who_do_it(task) for task in live.board.tasks.values()] == [True, False, False]


def test_a_refusal_does_not_tell_what_somebody_else_has_written_unseen():
    live = a_live_workshop(step=Step.GATHER)
    ask(live, AddTask("Tvätt", "t1"), ANNA)
    ask(live, AddTask("tvätt", "t2"), BO)
    assert [task.by for task in live.board.tasks.values()] == ["anna", "bo"]
    with pytest.raises(TaskThereAlready):
        ask(live, AddTask("TVÄTT", "t3"), ANNA)
    with pytest.raises(TaskThereAlready):
        ask(live, AddTask("Tvätt", "t3"), LEAD)
    ask(live, OpenList(True))
    with pytest.raises(TaskThereAlready):
        ask(live, AddTask("Tvätt", "t3"), CILLA)


def test_nobody_stays_with_a_task_of_the_step_before():
    live = a_live_workshop("Tvätt", step=Step.REVEAL)
    ask(live, BringUp("t1"))
    assert live.board.brought_up == "t1"
    ask(live, OpenStep(Step.SETTLE))
    assert live.board.brought_up is None
