"""Secrecy stands at one place. These tests hold it there."""

import asyncio
from contextlib import suppress

import orjson
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from app.analysis.commands import GiveOpinion
from app.board.commands import AddTask, MergeTasks, RemoveTask
from app.live.acts import RedoLast, UndoLast
from app.live.desk import Happened
from app.live.patch import apply
from app.live.room import OWN_LENGTH, PATIENCE_WITH_TEXTS, Room
from app.live.view import Audience, own, view, with_own
from app.screens import with_screen
from app.vocabulary import QUESTIONS, REVEALED, Colour, Refused, Step, decide
from app.voting.commands import CastVote, CountHands, PassTask, SaySplit, VoteAgain
from app.weight.commands import EstimateTime
from app.workshop.commands import (
    BringUp,
    JoinWorkshop,
    LookAt,
    OpenStep,
    OpenTopic,
    ShowEnding,
    ShowOpening,
    TalkInPairs,
)
from app.workshop.events import AnswersJointly, PersonJoined, StepOpened
from tests.acts import by_anybody, with_new_id
from tests.makers import ANNA, BO, CARERS, CILLA, LEAD, TEACHERS, a_live_workshop, ask, happen, votes
from tests.tried import tried

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
        "me": {
            "group": CARERS,
            "ready": {},
            "seat": 2,
            "away": False,
            "afar": False,
            "pen": "own",
            "asks": False,
            "asked": False,
        },
        "mine": {"t1": "green"},
        "grounds": {},
        "wrote": {},
        "removed": {},
        "estimates": {},
        "opinions": {question: {} for question in QUESTIONS},
    }
    assert own(live, "anna")["wrote"] == {"t1": True}


def test_phones_are_not_told_who_is_connected():
    assert "here" not in view(a_live_workshop(), Audience.PHONE, {CARERS: 2})["groups"][CARERS]


class Reader:
    """A listener that keeps its view as a browser does."""

    def __init__(self, person=None):
        self.person = person
        self.lead = None
        self.view, self.at, self.last = {}, None, {}
        self.is_here = True
        self.raw, self.lengths = b"", []

    @property
    def frames(self):
        return len(self.lengths)

    def send(self, encoded):
        start = {126: 4, 127: 10}.get(encoded[1], 2)
        self.last = frame = orjson.loads(encoded[start:])
        self.raw = encoded
        self.lengths.append(len(encoded))
        self.view = frame["view"] if "view" in frame else apply(self.view, frame["patch"])
        self.at = frame["at"]
        return self.unsent()

    def unsent(self):
        return 0

    def resync(self):
        raise AssertionError("nobody is slow here")

    def end(self):
        """A remote that is ended follows until its socket is closed."""


LANES = (Audience.LEAD, Audience.WALL, Audience.REMOTE, *[Audience.PHONE] * 3)
comes_and_goes = st.tuples(st.just("comes or goes"), st.integers(0, len(LANES) - 1))
tells = st.tuples(st.just("beat"), st.none())
ticks = st.tuples(st.just("tick"), st.none())


SHOWN = [(LEAD, CountHands("t1", CARERS, 5)), (LEAD, OpenStep(Step.SETTLE)), (LEAD, LookAt("board", CARERS))]


@tried(100)
@example([*SHOWN, (LEAD, TalkInPairs("t1", 1)), (LEAD, BringUp("t2"))])
@example([*SHOWN, (LEAD, ShowEnding(True))])
@example([(LEAD, ShowOpening(True)), (LEAD, BringUp("t2"))])
@example([(ANNA, AddTask("Ring Berit", "n", True, 1)), ("beat", None)])
@given(st.lists(st.one_of(by_anybody, by_anybody, comes_and_goes, tells, ticks), max_size=40))
async def test_the_old_view_and_the_patches_make_the_new_view(acts):
    """For the lead, the wall, the remote, and three phones (two of one group), whatever happens and whoever leaves
    meanwhile; who comes back says what it had."""
    live = a_live_workshop("A", "B", "C")
    room = Room(1, lambda id: None)
    readers = [Reader(person) for person in (None, None, None, "anna", "bo", "cilla")]
    for audience, reader in zip(LANES, readers, strict=True):
        room.join(live, audience, reader)
    for by, command in acts:
        if by == "comes or goes":
            come_or_go(live, room, LANES[command], readers[command])
        elif by == "beat":
            room.beat(live)
        elif by == "tick":
            await tick(room)
        elif not (by is LEAD and isinstance(command, JoinWorkshop)):
            before = live.number
            with suppress(Refused):
                events = ask(live, with_new_id(command, live), by)
                room.changed(live, [Happened(before + n, event) for n, event in enumerate(events, 1)])
    await tick(room)
    for audience, reader in zip(LANES, readers, strict=True):
        if not reader.is_here:
            come_or_go(live, room, audience, reader)
        expected = with_screen(audience, view(live, audience, room.here, room.gathered(live)))
        if reader.person:
            expected = with_own(live, expected, reader.person)
        assert reader.view == expected
    for audience, reader in zip(LANES, readers, strict=True):
        room.leave(audience, reader)


