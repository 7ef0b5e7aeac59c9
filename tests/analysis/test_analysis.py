from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.analysis.analysis import (
    KINDS,
    Changed,
    PartiesNotAsked,
    SessionTwoClosed,
    TasksUndecided,
    TooManyActions,
    UnknownAction,
    UnknownQuestion,
    changed_since,
    lacks,
    undecided,
    unplanned,
)
from app.analysis.commands import (
    AnswerDuty,
    AnswerQuestion,
    ChangeAction,
    DropAction,
    MarkDecided,
    NoteParty,
    PlanAction,
)
from app.analysis.plan import Plan
from app.board.commands import AddTask, PlaceTask, RemoveTask, RewordTask
from app.board.events import TaskAdded, TaskPlaced
from app.live.acts import UndoLast
from app.vocabulary import PASS, Colour, NotYours, Step, TextTooLong
from app.voting.ballot import TooFewToShow
from app.workshop.commands import OpenStep
from app.workshop.workshop import UnknownChoice, UnknownGroup
from tests.makers import ANNA, CARERS, LEAD, TEACHERS, a_live_workshop, ask, happen, placed


def a_settled_workshop(step=Step.ANALYSE):
    """t1 green for both, t2 black for both, t3 yellow for one, t4 red here and green there, t5 not placed."""
    live = a_live_workshop(step=step)
    happen(live, *(TaskAdded(f"t{number}", text, LEAD.id) for number, text in enumerate("ABCDE", 1)))
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
        ask(a_settled_workshop(), ChangeAction("a1", Plan("stop")))


def test_a_task_has_room_for_ten_actions():
    live = a_settled_workshop()
    for number in range(10):
        ask(live, PlanAction("t2", f"a{number}", Plan("stop", f"Steg {number}")))
    with pytest.raises(TooManyActions):
        ask(live, PlanAction("t2", "a10", Plan("stop", "Steg 10")))


def test_each_colour_asks_its_own_question():
    live = a_settled_workshop()
    asked = {id: live.analysis.asks(task) for id, task in live.board.tasks.items()}
    assert asked == {
        "t1": [],
        "t2": ["right_things"],
        "t3": ["done_right"],
        "t4": ["right_things", "right_competence"],
        "t5": ["right_things", "right_competence"],
    }


def test_a_task_that_is_green_for_one_group_and_not_done_by_the_rest_asks_nothing():
    live = a_settled_workshop()
    happen(live, placed(live, "t5", CARERS, Colour.GREEN), TaskPlaced("t5", TEACHERS, PASS, "m"))
    assert live.analysis.asks(live.board.tasks["t5"]) == []
    assert "t5" not in live.analysis.needing


def test_a_task_that_every_group_says_it_does_not_do_is_asked_about():
    live = a_settled_workshop()
    happen(live, TaskPlaced("t5", CARERS, PASS, "m"), TaskPlaced("t5", TEACHERS, PASS, "m"))
    assert live.analysis.asks(live.board.tasks["t5"]) == ["right_things", "right_competence"]
    assert live.board.tasks["t5"] in undecided(live.analysis)


def test_a_task_that_is_green_for_all_needs_no_talk():
    assert a_settled_workshop().analysis.needing == {"t2", "t3", "t4", "t5"}


def test_a_task_is_answered_by_its_questions_or_by_an_action():
    live = a_settled_workshop()
    t2, t4 = live.board.tasks["t2"], live.board.tasks["t4"]
    assert t2.id not in live.analysis.answered
    ask(live, AnswerQuestion("t2", "right_things", "no", "Ingen läser listan."))
    assert t2.id in live.analysis.answered
    ask(live, PlanAction("t4", "a1", Plan("move", "Förskollärarna tar över", "Rektor", date(2026, 12, 1))))
    assert t4.id in live.analysis.answered


def test_an_answer_can_be_taken_back():
    live = a_settled_workshop()
    ask(live, AnswerQuestion("t2", "right_things", "no"))
    ask(live, AnswerQuestion("t2", "right_things", ""))
    assert "t2" not in live.analysis.answered


def test_pressing_twice_plans_one_action():
    live = a_settled_workshop()
    ask(live, PlanAction("t2", "a1", Plan("keep")))
    assert ask(live, PlanAction("t2", "a2", Plan("keep"))) == []
    assert list(live.analysis.actions) == ["a1"]


def test_an_action_keeps_its_place_when_it_changes():
    live = a_settled_workshop()
    ask(live, PlanAction("t2", "a1", Plan("stop")))
    ask(live, PlanAction("t2", "a2", Plan("keep")))
    ask(live, ChangeAction("a1", Plan("simplify", owner="Rektor")))
    assert [action.plan.kind for action in live.analysis.actions_for("t2")] == ["simplify", "keep"]
    ask(live, DropAction("a1"))
    assert [action.id for action in live.analysis.actions_for("t2")] == ["a2"]


