"""A group that answers together: one open answer, one pen, and nothing said of a group that it has not said."""

import pytest

from app.analysis.commands import GiveOpinion
from app.analysis.opinions import Opinion
from app.live.view import Audience, own, view
from app.vocabulary import PASS, SPLIT, Colour, NotYours, Person, Step, Who
from app.voting.ballot import TooFewToShow, unknown
from app.voting.commands import CastVote, PassTask, PlaceAgreed, PlaceAsMost, SaySplit, VoteAgain
from app.weight.commands import EstimateTime
from app.workshop.commands import (
    AnswerJointly,
    ExpectPeople,
    GivePen,
    JoinWorkshop,
    OpenStep,
    OpenTopic,
    ShowTopic,
    StandAlone,
    TakePen,
    TurnAway,
)
from app.workshop.workshop import PATIENCE, AloneNotAgreed, PenElsewhere
from tests.makers import ANNA, BO, CARERS, CILLA, LEAD, TEACHERS, a_live_workshop, ask

DAG = Person("dag", Who.PARTICIPANT)


def a_joint_workshop(*texts, step=Step.SORT):
    """The carers, Anna and Bo, answer together."""
    live = a_live_workshop(*texts, step=step)
    ask(live, AnswerJointly(CARERS, True))
    return live


def test_the_first_to_answer_holds_the_pen_and_the_others_are_refused_until_they_take_it():
    live = a_joint_workshop("Tvätt")
    ask(live, CastVote("t1", Colour.RED), ANNA)
    with pytest.raises(PenElsewhere):
        ask(live, CastVote("t1", Colour.GREEN), BO)
    assert live.ballots.of("bo") == {"t1": "red"}
    ask(live, TakePen(0), BO)
    with pytest.raises(PenElsewhere):
        ask(live, CastVote("t1", Colour.GREEN), BO)
    ask(live, GivePen(True), ANNA)
    ask(live, CastVote("t1", Colour.GREEN), BO)
    assert live.ballots.of("anna") == live.ballots.of("bo") == {"t1": "green"}


def test_who_holds_the_pen_may_keep_it_and_who_sleeps_has_let_go():
    live = a_joint_workshop("Tvätt")
    ask(live, TakePen(0), ANNA)
    ask(live, TakePen(0), BO)
    ask(live, GivePen(False), ANNA)
    assert live.workshop.pens[CARERS].holder == "anna"
    ask(live, TakePen(1000), BO)
    assert ask(live, TakePen(1000 + PATIENCE - 1), BO) == []
    ask(live, TakePen(1000 + PATIENCE), BO)
    assert live.workshop.pens[CARERS].holder == "bo"
    with pytest.raises(PenElsewhere):
        ask(live, GivePen(True), ANNA)


def test_who_goes_on_answering_does_not_put_off_who_asks():
    live = a_joint_workshop("Tvätt")
    ask(live, CastVote("t1", Colour.RED), ANNA)
    ask(live, TakePen(0), BO)
    ask(live, CastVote("t1", Colour.GREEN), ANNA)
    assert live.workshop.pens[CARERS].asked_by == "bo"


@pytest.mark.parametrize("leaves", ["changes group", "is turned away"])
def test_the_pen_is_free_when_its_holder_leaves(leaves):
    live = a_joint_workshop("Tvätt")
    ask(live, TakePen(0), ANNA)
    if leaves == "changes group":
        ask(live, JoinWorkshop(TEACHERS), ANNA)
    else:
        ask(live, TurnAway(live.workshop.seats["anna"]))
    ask(live, CastVote("t1", Colour.RED), BO)
    assert live.ballots.of("bo") == {"t1": "red"}


def test_only_a_member_of_a_joint_group_says_that_it_is_not_agreed():
    live = a_joint_workshop("Tvätt")
    for by in (CILLA, LEAD):
        with pytest.raises(NotYours):
            ask(live, SaySplit("t1"), by)
    ask(live, SaySplit("t1"), ANNA)
    assert live.ballots.of("bo") == {"t1": SPLIT}
    ask(live, CastVote("t1", None), ANNA)
    assert live.ballots.of("bo") == {}


