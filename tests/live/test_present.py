"""How many are here beside how many have joined; and when all who are here are done, which is told of nobody alone."""

import pytest

from app.live.present import all_done, done
from app.live.room import Room
from app.live.view import Audience
from app.vocabulary import Step, as_one
from app.voting.events import RoundOpened, VoteCast
from app.weight.events import TimeEstimated
from app.workshop.commands import SayReady
from app.workshop.events import AnswersJointly, PersonTurnedAway, StepOpened, TopicOpened
from tests.live.test_room import Reader, quiet, tell
from tests.makers import ANNA, BO, CARERS, CILLA, TEACHERS, a_live_workshop, ask, happen


def in_a_room(live, *people):
    """A room that a lead and a remote look at, and in which these phones are."""
    room, phones = Room(1, lambda id: None), {person: Reader(person) for person in people}
    lead, remote = Reader(None), Reader(None)
    for phone in phones.values():
        room.join(live, Audience.PHONE, phone)
    room.join(live, Audience.LEAD, lead)
    room.join(live, Audience.REMOTE, remote)
    return room, phones, lead, remote


def present(lead):
    its = lead.view["screen"]["present"]
    return its["here"], its["of"], its["done"]


def goes(room, phone):
    """At once, without the seconds that whoever loses the network still counts as here."""
    room.leave(Audience.PHONE, phone)
    room._gone(phone.person)


@pytest.mark.parametrize("step", Step)
async def test_in_every_step_it_is_said_how_many_are_here_of_those_who_have_joined(step):
    _room, _phones, lead, remote = in_a_room(a_live_workshop("Tvätt", step=step), "anna", "cilla")
    assert present(lead) == present(remote) == (2, 3, False)


async def test_all_who_are_here_are_done_when_the_one_who_is_not_has_gone_and_not_when_they_come_back():
    live = a_live_workshop("Tvätt")
    room, phones, lead, remote = in_a_room(live, "anna", "bo", "cilla")
    tell(room, live, VoteCast("t1", "anna", "red"), VoteCast("t1", "bo", "red"))
    room.beat(live)
    assert present(lead) == (3, 3, False)
    goes(room, phones["cilla"])
    assert present(lead) == present(remote) == (2, 3, True)
    assert "all_done" not in phones["anna"].view
    room.join(live, Audience.PHONE, Reader("cilla"))
    assert present(lead) == present(remote) == (3, 3, False)
    assert "all_done" not in lead.view


async def test_what_has_been_answered_since_it_was_told_is_not_told_by_who_goes():
    """Else whoever goes and comes back would learn of each answer when it comes."""
    live = a_live_workshop("Tvätt")
    room, phones, lead, _remote = in_a_room(live, "anna", "bo", "cilla")
    tell(room, live, VoteCast("t1", "anna", "red"))
    room.beat(live)
    tell(room, live, VoteCast("t1", "bo", "red"))
    goes(room, phones["cilla"])
    assert present(lead) == (2, 3, False)
    room.beat(live)
    assert present(lead) == (2, 3, True)


async def test_of_one_who_is_alone_here_nothing_is_told():
    live = a_live_workshop("Tvätt")
    room, phones, lead, _remote = in_a_room(live, "anna", "bo")
    tell(room, live, VoteCast("t1", "anna", "red"), VoteCast("t1", "bo", "red"))
    room.beat(live)
    assert present(lead) == (2, 3, True)
    goes(room, phones["bo"])
    assert present(lead) == (1, 3, False)


async def test_nothing_is_said_of_the_answers():
    """Whatever colours they chose, the lead and the remote are told the same."""
    told = []
    for colour in ("red", "green", "pass"):
        live = a_live_workshop("Tvätt")
        room, _phones, lead, remote = in_a_room(live, "anna", "bo")
        tell(room, live, VoteCast("t1", "anna", colour), VoteCast("t1", "bo", "red"))
        room.beat(live)
        told.append((lead.view["screen"]["present"], lead.view["all_done"], remote.view["all_done"]))
        await quiet(room)
    assert told == [told[0]] * 3


def test_while_tasks_are_gathered_who_says_so_is_done():
    live = a_live_workshop("Tvätt", step=Step.GATHER)
    ask(live, SayReady(True), ANNA)
    assert done(live) == {"anna"}
    ask(live, SayReady(True), BO)
    assert all_done(["anna", "bo"], done(live)) == 2
    assert all_done(["anna", "bo", "cilla"], done(live)) == 0
    ask(live, SayReady(False), BO)
    assert done(live) == {"anna"}


def test_a_tap_that_comes_when_the_room_has_gone_on_says_nothing_of_the_next_step():
    """On a slow line "Jag är klar" with writing came first when people sorted, and was taken for done with that."""
    live = a_live_workshop("Tvätt", step=Step.SORT)
    assert ask(live, SayReady(True, Step.GATHER), ANNA) == []
    assert done(live) == set()
    ask(live, SayReady(True, Step.SORT), ANNA)
    assert ask(live, SayReady(False, Step.GATHER), ANNA) == []
    assert done(live) == {"anna"}


def test_a_group_that_answers_together_is_done_as_one():
    live = happen(a_live_workshop("Tvätt"), AnswersJointly(CARERS, True), VoteCast("t1", as_one(CARERS), "red"))
    assert {"anna", "bo"} <= done(live)
    assert "cilla" not in done(live)


def test_when_a_task_is_asked_again_who_has_answered_it_is_done():
    answers = (VoteCast(f"t{n}", it, "red") for n in (1, 2) for it in ("anna", "bo"))
    live = happen(a_live_workshop("Tvätt", "Disk"), *answers)
    happen(live, RoundOpened("t1"))
    assert done(live) == frozenset()
    assert done(happen(live, VoteCast("t1", "anna", "green"))) == {"anna"}


def test_who_is_turned_away_is_waited_for_by_nobody():
    live = happen(a_live_workshop("Tvätt"), VoteCast("t1", "anna", "red"), PersonTurnedAway("bo"))
    assert done(live) == {"anna", "bo"}


@pytest.mark.parametrize("step", [Step.REVEAL, Step.SETTLE, Step.ANALYSE, Step.ACT, Step.CLOSED])
def test_where_nothing_is_asked_nobody_is_said_to_be_done(step):
    live = happen(a_live_workshop("Tvätt"), VoteCast("t1", "anna", "red"), VoteCast("t1", "bo", "red"))
    ask(live, SayReady(True), CILLA)
    assert done(happen(live, StepOpened(step))) == frozenset()


def test_in_session_two_who_has_answered_all_that_is_asked_of_their_group_is_done():
    live = happen(a_live_workshop("Tvätt", step=Step.ANALYSE), TopicOpened("weight"))
    assert live.analysis.asked("weight", TEACHERS)
    assert done(live) == frozenset()
    assert done(happen(live, TimeEstimated("t1", "cilla", "1", 1, "day", 20))) == {"cilla"}