TALKED = [
    (ANNA, CastVote("t1", Colour.RED)),
    (BO, CastVote("t1", Colour.GREEN, "may", "law")),
    (LEAD, CountHands("t1", CARERS, 5)),
    (LEAD, OpenStep(Step.REVEAL)),
    (LEAD, OpenStep(Step.ANALYSE, 1)),
    (LEAD, OpenTopic("weight")),
    (ANNA, EstimateTime("t1", "20 min om dagen")),
    (LEAD, OpenTopic("done_right")),
    (ANNA, GiveOpinion("t1", "done_right", "yes")),
    (LEAD, OpenTopic("")),
    (LEAD, OpenStep(Step.SETTLE)),
]
"""A task with something of everything that is one person's own."""


@pytest.mark.parametrize("act", [VoteAgain("t1"), RemoveTask("t1"), MergeTasks("t1", "t2"), MergeTasks("t2", "t1")])
async def test_what_is_taken_back_and_done_again_is_told_to_those_whose_own_it_is(act):
    live = a_live_workshop("A", "B", step=Step.SORT)
    room, readers = Room(1, lambda id: None), [Reader("anna"), Reader("bo")]
    for reader in readers:
        room.join(live, Audience.PHONE, reader)
    for by, command in [*TALKED, (LEAD, act), (LEAD, UndoLast()), (LEAD, RedoLast()), (LEAD, UndoLast())]:
        before = live.number
        events = ask(live, command, by)
        room.changed(live, [Happened(before + n, event) for n, event in enumerate(events, 1)])
        await tick(room)
        common = with_screen(Audience.PHONE, view(live, Audience.PHONE, room.here, room.gathered(live)))
        assert [it.view for it in readers] == [with_own(live, common, it.person) for it in readers], command
    assert readers[0].view["mine"] == {"t1": "red"}
    assert readers[1].view["grounds"] == {"t1": {"only": "may", "ground": "law"}}


async def tick(room):
    while room.is_behind:
        await asyncio.sleep(0)


def come_or_go(live, room, audience, reader):
    if reader.is_here:
        room.leave(audience, reader)
    else:
        room.join(live, audience, reader, reader.at)
    reader.is_here = not reader.is_here


def test_progress_is_told_with_the_beat_and_in_sums_and_never_with_an_answer():
    async def follow():
        live, room, reader = a_live_workshop("A", "B"), Room(1, lambda id: None), Reader()
        room.join(live, Audience.WALL, reader)
        for task, by in (("t1", ANNA), ("t2", BO)):
            before = live.number
            events = ask(live, CastVote(task, Colour.RED), by)
            room.changed(live, [Happened(before + 1, event) for event in events])
        assert reader.frames == 1
        room.beat(live)
        assert reader.frames == 2
        assert reader.last["patch"].keys() == {"groups", "screen"}
        assert reader.view["groups"][CARERS]["answers"] == 2

    asyncio.run(follow())


def test_the_lead_is_sent_new_texts_several_at_a_time_and_in_an_order_of_their_own():
    async def follow():
        live, room, reader = a_live_workshop(step=Step.GATHER), Room(1, lambda id: None), Reader()
        room.join(live, Audience.LEAD, reader)
        for nth, by in enumerate((ANNA, BO, CILLA)):
            before = live.number
            events = ask(live, AddTask(f"Uppgift {nth}", f"x{nth}"), by)
            room.changed(live, [Happened(before + 1, event) for event in events])
            room.beat(live)
            assert len(reader.view["tasks"]) == (3 if nth == 2 else 0)
        orders = [task["order"] for task in reader.view["tasks"].values()]
        assert not {1, 2, 3} & {*orders}
        ask(live, AddTask("Ensam", "x9"), ANNA)
        for _ in range(PATIENCE_WITH_TEXTS + 1):
            room.beat(live)
        assert "x9" in reader.view["tasks"]

    asyncio.run(follow())


@pytest.mark.parametrize("answer", [*Colour, "pass", "split"])
def test_every_frame_of_ones_own_has_the_same_length(answer):
    async def follow():
        live, room, reader = a_live_workshop("A"), Room(1, lambda id: None), Reader("anna")
        happen(live, AnswersJointly(CARERS, answer == "split"))
        room.join(live, Audience.PHONE, reader)
        length = len(reader.raw)
        before = live.number
        asked = {"pass": PassTask("t1"), "split": SaySplit("t1")}.get(answer) or CastVote("t1", answer)
        events = ask(live, asked, ANNA)
        room.changed(live, [Happened(before + n, event) for n, event in enumerate(events, 1)])
        room.leave(Audience.PHONE, reader)
        room.join(live, Audience.PHONE, reader)
        return length, reader.lengths

    whole, lengths = asyncio.run(follow())
    assert {*lengths} == {frame_length(OWN_LENGTH), whole}


def frame_length(payload):
    return payload + (2 if payload < 126 else 4)
