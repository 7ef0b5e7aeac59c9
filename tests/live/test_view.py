"""Secrecy stands at one place. These tests hold it there."""

import asyncio

import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.board.commands import AddTask, MergeTasks, NoteDecision, PlaceTask, RemoveTask, RewordTask
from app.live.acts import RedoLast, UndoLast
from app.live.desk import Happened
from app.live.patch import apply
from app.live.room import Room
from app.live.view import Audience, own, view, with_own
from app.vocabulary import REVEALED, Colour, NothingChanged, Refused, Step, decide
from app.voting.commands import CastVote, CountHands, PassTask, PlaceAgreed, VoteAgain
from app.workshop.commands import (
    AllowPlacing,
    BringUp,
    CoverWall,
    JoinWorkshop,
    OpenList,
    OpenStep,
    PauseTimer,
    SayReady,
    SetRules,
    SetTimer,
)
from app.workshop.events import PersonJoined, StepOpened
from app.workshop.workshop import COVERS
from tests.makers import ANNA, BO, CARERS, CILLA, LEAD, TEACHERS, a_live_workshop, ask, happen, votes

BLIND = [step for step in Step if step not in REVEALED]
audiences = pytest.mark.parametrize("audience", [*Audience])


@audiences
@pytest.mark.parametrize("step", BLIND)
def test_nobody_is_sent_how_others_voted_before_the_reveal(audience, step):
    live = a_live_workshop("Tvätt", step=step)
    live.workshop.list_is_open = True
    happen(live, *votes("t1", anna=Colour.RED, bo=Colour.GREEN))
    assert "votes" not in view(live, audience, {})["tasks"]["t1"]


@audiences
@pytest.mark.parametrize("step", BLIND)
def test_the_view_before_the_reveal_is_the_same_whatever_others_answered(audience, step):
    one, other = a_live_workshop("A", "B", step=step), a_live_workshop("A", "B", step=step)
    happen(one, *votes("t1", bo=Colour.RED, cilla=Colour.GREEN))
    happen(other, *votes("t1", bo=Colour.BLACK, cilla=Colour.YELLOW))
    assert view(one, audience, {}) == view(other, audience, {})
    assert own(one, "anna") == own(other, "anna")


@audiences
@pytest.mark.parametrize("step", [*Step])
def test_nobody_is_sent_who_wrote_or_who_voted(audience, step):
    live = a_live_workshop("Tvätt", step=step)
    happen(live, *votes("t1", anna=Colour.RED, bo=Colour.GREEN))
    sent = orjson.dumps(view(live, audience, {CARERS: 2})).decode()
    assert not any(person in sent for person in live.workshop.people)


@audiences
@pytest.mark.parametrize("step", REVEALED)
def test_everybody_is_sent_how_the_votes_fell_once_they_are_revealed(audience, step):
    live = a_live_workshop("Tvätt")
    for group, colour in ((CARERS, Colour.RED), (TEACHERS, Colour.GREEN)):
        people = [f"{group}-{number}" for number in range(5)]
        happen(live, *(PersonJoined(person, group) for person in people))
        happen(live, *votes("t1", **dict.fromkeys(people, colour)))
    happen(live, StepOpened(step))
    assert view(live, audience, {})["tasks"]["t1"]["votes"] == {
        CARERS: {"green": 0, "yellow": 0, "red": 5, "black": 0},
        TEACHERS: {"green": 5, "yellow": 0, "red": 0, "black": 0},
    }


def test_going_back_to_sorting_hides_the_votes_again():
    live = a_live_workshop("Tvätt")
    happen(live, *votes("t1", anna=Colour.RED), StepOpened(Step.REVEAL))
    assert "votes" in view(live, Audience.WALL, {})["tasks"]["t1"]
    for command in (OpenStep(Step.SORT),):
        happen(live, *decide(command, live.of(command), LEAD))
    assert "votes" not in view(live, Audience.WALL, {})["tasks"]["t1"]