def test_a_removed_task_takes_its_answers_and_actions_with_it():
    live = a_settled_workshop()
    ask(live, AnswerQuestion("t2", "right_things", "no"))
    ask(live, PlanAction("t2", "a1", Plan("stop")))
    ask(live, RemoveTask("t2"))
    assert not live.analysis.actions
    assert not live.analysis.replies


def test_session_two_does_not_close_while_a_task_has_neither_an_action_nor_keep():
    live = a_settled_workshop(Step.ACT)
    with pytest.raises(TasksUndecided) as refused:
        ask(live, OpenStep(Step.CLOSED))
    assert refused.value.details == {"count": 3, "names": "”B”, ”D”, ”E”"}
    for number, task in enumerate(undecided(live.analysis)):
        ask(live, PlanAction(task.id, f"a{number}", Plan("keep")))
    ask(live, OpenStep(Step.CLOSED))
    assert live.workshop.is_closed


def test_a_workshop_that_stops_after_session_one_may_close_as_it_is():
    live = a_settled_workshop(Step.SETTLE)
    ask(live, OpenStep(Step.CLOSED))
    assert live.workshop.is_closed


def test_something_black_stops_with_an_owner_a_date_and_how_to_notice_that_it_was_wrong():
    live = a_settled_workshop(Step.ACT)
    t2 = live.board.tasks["t2"]
    assert lacks(live.analysis, t2) == ["action"]
    ask(live, PlanAction("t2", "a1", Plan("stop")))
    assert lacks(live.analysis, t2) == ["owner", "due", "notice"]
    ask(live, ChangeAction("a1", Plan("stop", owner="Rektor", due=date(2027, 3, 1))))
    assert lacks(live.analysis, t2) == ["notice"]
    assert t2 in undecided(live.analysis)
    ask(
        live, ChangeAction("a1", Plan("stop", owner="Rektor", due=date(2027, 3, 1), notice="Någon frågar efter listan"))
    )
    assert lacks(live.analysis, t2) == []


def test_something_yellow_may_be_left_without_an_action():
    live = a_settled_workshop(Step.ACT)
    assert [task.id for task in undecided(live.analysis)] == ["t2", "t4", "t5"]


def test_actions_without_an_owner_or_a_date_are_said():
    live = a_settled_workshop(Step.ACT)
    ask(live, PlanAction("t4", "a1", Plan("bundle", owner="HR")))
    ask(live, PlanAction("t4", "a2", Plan("keep")))
    ask(live, PlanAction("t4", "a3", Plan("investigate", owner="HR", due=date(2027, 1, 1))))
    assert [action.id for action in unplanned(live.analysis)] == ["a1"]


def test_an_action_moves_to_a_group_that_there_is():
    live = a_settled_workshop(Step.ACT)
    with pytest.raises(UnknownGroup):
        ask(live, PlanAction("t4", "a1", Plan("move", to="g9")))
    ask(live, PlanAction("t4", "a1", Plan("move", to=TEACHERS)))
    ask(live, ChangeAction("a1", Plan("keep", to=TEACHERS)))
    assert live.analysis.actions["a1"].plan.to == ""


def test_what_is_red_or_black_is_not_decided_before_the_parties_are_asked():
    live = a_settled_workshop(Step.ACT)
    ask(live, PlanAction("t4", "a1", Plan("bundle")))
    ask(live, PlanAction("t3", "a2", Plan("simplify")))
    ask(live, PlanAction("t2", "a3", Plan("keep")))
    for action in ("a2", "a3"):
        ask(live, MarkDecided(action, True))
    with pytest.raises(PartiesNotAsked):
        ask(live, MarkDecided("a1", True))
    ask(live, AnswerDuty("mbl", "yes", date(2027, 1, 12)))
    ask(live, AnswerDuty("risk", "no", None, "Ingen belastning ändras"))
    with pytest.raises(PartiesNotAsked):
        ask(live, MarkDecided("a1", True))  # a date, and no outcome
    ask(live, AnswerDuty("mbl", "yes", date(2027, 1, 12), "Utan erinran"))
    ask(live, MarkDecided("a1", True))
    assert live.analysis.actions["a1"].decided


