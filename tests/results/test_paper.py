"""Ballots on paper: what typing one in asks for."""

import pytest

from app.board.board import SortingClosed
from app.results.paper import BallotEmpty, BallotInAlready, Typed, commands_for, name, paper_ballots, person
from app.vocabulary import Colour, Step
from app.voting.commands import CastVote, PassTask
from app.workshop.commands import JoinWorkshop
from app.workshop.workshop import UnknownChoice, UnknownGroup
from tests.makers import CARERS, TEACHERS, a_live_workshop, ask


def typed(answers, number=1, group=CARERS, corrects=False):
    return Typed(number, group, answers, corrects)


def type_in(live, ballot):
    for command in commands_for(ballot, live.ballots):
        ask(live, command, person(ballot.number))


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
    assert commands_for(typed({"t1": "red", "t2": "pass"}), live.ballots) == [
        JoinWorkshop(CARERS),
        CastVote("t1", Colour.RED),
        PassTask("t2"),
    ]


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
    assert paper_ballots(["paper2", "pa9f3e", "f1", "paper10", "paperx", "xpaper3"]) == [2, 10]
    assert [name(n) for n in (1, 12, 120)] == ["P-01", "P-12", "P-120"]