def test_a_phone_is_sent_its_own_answers_and_words_only():
    live = a_live_workshop("Tvätt")
    happen(live, *votes("t1", anna=Colour.RED, bo=Colour.GREEN))
    assert own(live, "bo") == {
        "me": {"group": CARERS, "ready": {}},
        "mine": {"t1": "green"},
        "grounds": {},
        "wrote": {},
        "removed": {},
        "estimates": {},
        "opinions": {},
    }
    assert own(live, "anna")["wrote"] == {"t1": True}


def test_phones_are_not_told_who_is_connected():
    assert "here" not in view(a_live_workshop(), Audience.PHONE, {CARERS: 2})["groups"][CARERS]


class Reader:
    """A listener that keeps its view as a browser does."""

    def __init__(self, person=None):
        self.person = person
        self.view = {}

    def send(self, encoded):
        start = {126: 4, 127: 10}.get(encoded[1], 2)
        frame = orjson.loads(encoded[start:])
        self.view = frame["view"] if "view" in frame else apply(self.view, frame["patch"])
        return self.unsent()

    def unsent(self):
        return 0

    def resync(self):
        raise AssertionError("nobody is slow here")


tasks = st.sampled_from([f"t{n}" for n in range(1, 6)])
colours = st.sampled_from([*Colour])
groups = st.sampled_from([CARERS, TEACHERS])
acts = st.lists(
    st.tuples(
        st.sampled_from([LEAD, LEAD, ANNA, BO, CILLA]),
        st.one_of(
            st.builds(OpenStep, st.sampled_from([*Step])),
            st.builds(AllowPlacing, st.booleans()),
            st.builds(JoinWorkshop, groups),
            st.builds(AddTask, st.sampled_from("ABCDEF"), tasks),
            st.builds(RewordTask, tasks, st.sampled_from("ABCDEF")),
            st.builds(RemoveTask, tasks, st.sampled_from(["", "Skriv inga namn"])),
            st.builds(OpenList, st.booleans()),
            st.builds(SetRules, st.sampled_from([60, 80]), st.sampled_from([5, 6])),
            st.builds(SetTimer, st.integers(0, 3), st.just(1000)),
            st.builds(PauseTimer, st.booleans(), st.just(2000)),
            st.builds(BringUp, st.none() | tasks),
            st.builds(CoverWall, st.sampled_from(COVERS)),
            st.builds(SayReady, st.booleans()),
            st.builds(MergeTasks, tasks, tasks),
            st.builds(NoteDecision, tasks, st.sampled_from(["", "Lag"]), st.just("")),
            st.builds(CountHands, tasks, groups, st.integers(0, 3)),
            st.builds(VoteAgain, st.none() | tasks),
            st.builds(PlaceAgreed),
            st.builds(UndoLast),
            st.builds(RedoLast),
            st.builds(PlaceTask, tasks, groups, st.none() | colours, st.none() | tasks),
            st.builds(CastVote, tasks, st.none() | colours, st.sampled_from(["", "may"])),
            st.builds(PassTask, tasks),
        ),
    ),
    max_size=30,
)


@given(acts)
async def test_the_old_view_and_the_patches_make_the_new_view(acts):
    live = a_live_workshop("A", "B", "C")
    room = Room(1, lambda id: None)
    readers = {Audience.LEAD: Reader(), Audience.WALL: Reader(), Audience.PHONE: Reader("anna")}
    for audience, reader in readers.items():
        room.join(live, audience, reader)
    for by, command in acts:
        if by is LEAD and isinstance(command, JoinWorkshop):
            continue
        if isinstance(command, AddTask) and command.new in live.board.tasks:
            continue  # ids are never used again
        before = live.number
        try:
            events = ask(live, command, by) or [NothingChanged()]
        except Refused:
            continue
        room.changed(live, [Happened(before + n, event) for n, event in enumerate(events, 1)])
        while room.is_behind:
            await asyncio.sleep(0)
    for audience, reader in readers.items():
        expected = view(live, audience, room.here)
        if reader.person:
            expected = with_own(live, expected, reader.person)
        assert reader.view == expected
