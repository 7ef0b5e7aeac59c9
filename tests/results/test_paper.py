"""Ballots on paper: what typing one in asks for."""

import pytest

from app.board.board import SortingClosed
from app.board.events import TaskAdded
from app.live.view import Audience, view
from app.results.paper import (
    AloneOnPaper,
    BallotEmpty,
    BallotInAlready,
    GroupInAlready,
    OneSheetForGroup,
    Typed,
    before_answers,
    commands_for,
    holds_pen,
    name,
    paper_ballots,
    writer,
)
from app.vocabulary import Colour, Person, Step, Who
from app.voting.commands import CastVote, PassTask
from app.workshop.commands import GivePen, JoinWorkshop, TakePen
from app.workshop.events import AnswersJointly, DoorClosed, PeopleExpected, PersonJoined
from app.workshop.workshop import PATIENCE, DoorIsClosed, UnknownChoice, UnknownGroup
from tests.makers import CARERS, LEAD, TEACHERS, a_live_workshop, ask, happen
from tests.results.made import shown

pytestmark = pytest.mark.unhurried


def typed(answers, number=1, group=CARERS, corrects=False):
    return Typed(number, group, answers, corrects)


def type_in(live, ballot, now=0):
    """As the page does: whether it was taken."""
    by, commands = writer(ballot, live.workshop), commands_for(ballot, live.ballots)
    for command in before_answers(ballot, live.workshop, now):
        ask(live, command, by)
    if ballot.number or holds_pen(by, live.workshop):
        for command in commands:
            ask(live, command, by)
        return True
    return False


def a_joint_workshop(*texts, people=None):
    """The carers answer together."""
    live = a_live_workshop(*texts, people=False)
    happen(live, AnswersJointly(CARERS, True))
    return happen(live, PeopleExpected(CARERS, people)) if people else live


def its_answers(live):
    return {task: answers[CARERS] for task in live.board.tasks if (answers := live.ballots.joint(task))}


def test_a_ballot_is_not_taken_when_sorting_is_closed():
    live = a_live_workshop("Tvätt", step=Step.REVEAL)
    with pytest.raises(SortingClosed):
        commands_for(typed({"t1": "red"}), live.ballots)


def test_an_empty_ballot_is_not_taken():
    live = a_live_workshop("Tvätt")
    with pytest.raises(BallotEmpty):
        commands_for(typed({"gone": "red"}), live.ballots)


@pytest.mark.parametrize("ballot", [typed({"t1": "blue"}), typed({"t1": "red"}, number=0)])
def test_what_no_ballot_has_is_not_taken(ballot):
    with pytest.raises(UnknownChoice):
        commands_for(ballot, a_live_workshop("Tvätt").ballots)


def test_a_ballot_belongs_to_a_group():
    with pytest.raises(UnknownGroup):
        commands_for(typed({"t1": "red"}, group=""), a_live_workshop("Tvätt").ballots)


def test_a_ballot_joins_its_group_and_votes():
    live = a_live_workshop("Tvätt", "Disk", "Schema")
    ballot = typed({"t1": "red", "t2": "pass"})
    assert before_answers(ballot, live.workshop, 0) == [JoinWorkshop(CARERS)]
    assert commands_for(ballot, live.ballots) == [CastVote("t1", Colour.RED), PassTask("t2")]


def test_a_ballot_is_typed_in_though_the_door_is_closed_to_phones():
    live = happen(a_live_workshop("Tvätt"), DoorClosed(True))
    assert type_in(live, typed({"t1": "red"}))
    with pytest.raises(DoorIsClosed):
        ask(live, JoinWorkshop(CARERS), Person("f00d", Who.PARTICIPANT))


def test_who_has_handed_in_a_sheet_is_not_waited_for_whatever_is_ticked_on_it():
    live = a_live_workshop("Tvätt", "Disk", people=False)
    type_in(live, typed({"t1": "red"}))
    group = view(live, Audience.WALL, {})["groups"][CARERS]
    assert (group["done"], group["people"]) == (1, 1)
    happen(live, TaskAdded("t3", "Schema", LEAD.id))
    assert view(live, Audience.WALL, {})["groups"][CARERS]["done"] == 1


def test_a_groups_sheet_is_the_groups_answer():
    live = a_joint_workshop("Tvätt", "Disk", "Schema", people=4)
    assert type_in(live, typed({"t1": "red", "t2": "split", "t3": "pass"}, number=0))
    assert its_answers(live) == {"t1": "red", "t2": "split", "t3": "pass"}
    assert live.ballots.took_part == 4
    assert shown(live).took_part.paper == 0
    assert view(live, Audience.WALL, {})["groups"][CARERS]["done"] == 1