@pytest.mark.parametrize("answer", [CastVote("t1", Colour.RED), PassTask("t1"), SaySplit("t1")])
def test_it_is_withheld_from_all_others_until_it_is_shown_and_then_stands_as_the_groups_own(answer):
    live, other = a_joint_workshop("Tvätt"), a_joint_workshop("Tvätt")
    ask(live, answer, ANNA)
    ask(other, CastVote("t1", Colour.BLACK), ANNA)
    for audience in Audience:
        assert view(live, audience, {}) == view(other, audience, {})
    assert own(live, "cilla") == own(other, "cilla")
    ask(live, OpenStep(Step.REVEAL))
    said = {CastVote: "red", PassTask: PASS, SaySplit: SPLIT}[type(answer)]
    for audience in Audience:
        task = view(live, audience, {})["tasks"]["t1"]
        assert (task["joint"], CARERS in task["votes"]) == ({CARERS: said}, False)


def test_one_groups_answer_is_enough_to_reveal_and_nothing_else_is_shown():
    live = a_joint_workshop("Tvätt")
    ask(live, CastVote("t1", Colour.RED), CILLA)
    with pytest.raises(TooFewToShow):
        ask(live, OpenStep(Step.REVEAL))
    ask(live, CastVote("t1", Colour.RED), ANNA)
    ask(live, OpenStep(Step.REVEAL))
    task = view(live, Audience.WALL, {})["tasks"]["t1"]
    assert (task["votes"], task["joint"], task["few"]) == ({}, {CARERS: "red"}, {TEACHERS: True})


def test_settling_takes_it_as_the_groups_agreement_and_not_agreed_comes_up():
    live = a_joint_workshop("Tvätt", "Disk", "Sopor")
    ask(live, CastVote("t1", Colour.RED), ANNA)
    ask(live, SaySplit("t2"), ANNA)
    ask(live, PassTask("t3"), ANNA)
    ask(live, OpenStep(Step.SETTLE))
    ask(live, PlaceAgreed())
    assert placements(live) == {"t1": {CARERS: "red"}, "t2": {}, "t3": {CARERS: PASS}}
    with pytest.raises(Exception, match="evenly_split"):
        ask(live, PlaceAsMost("t2"))
    assert not view(live, Audience.LEAD, {})["tasks"]["t2"]["settled"]


def placements(live):
    return {
        id: {group: str(it.colour) for group, it in task.placement.items()} for id, task in live.board.tasks.items()
    }


def test_a_joint_group_that_has_not_answered_is_not_known():
    live = a_joint_workshop("Tvätt", step=Step.SETTLE)
    assert CARERS in unknown(live.ballots, live.board.tasks["t1"], {}, live.ballots.joint("t1"))


def test_what_was_answered_alone_is_put_away_when_the_group_comes_to_answer_together_and_the_other_way():
    live = a_live_workshop("Tvätt")
    for by in (ANNA, BO):
        ask(live, CastVote("t1", Colour.RED), by)
    ask(live, AnswerJointly(CARERS, True))
    assert live.ballots.of("anna") == {}
    ask(live, CastVote("t1", Colour.GREEN), BO)
    ask(live, AnswerJointly(CARERS, False))
    assert live.ballots.of("bo") == {}
    assert (live.ballots.answers[CARERS], live.ballots.done[CARERS]) == (0, 0)


def test_bars_that_the_group_is_in_are_put_away_with_it():
    live = a_live_workshop("Tvätt")
    for nth in range(5):
        by = Person(f"p{nth}", Who.PARTICIPANT)
        ask(live, JoinWorkshop(TEACHERS if nth else CARERS), by)
        ask(live, CastVote("t1", Colour.RED), by)
    ask(live, OpenStep(Step.SETTLE))
    assert view(live, Audience.WALL, {})["together"] == [CARERS, TEACHERS]
    ask(live, AnswerJointly(CARERS, True))
    task = view(live, Audience.WALL, {})["tasks"]["t1"]
    assert task["votes"] == {}
    ask(live, OpenStep(Step.SORT))
    ask(live, OpenStep(Step.SETTLE))
    assert view(live, Audience.WALL, {})["tasks"]["t1"]["votes"] == {}, "the four teachers would be the difference"


