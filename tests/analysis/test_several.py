"""Several tasks at once: one act, one *Ångra*; all of it or nothing."""

import pytest

from app.analysis.analysis import MOST_ACTIONS, SessionTwoClosed, UnknownQuestion, named, undecided
from app.analysis.commands import (
    AnswerDuty,
    DecideSeveral,
    GiveOpinion,
    GiveOpinions,
    KeepRest,
    KeepSeveral,
    PlanAction,
    PlanForSeveral,
    RestTasks,
)
from app.analysis.plan import Plan
from app.analysis.several import ActionsMissing, FullOfActions, PartiesNotAskedFor
from app.board.board import NothingTicked, SameTask, TasksGone
from app.board.commands import MergeSeveral, RewordTask
from app.live.acts import RedoLast, UndoLast
from app.vocabulary import PASS, Colour, NotYours, Step
from app.web.refusals import sentence
from app.workshop.commands import AnswerJointly
from app.workshop.events import StepOpened, TopicOpened, TopicShown
from app.workshop.workshop import PenElsewhere, TopicNotOpen, UnknownChoice
from tests.analysis.test_asked import a_room
from tests.makers import ANNA, BO, CARERS, CILLA, LEAD, ask, happen

G, Y, R, B = Colour
JOB = Plan("bundle", "Servicebiträde i hemtjänsten", "Enhetschefen")


def kinds(live):
    return {id: [it.plan.kind for it in live.analysis.actions_for(id)] for id in live.board.tasks}


def test_one_new_job_from_eight_red_tasks_is_one_form_and_one_undo():
    live = a_room(*[(R, R)] * 9)
    eight = tuple(f"t{n}" for n in range(1, 9))
    ask(live, PlanForSeveral("a", JOB, eight))
    assert {it.plan for it in live.analysis.actions.values()} == {JOB}
    assert [it.task for it in live.analysis.actions.values()] == [*eight]
    ask(live, UndoLast())
    assert live.analysis.actions == {}
    ask(live, RedoLast())
    assert len(live.analysis.actions) == 8


def test_what_has_the_very_same_action_gets_no_second():
    live = a_room((R, R), (R, R))
    ask(live, PlanAction("t1", "a1", JOB))
    ask(live, PlanForSeveral("b", JOB, ("t1", "t2")))
    assert kinds(live) == {"t1": ["bundle"], "t2": ["bundle"]}
    assert ask(live, PlanForSeveral("c", JOB, ("t1", "t2"))) == []


def test_one_that_is_full_is_named_and_nothing_is_changed():
    live = a_room((R, R), (R, R))
    ask(live, RewordTask("t1", "Städa"))
    for number in range(MOST_ACTIONS):
        ask(live, PlanAction("t1", f"f{number}", Plan("stop", f"Steg {number}")))
    with pytest.raises(FullOfActions) as no:
        ask(live, PlanForSeveral("a", JOB, ("t1", "t2")))
    assert "”Städa”" in sentence(no.value)
    assert "Uppgift 2" not in sentence(no.value)
    assert kinds(live)["t2"] == []


@pytest.mark.parametrize(
    "command", [PlanForSeveral("a", JOB), DecideSeveral(), MergeSeveral(), PlanForSeveral("a", JOB, ("t1", "gone"))]
)
def test_nothing_ticked_or_something_gone_changes_nothing(command):
    live = a_room((R, R))
    with pytest.raises((NothingTicked, TasksGone)):
        ask(live, command)
    assert kinds(live) == {"t1": []}


def test_a_kind_that_there_is_not_changes_nothing():
    with pytest.raises(UnknownQuestion):
        ask(a_room((R, R)), PlanForSeveral("a", Plan("sell"), ("t1",)))


def test_the_rest_is_kept_by_one_press_where_it_needs_something_and_has_nothing():
    live = a_room((R, R), (B, B), (G, G), (R, G), (R, R))
    ask(live, PlanAction("t1", "a1", Plan("investigate")))
    ask(live, RestTasks(("t1", "t2", "t3", "t4")))
    ask(live, KeepRest("k", "resting"))
    assert kinds(live) == {"t1": ["investigate"], "t2": ["keep"], "t3": [], "t4": ["keep"], "t5": []}
    ask(live, KeepRest("l", "undecided"))
    assert kinds(live)["t5"] == ["keep"]
    assert undecided(live.analysis) == []
    ask(live, UndoLast())
    ask(live, UndoLast())
    assert kinds(live) == {"t1": ["investigate"], "t2": [], "t3": [], "t4": [], "t5": []}
    with pytest.raises(UnknownChoice):
        ask(live, KeepRest("m", "some"))


def test_what_is_ticked_is_kept_at_once():
    live = a_room((R, R), (B, B), (R, G))
    ask(live, KeepSeveral("k", ("t1", "t3")))
    assert kinds(live) == {"t1": ["keep"], "t2": [], "t3": ["keep"]}
    assert ask(live, KeepSeveral("l", ("t1", "t3"))) == []
    ask(live, UndoLast())
    assert live.analysis.actions == {}


def test_what_is_to_be_stopped_and_lacks_a_date_is_not_kept_instead():
    live = a_room((B, B))
    ask(live, PlanAction("t1", "a1", Plan("stop")))
    assert ask(live, KeepRest("k", "undecided")) == []
    assert [task.id for task in undecided(live.analysis)] == ["t1"]


