from datetime import date

import pytest

from app.analysis.analysis import (
    SessionTwoClosed,
    TasksUndecided,
    TooManyActions,
    UnknownAction,
    UnknownQuestion,
    is_answered,
    needing,
    questions_for,
    undecided,
)
from app.analysis.commands import AnswerQuestion, ChangeAction, DropAction, PlanAction
from app.board.commands import RemoveTask
from app.vocabulary import Colour, NotYours, Step, TextTooLong
from app.workshop.commands import OpenStep
from tests.makers import ANNA, CARERS, TEACHERS, a_live_workshop, ask, happen, placed


def a_settled_workshop(step=Step.ANALYSE):
    """t1 green for both, t2 black for both, t3 yellow for one, t4 red here and green there, t5 not placed."""
    live = a_live_workshop("A", "B", "C", "D", "E", step=step)
    for task, group, colour in (
        ("t1", CARERS, Colour.GREEN),
        ("t1", TEACHERS, Colour.GREEN),
        ("t2", CARERS, Colour.BLACK),
        ("t2", TEACHERS, Colour.BLACK),
        ("t3", CARERS, Colour.YELLOW),
        ("t4", CARERS, Colour.RED),
        ("t4", TEACHERS, Colour.GREEN),
    ):
        happen(live, placed(live, task, group, colour))
    return live


@pytest.mark.parametrize("step", [step for step in Step if step not in (Step.ANALYSE, Step.ACT)])
def test_the_questions_are_answered_in_session_two_only(step):
    with pytest.raises(SessionTwoClosed):
        ask(a_settled_workshop(step), AnswerQuestion("t2", "right_things", "no"))


def test_the_facilitator_writes_down_what_the_room_says():
    with pytest.raises(NotYours):
        ask(a_settled_workshop(), AnswerQuestion("t2", "right_things", "no"), ANNA)


@pytest.mark.parametrize(("question", "answer"), [("why", "yes"), ("right_things", "perhaps")])
def test_a_question_or_answer_that_there_is_not_is_refused(question, answer):
    with pytest.raises(UnknownQuestion):
        ask(a_settled_workshop(), AnswerQuestion("t2", question, answer))


def test_a_note_that_is_too_long_is_refused():
    with pytest.raises(TextTooLong):
        ask(a_settled_workshop(), AnswerQuestion("t2", "right_things", "no", "a" * 1001))


def test_an_action_that_is_gone_cannot_be_changed():
    with pytest.raises(UnknownAction):
        ask(a_settled_workshop(), ChangeAction("a1", "stop"))


def test_a_task_has_room_for_ten_actions():
    live = a_settled_workshop()
    for number in range(10):
        ask(live, PlanAction("t2", "stop", f"a{number}", f"Steg {number}"))
    with pytest.raises(TooManyActions):
        ask(live, PlanAction("t2", "stop", "a10", "Steg 10"))


def test_each_colour_asks_its_own_question():
    asked = {id: questions_for(task) for id, task in a_settled_workshop().board.tasks.items()}
    assert asked == {
        "t1": [],
        "t2": ["right_things"],
        "t3": ["done_right"],
        "t4": ["right_things", "right_competence"],
        "t5": ["right_things", "right_competence"],
    }


def test_a_task_that_is_green_for_all_needs_no_talk():
    assert [task.id for task in needing(a_settled_workshop().analysis)] == ["t2", "t3", "t4", "t5"]


def test_a_task_is_answered_by_its_questions_or_by_an_action():
    live = a_settled_workshop()
    t2, t4 = live.board.tasks["t2"], live.board.tasks["t4"]
    assert not is_answered(live.analysis, t2)
    ask(live, AnswerQuestion("t2", "right_things", "no", "Ingen läser listan."))
    assert is_answered(live.analysis, t2)
    ask(live, PlanAction("t4", "move", "a1", "Förskollärarna tar över", "Rektor", date(2026, 12, 1)))
    assert is_answered(live.analysis, t4)


def test_an_answer_can_be_taken_back():
    live = a_settled_workshop()
    ask(live, AnswerQuestion("t2", "right_things", "no"))
    ask(live, AnswerQuestion("t2", "right_things", ""))
    assert not is_answered(live.analysis, live.board.tasks["t2"])


def test_pressing_twice_plans_one_action():
    live = a_settled_workshop()
    ask(live, PlanAction("t2", "keep", "a1"))
    assert ask(live, PlanAction("t2", "keep", "a2")) == []
    assert list(live.analysis.actions) == ["a1"]


def test_an_action_keeps_its_place_when_it_changes():
    live = a_settled_workshop()
    ask(live, PlanAction("t2", "stop", "a1"))
    ask(live, PlanAction("t2", "keep", "a2"))
    ask(live, ChangeAction("a1", "simplify", owner="Rektor"))
    assert [action.kind for action in live.analysis.actions_for("t2")] == ["simplify", "keep"]
    ask(live, DropAction("a1"))
    assert [action.id for action in live.analysis.actions_for("t2")] == ["a2"]


def test_a_removed_task_takes_its_answers_and_actions_with_it():
    live = a_settled_workshop()
    ask(live, AnswerQuestion("t2", "right_things", "no"))
    ask(live, PlanAction("t2", "stop", "a1"))
    ask(live, RemoveTask("t2"))
    assert not live.analysis.actions
    assert not live.analysis.replies


def test_session_two_does_not_close_while_a_task_has_neither_an_action_nor_keep():
    live = a_settled_workshop(Step.ACT)
    with pytest.raises(TasksUndecided) as refused:
        ask(live, OpenStep(Step.CLOSED))
    assert refused.value.details == {"count": 4}
    for number, task in enumerate(undecided(live.analysis)):
        ask(live, PlanAction(task.id, "keep", f"a{number}"))
    ask(live, OpenStep(Step.CLOSED))
    assert live.workshop.is_closed


def test_a_workshop_that_stops_after_session_one_may_close_as_it_is():
    live = a_settled_workshop(Step.SETTLE)
    ask(live, OpenStep(Step.CLOSED))
    assert live.workshop.is_closed