def test_who_joins_a_joint_group_brings_no_answers_of_their_own():
    live = a_joint_workshop("Tvätt")
    ask(live, CastVote("t1", Colour.RED), CILLA)
    ask(live, JoinWorkshop(CARERS), CILLA)
    assert live.ballots.of("cilla") == {}
    assert live.ballots.answers[TEACHERS] == 0


def test_the_only_person_of_a_group_decides_whether_to_be_seen_as_the_group():
    live = a_live_workshop("Tvätt")
    ask(live, ExpectPeople(TEACHERS, 1))
    ask(live, AnswerJointly(TEACHERS, True))
    with pytest.raises(AloneNotAgreed):
        ask(live, CastVote("t1", Colour.RED), CILLA)
    with pytest.raises(NotYours):
        ask(live, StandAlone(True), LEAD)
    ask(live, StandAlone(False), CILLA)
    assert view(live, Audience.LEAD, {})["groups"][TEACHERS]["declined"]
    ask(live, StandAlone(True), CILLA)
    ask(live, CastVote("t1", Colour.RED), CILLA)
    ask(live, OpenStep(Step.REVEAL))
    assert view(live, Audience.WALL, {})["tasks"]["t1"]["joint"] == {TEACHERS: "red"}


def test_a_group_that_turns_out_to_be_one_person_is_not_shown_before_that_person_agrees():
    live = a_live_workshop("Tvätt")
    ask(live, AnswerJointly(TEACHERS, True))
    ask(live, CastVote("t1", Colour.RED), CILLA)
    ask(live, ExpectPeople(TEACHERS, 1))
    with pytest.raises(TooFewToShow):
        ask(live, OpenStep(Step.REVEAL))
    ask(live, OpenStep(Step.SETTLE))
    assert view(live, Audience.WALL, {})["tasks"]["t1"]["joint"] == {}


def test_a_second_round_is_answered_together_too():
    live = a_joint_workshop("Tvätt")
    ask(live, CastVote("t1", Colour.RED), ANNA)
    ask(live, OpenStep(Step.SETTLE))
    ask(live, VoteAgain("t1"))
    assert "joint" not in view(live, Audience.WALL, {})["tasks"]["t1"]
    ask(live, CastVote("t1", Colour.GREEN), ANNA)
    ask(live, VoteAgain(None))
    assert view(live, Audience.WALL, {})["tasks"]["t1"]["joint"] == {CARERS: "green"}


def test_in_session_two_its_times_and_opinions_stand_by_themselves():
    live = a_joint_workshop("Tvätt", step=Step.ANALYSE)
    ask(live, ExpectPeople(CARERS, 4))
    ask(live, OpenTopic("weight"))
    ask(live, EstimateTime("t1", "30 min om dagen"), ANNA)
    with pytest.raises(PenElsewhere):
        ask(live, EstimateTime("t1", "10 min om dagen"), BO)
    ask(live, ShowTopic("weight"))
    weight = live.weights.weighed("t1")[CARERS]
    assert (weight.people, float(weight.middle), weight.is_joint) == (4, 150, True)
    ask(live, OpenTopic("right_things"))
    ask(live, GiveOpinion("t1", "right_things", "split"), ANNA)
    ask(live, ShowTopic("right_things"))
    assert live.analysis.opinions.joint("right_things", "t1") == {CARERS: Opinion("split")}
    assert live.analysis.opinions.tally("right_things", "t1") == {}


def test_a_group_made_joint_after_a_topic_was_shown_leaves_what_was_shown_as_it_was():
    live = a_live_workshop("Tvätt", step=Step.ANALYSE)
    everybody = [ANNA, BO, CILLA, *(Person(f"p{nth}", Who.PARTICIPANT) for nth in range(3))]
    ask(live, OpenTopic("right_things"))
    for by in everybody:
        ask(live, JoinWorkshop(live.workshop.people.get(by.id, TEACHERS)), by)
        ask(live, GiveOpinion("t1", "right_things", "yes"), by)
    ask(live, ShowTopic("right_things"))
    shown = live.analysis.opinions.tally("right_things", "t1")
    for command in (AnswerJointly(CARERS, True), ExpectPeople(TEACHERS, 1), TurnAway(live.workshop.seats["p0"])):
        ask(live, command)
        assert live.analysis.opinions.tally("right_things", "t1") == shown