def test_a_groups_sheet_that_is_not_full_is_not_waited_for_either():
    live = a_joint_workshop("Tvätt", "Disk")
    type_in(live, typed({"t1": "red"}, number=0))
    assert view(live, Audience.WALL, {})["groups"][CARERS]["done"] == 1


def test_one_persons_ballot_is_not_the_answer_of_a_group_that_answers_together():
    live = a_joint_workshop("Tvätt")
    with pytest.raises(OneSheetForGroup):
        commands_for(typed({"t1": "red"}), live.ballots)
    with pytest.raises(UnknownChoice):
        commands_for(typed({"t1": "split"}, group=TEACHERS), live.ballots)


def test_a_group_of_one_does_not_answer_by_a_sheet_that_the_facilitator_types_in():
    with pytest.raises(AloneOnPaper):
        commands_for(typed({"t1": "red"}, number=0), a_joint_workshop("Tvätt", people=1).ballots)


def test_a_phone_that_holds_the_pen_is_asked_first_and_the_sheet_waits():
    live = a_joint_workshop("Tvätt", "Disk")
    phone = Person("f00d", Who.PARTICIPANT)
    ask(live, JoinWorkshop(CARERS), phone)
    ask(live, TakePen(0), phone)
    sheet = typed({"t1": "red"}, number=0)
    assert not type_in(live, sheet, now=1_000)
    assert live.workshop.pens[CARERS].asked_by == writer(sheet, live.workshop).id
    assert not type_in(live, sheet, now=2_000)
    assert its_answers(live) == {}
    assert type_in(live, sheet, now=1_000 + PATIENCE)
    assert its_answers(live) == {"t1": "red"}


def test_a_phone_that_says_so_keeps_the_pen():
    live = a_joint_workshop("Tvätt", "Disk")
    phone = Person("f00d", Who.PARTICIPANT)
    ask(live, JoinWorkshop(CARERS), phone)
    ask(live, TakePen(0), phone)
    sheet = typed({"t1": "red"}, number=0, corrects=True)
    type_in(live, sheet, now=1_000)
    ask(live, CastVote("t1", Colour.GREEN), phone)
    ask(live, GivePen(False), phone)
    assert not type_in(live, sheet, now=1_000 + PATIENCE)
    assert its_answers(live) == {"t1": "green"}


def test_what_a_group_has_answered_is_not_overwritten_by_chance_and_a_correction_replaces_all_of_it():
    live = a_joint_workshop("Tvätt", "Disk", "Schema")
    type_in(live, typed({"t1": "red", "t2": "split"}, number=0))
    with pytest.raises(GroupInAlready) as no:
        commands_for(typed({"t1": "green"}, number=0), live.ballots)
    assert no.value.details == {"group": "Barnskötare"}
    type_in(live, typed({"t1": "green", "t3": "pass"}, number=0, corrects=True))
    assert its_answers(live) == {"t1": "green", "t3": "pass"}


def test_a_sheet_and_all_the_groups_phones_are_not_too_many():
    live = a_joint_workshop("Tvätt", people=2)
    happen(live, PersonJoined("f1", CARERS), PersonJoined("f2", CARERS))
    type_in(live, typed({"t1": "red"}, number=0))
    assert "seats" not in view(live, Audience.LEAD, {})["groups"][CARERS]


def test_a_number_that_is_in_is_not_overwritten_by_chance():
    live = a_live_workshop("Tvätt")
    type_in(live, typed({"t1": "red"}))
    with pytest.raises(BallotInAlready) as no:
        commands_for(typed({"t1": "green"}), live.ballots)
    assert no.value.details == {"ballot": "P-01"}


def test_a_correction_stands_in_for_all_that_was_typed_before():
    live = a_live_workshop("Tvätt", "Disk", "Schema")
    type_in(live, typed({"t1": "red", "t2": "green"}))
    type_in(live, typed({"t1": "black", "t3": "pass"}, group=TEACHERS, corrects=True))
    assert live.ballots.of("paper1") == {"t1": "black", "t3": "pass"}
    assert live.workshop.people["paper1"] == TEACHERS


def test_ballots_are_told_from_phones_by_their_ids():
    assert paper_ballots(["paper2", "paper-g1", "pa9f3e", "f1", "paper10", "paperx", "xpaper3"]) == [2, 10]
    assert [name(n) for n in (1, 12, 120)] == ["P-01", "P-12", "P-120"]