def test_several_are_decided_once_the_duties_have_an_answer():
    live = a_room((R, R), (R, R), (Y, Y), (R, R))
    ask(live, PlanForSeveral("a", JOB, ("t1", "t2", "t3")))
    ask(live, PlanAction("t4", "k", Plan("keep")))
    with pytest.raises(PartiesNotAskedFor) as no:
        ask(live, DecideSeveral(("t1", "t2", "t3", "t4")))
    assert "”Uppgift 1”, ”Uppgift 2”" in sentence(no.value)
    assert "Uppgift 3" not in sentence(no.value)
    for duty in ("mbl", "risk"):
        ask(live, AnswerDuty(duty, "no", None, "Inget ändras"))
    ask(live, DecideSeveral(("t1", "t2", "t3", "t4")))
    assert {it.task for it in live.analysis.actions.values() if it.decided} == {"t1", "t2", "t3"}
    ask(live, UndoLast())
    assert not any(it.decided for it in live.analysis.actions.values())


def test_what_has_no_action_can_not_be_decided_and_is_named():
    live = a_room((Y, Y), (Y, Y))
    ask(live, PlanAction("t1", "a1", Plan("simplify")))
    with pytest.raises(ActionsMissing) as no:
        ask(live, DecideSeveral(("t1", "t2")))
    assert "”Uppgift 2”" in sentence(no.value)
    assert not live.analysis.actions["a1"].decided


def test_decisions_are_made_after_the_meeting_too_and_plans_are_not():
    live = a_room((Y, Y), step=Step.ANALYSE)
    ask(live, PlanAction("t1", "a1", Plan("simplify")))
    happen(live, StepOpened(Step.CLOSED))
    ask(live, DecideSeveral(("t1",)))
    assert live.analysis.actions["a1"].decided
    with pytest.raises(SessionTwoClosed):
        ask(live, PlanForSeveral("b", JOB, ("t1",)))


def test_several_are_merged_into_one_and_come_back_together():
    live = a_room((R, R), (R, None), (R, R), (G, G))
    ask(live, MergeSeveral("t3", ("t1", "t2", "t3")))
    assert [*live.board.tasks] == ["t3", "t4"]
    assert live.board.tasks["t3"].also == ("Uppgift 1", "Uppgift 2")
    ask(live, UndoLast())
    assert sorted(live.board.tasks) == ["t1", "t2", "t3", "t4"]
    assert live.board.tasks["t3"].also == ()
    ask(live, RedoLast())
    assert sorted(live.board.tasks) == ["t3", "t4"]


def test_where_nobody_says_which_stays_the_first_does_and_one_alone_is_not_merged():
    live = a_room((R, R), (R, R))
    with pytest.raises(SameTask):
        ask(live, MergeSeveral(None, ("t2",)))
    ask(live, MergeSeveral(None, ("t2", "t1")))
    assert [*live.board.tasks] == ["t1"]


def test_it_is_the_facilitators():
    live = a_room((R, R), (R, R))
    for command in (
        PlanForSeveral("a", JOB, ("t1",)),
        KeepRest("k", "resting"),
        KeepSeveral("k", ("t1",)),
        DecideSeveral(("t1",)),
        MergeSeveral(None, ("t1", "t2")),
    ):
        with pytest.raises(NotYours):
            ask(live, command, ANNA)


def test_many_names_are_cut_short():
    live = a_room(*[(R, R)] * 7)
    assert named(live.board.tasks.values()).count("”") == 10
    assert named(live.board.tasks.values()).endswith(" …")


# The staff: the same about all that is left


def given(live, voice):
    return {task: it.answer for (_, task), all in live.analysis.opinions.given.items() if (it := all.get(voice))}


def test_one_tap_answers_what_is_left_and_nothing_else():
    live = a_room((R, G), (R, R), (PASS, R), (R, R))
    happen(live, TopicOpened("right_competence"))
    ask(live, RestTasks(("t4",)))
    ask(live, GiveOpinion("t1", "right_competence", "no", "new_job"), ANNA)
    ask(live, GiveOpinions("right_competence", "yes"), ANNA)
    assert given(live, "anna") == {"t1": "no", "t2": "yes"}
    assert given(live, "cilla") == {}
    assert ask(live, GiveOpinions("right_competence", "yes"), ANNA) == []


def test_a_group_that_answers_together_answers_with_the_pen():
    live = a_room((R, R), (R, R))
    ask(live, AnswerJointly(CARERS, True))
    happen(live, TopicOpened("right_competence"))
    ask(live, GiveOpinions("right_competence", "unsure"), ANNA)
    assert given(live, f"={CARERS}") == {"t1": "unsure", "t2": "unsure"}
    ask(live, GiveOpinion("t1", "right_competence", None), ANNA)
    with pytest.raises(PenElsewhere):
        ask(live, GiveOpinions("right_competence", "yes"), BO)


def test_what_is_not_asked_now_is_not_answered():
    live = a_room((R, R))
    with pytest.raises(TopicNotOpen):
        ask(live, GiveOpinions("right_competence", "yes"), CILLA)
    happen(live, TopicOpened("right_competence"))
    for bad in (GiveOpinions("why", "yes"), GiveOpinions("right_competence", "split")):
        with pytest.raises(UnknownQuestion):
            ask(live, bad, CILLA)
    with pytest.raises(NotYours):
        ask(live, GiveOpinions("right_competence", "yes"), LEAD)
    happen(live, TopicShown("right_competence"))
    with pytest.raises(TopicNotOpen):
        ask(live, GiveOpinions("right_competence", "yes"), CILLA)