def test_an_action_that_changes_is_to_be_decided_anew():
    live = a_settled_workshop(Step.ACT)
    ask(live, PlanAction("t3", "a1", Plan("simplify")))
    ask(live, MarkDecided("a1", True))
    ask(live, ChangeAction("a1", Plan("simplify", "En gång i månaden")))
    assert not live.analysis.actions["a1"].decided
    ask(live, UndoLast())
    assert live.analysis.actions["a1"].decided


def test_decisions_and_parties_are_noted_after_the_workshop_is_closed_too():
    live = a_settled_workshop(Step.ACT)
    ask(live, PlanAction("t3", "a1", Plan("simplify")))
    live.workshop.step = Step.CLOSED
    ask(live, NoteParty("union", present=True, note="På träffen"))
    ask(live, MarkDecided("a1", True))
    assert live.analysis.parties["union"].invited, "who came was asked"
    with pytest.raises(SessionTwoClosed):
        ask(live, PlanAction("t3", "a2", Plan("keep")))


@pytest.mark.parametrize("command", [NoteParty("neighbour"), AnswerDuty("tax"), AnswerDuty("mbl", "perhaps")])
def test_a_role_or_a_duty_that_there_is_not_is_refused(command):
    with pytest.raises(UnknownChoice):
        ask(a_settled_workshop(), command)


HOUR = 60 * 60 * 1000


def test_session_two_remembers_how_the_board_stood_when_it_began():
    live = a_settled_workshop(Step.SETTLE)
    ask(live, OpenStep(Step.ANALYSE, 100 * HOUR))
    (sitting,) = live.analysis.sittings
    assert (sitting.number, sitting.at) == (1, 100 * HOUR)
    ask(live, PlaceTask("t4", CARERS, Colour.YELLOW))
    ask(live, RewordTask("t3", "Nya ord"))
    ask(live, AddTask("En till", "t6"))
    ask(live, RemoveTask("t1"))
    assert changed_since(sitting, live.board) == [
        Changed("t3", "reworded", "C"),
        Changed("t4", "moved", "D"),
        Changed("t6", "added", "En till"),
        Changed("t1", "removed", "A"),
    ]


def test_going_back_and_forth_in_one_meeting_is_one_sitting_and_weeks_later_is_another():
    live = a_settled_workshop(Step.SETTLE)
    for step, hour in ((Step.ANALYSE, 100), (Step.SETTLE, 101), (Step.ANALYSE, 102), (Step.ACT, 103)):
        ask(live, OpenStep(step, hour * HOUR))
    assert [sitting.number for sitting in live.analysis.sittings] == [1]
    ask(live, OpenStep(Step.SETTLE, 104 * HOUR))
    ask(live, OpenStep(Step.ACT, 500 * HOUR))
    assert [sitting.number for sitting in live.analysis.sittings] == [1, 2]


def test_a_workshop_left_open_for_weeks_begins_a_new_sitting_when_its_step_is_opened_again():
    live = a_settled_workshop(Step.SETTLE)
    ask(live, OpenStep(Step.ANALYSE, 100 * HOUR))
    assert ask(live, OpenStep(Step.ANALYSE, 101 * HOUR)) == []
    ask(live, OpenStep(Step.ANALYSE, 500 * HOUR))
    ask(live, OpenStep(Step.ACT, 900 * HOUR))
    assert [(it.number, it.at) for it in live.analysis.sittings] == [(1, 100 * HOUR), (2, 500 * HOUR), (3, 900 * HOUR)]
    ask(live, UndoLast())
    ask(live, UndoLast())
    assert [it.number for it in live.analysis.sittings] == [1]
    assert live.workshop.step is Step.ANALYSE


def test_a_workshop_that_was_closed_after_session_one_knows_how_that_ended():
    live = a_settled_workshop(Step.SETTLE)
    ask(live, OpenStep(Step.CLOSED, 10 * HOUR))
    ask(live, OpenStep(Step.ANALYSE, 500 * HOUR))
    assert [(it.number, it.at) for it in live.analysis.sittings] == [(0, 10 * HOUR), (1, 500 * HOUR)]


kinds = st.sampled_from(KINDS)
steps_back_and_forth = st.lists(st.sampled_from([*Step]), max_size=6)


@given(st.lists(st.tuples(st.sampled_from(["t1", "t2", "t3", "t4", "t5"]), kinds), max_size=12), steps_back_and_forth)
def test_no_action_is_lost_by_going_back(planned, steps):
    live = a_settled_workshop(Step.ACT)
    for number, (task, kind) in enumerate(planned):
        ask(live, PlanAction(task, f"a{number}", Plan(kind, f"Steg {number}")))
    before = dict(live.analysis.actions)
    for step in steps:
        with suppress(TasksUndecided, TooFewToShow):
            ask(live, OpenStep(step))
    assert live.analysis.actions == before
