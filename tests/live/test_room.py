"""The room: who has come how far, and what each is sent when they come back."""

import asyncio

import orjson
import pytest

from app.analysis.events import ActionDropped, ActionPlanned
from app.analysis.plan import Plan
from app.board.events import TaskAdded, TaskMerged, TaskPlaced, TaskRemoved, TaskReworded
from app.live.desk import Happened
from app.live.patch import apply
from app.live.protocol import payload
from app.live.room import SLOW, Lane, Room
from app.live.view import Audience, own, view
from app.screens import with_screen
from app.vocabulary import Colour, Step
from app.voting.events import RoundDropped, RoundOpened, VoteCast
from app.weight.events import TimeEstimated
from app.workshop.events import (
    AnswersJointly,
    CodeRenewed,
    GroupAdded,
    PeopleExpected,
    PersonJoined,
    PersonTurnedAway,
    PlaceChanged,
    RulesSet,
    SaidWhere,
    StepOpened,
    TaskBroughtUp,
    TimerSet,
    TopicOpened,
    WallCovered,
    WallLooked,
    WallSteered,
    WallTurned,
)
from app.workshop.wall import FOLLOW, HOLD
from tests.makers import CARERS, a_live_workshop, happen, votes


class Reader:
    """A phone. `waiting`: bytes that it has not taken."""

    def __init__(self, person):
        self.person, self.view, self.at, self.waiting, self.is_gone = person, {}, None, 0, False

    def send(self, encoded):
        assert not self.is_gone
        frame = orjson.loads(payload(encoded))
        self.view = frame["view"] if "view" in frame else apply(self.view, frame["patch"])
        self.at = frame["at"]
        return self.waiting

    def unsent(self):
        return self.waiting

    def resync(self):
        self.is_gone = True


def tell(room, live, *events):
    before = live.number
    happen(live, *events)
    room.changed(live, [Happened(before + n, event) for n, event in enumerate(events, 1)])


async def quiet(room):
    while room.is_behind:
        await asyncio.sleep(0)


def whole(room, live, person):
    return with_screen(Audience.PHONE, view(live, Audience.PHONE, room.here)) | own(live, person)


async def test_a_slow_reader_who_taps_all_the_same_misses_nothing_when_it_comes_back():
    live, room = a_live_workshop("Tvätt"), Room(1, lambda id: None)
    anna, bo = Reader("anna"), Reader("bo")
    room.join(live, Audience.PHONE, anna)
    room.join(live, Audience.PHONE, bo)
    anna.waiting = SLOW + 1
    tell(room, live, TaskAdded("t2", "Disk", "bo"))
    await quiet(room)
    assert room.is_skipped(anna)
    tell(room, live, VoteCast("t1", "anna", Colour.RED.value))
    await quiet(room)
    anna.waiting = 0
    while not anna.is_gone:
        await asyncio.sleep(0.05)
    room.leave(Audience.PHONE, anna)
    again = Reader("anna")
    again.view = anna.view
    room.join(live, Audience.PHONE, again, anna.at)
    await quiet(room)
    assert again.view == whole(room, live, "anna")


async def test_a_phone_that_is_lost_in_the_middle_of_a_tick_misses_nothing_when_it_comes_back(monkeypatch):
    monkeypatch.setattr("app.live.room.SLICE", 1)
    live, room = a_live_workshop("Tvätt"), Room(1, lambda id: None)
    bo, anna = Reader("bo"), Reader("anna")
    room.join(live, Audience.PHONE, bo)
    room.join(live, Audience.PHONE, anna)
    tell(room, live, TaskAdded("t2", "Disk", "bo"))
    while "t2" not in bo.view["tasks"]:
        await asyncio.sleep(0)
    assert "t2" not in anna.view["tasks"]  # the tick has come to Bo, and not to Anna
    tell(room, live, VoteCast("t1", "anna", Colour.RED.value))
    room.leave(Audience.PHONE, anna)
    again = Reader("anna")
    again.view = anna.view
    room.join(live, Audience.PHONE, again, anna.at)
    await quiet(room)
    assert again.view == whole(room, live, "anna")


async def test_a_phone_that_comes_back_is_sent_only_what_it_missed():
    live, room = a_live_workshop("Tvätt"), Room(1, lambda id: None)
    anna, bo = Reader("anna"), Reader("bo")
    room.join(live, Audience.PHONE, anna)
    room.join(live, Audience.PHONE, bo)
    room.leave(Audience.PHONE, anna)
    for number in range(5):
        tell(room, live, TaskAdded(f"n{number}", f"Ny {number}", "bo"))
        await quiet(room)
    frames = []
    anna.send = frames.append
    room.join(live, Audience.PHONE, anna, anna.at)
    (frame,) = [orjson.loads(payload(frame)) for frame in frames]
    assert set(frame["patch"]["tasks"]) == {f"n{number}" for number in range(5)}
    assert bo.view == whole(room, live, "bo")


async def test_a_phone_that_comes_back_between_two_ticks_has_what_its_screen_speaks_of():
    live, room = a_live_workshop("Tvätt", step=Step.ACT), Room(1, lambda id: None)
    anna, bo = Reader("anna"), Reader("bo")
    room.join(live, Audience.PHONE, anna)
    room.join(live, Audience.PHONE, bo)
    room.leave(Audience.PHONE, anna)
    tell(room, live, ActionPlanned("a1", "t1", Plan("stop"), 1))
    assert room.is_behind
    room.join(live, Audience.PHONE, anna, anna.at)
    assert anna.view["screen"]["decided"] == [["t1", "a1"]]
    assert anna.view == whole(room, live, "anna")
    await quiet(room)
    assert anna.view == bo.view | own(live, "anna")


FIVE = [f"c{number}" for number in range(5)]


@pytest.mark.parametrize("is_asleep", [True, False])
@pytest.mark.parametrize("is_at_once", [True, False])
@pytest.mark.parametrize(
    "events",
    [
        [RoundOpened("t1"), RoundDropped("t1")],
        [ActionDropped("a1"), ActionPlanned("a2", "t1", Plan("keep"), 2)],
    ],
)
async def test_nothing_stays_of_bars_and_plans_that_went_away_while_a_phone_slept_or_within_a_tick(
    events, is_asleep, is_at_once
):
    live, room = a_live_workshop("Tvätt"), Room(1, lambda id: None)
    happen(live, *(PersonJoined(person, CARERS) for person in FIVE), *votes("t1", **dict.fromkeys(FIVE, Colour.RED)))
    happen(live, StepOpened(Step.REVEAL), ActionPlanned("a1", "t1", Plan("stop"), 1), StepOpened(Step.ACT))
    anna, bo = Reader("anna"), Reader("bo")
    room.join(live, Audience.PHONE, anna)
    room.join(live, Audience.PHONE, bo)
    assert anna.view["tasks"]["t1"]["votes"]
    if is_asleep:
        room.leave(Audience.PHONE, anna)
    for event in events:
        tell(room, live, event)
        if not is_at_once:
            await quiet(room)
    if is_asleep:
        room.join(live, Audience.PHONE, anna, anna.at)
    await quiet(room)
    assert anna.view == whole(room, live, "anna")
    assert bo.view == whole(room, live, "bo")


async def test_a_time_that_was_changed_while_a_phone_slept_has_only_the_parts_of_the_day_that_it_has_now():
    live, room = a_live_workshop("Tvätt", step=Step.ANALYSE), Room(1, lambda id: None)
    happen(live, TopicOpened("weight"), TimeEstimated("t1", "anna", "1", 1, "day", 20, ("morning",)))
    anna, bo = Reader("anna"), Reader("bo")
    room.join(live, Audience.PHONE, anna)
    room.join(live, Audience.PHONE, bo)
    room.leave(Audience.PHONE, anna)
    tell(room, live, TimeEstimated("t1", "anna", "1", 1, "day", 20, ("evening",)))
    await quiet(room)
    room.join(live, Audience.PHONE, anna, anna.at)
    assert anna.view["estimates"]["t1"]["when"] == {"evening": True}


async def test_what_is_kept_for_those_who_come_back_is_bounded_in_bytes_too(monkeypatch):
    monkeypatch.setattr("app.live.room.MOST_BYTES_REMEMBERED", 1000)
    lane = Lane(remembers=True)
    lane.restart({}, 1)
    for number in range(2, 50):
        lane.take({"title": "x" * 100}, number)
        lane.flush()
    assert lane.since(1) is None
    assert lane.since(45) == {"title": "x" * 100}
    assert sum(len(patch) for _, patch in lane.patches) <= 1000


async def test_a_wall_is_kept_nothing_for_it_is_given_the_whole_view():
    lane = Lane(remembers=False)
    lane.restart({}, 1)
    lane.take({"title": "Ny"}, 2)
    lane.flush()
    assert lane.since(1) is None


class Lead(Reader):
    lead = "f1"

    def __init__(self):
        super().__init__(None)


@pytest.mark.parametrize(
    "events",
    [
        [PeopleExpected(CARERS, 1)],
        [PersonTurnedAway("bo")],
        [AnswersJointly(CARERS, True)],
        [GroupAdded("g3", "Kockar")],
        [RulesSet(75, 6)],
        [TaskMerged("t1", "t2")],
    ],
)
async def test_how_far_the_room_has_come_is_told_anew_when_the_facilitator_changes_who_counts(monkeypatch, events):
    monkeypatch.setattr("app.live.room.BEAT", 0.01)
    live = a_live_workshop("Tvätt", "Disk")

    async def state():
        return live

    room, lead = Room(1, lambda id: None, state), Lead()
    room.join(live, Audience.LEAD, lead)
    tell(room, live, *(VoteCast("t1", person, Colour.RED.value) for person in ("anna", "bo", "cilla")))
    await told_all(room, live, lead)
    tell(room, live, *events)
    await told_all(room, live, lead)


async def told_all(room, live, lead):
    async with asyncio.timeout(5):
        while lead.view["groups"] != view(live, Audience.LEAD, room.here)["groups"]:
            await asyncio.sleep(0.01)


WROTE = [TaskAdded("t3", "Städning", "anna")]
REWORDED = [TaskReworded("t1", "Tvätta", by_author=True)]
TOOK_AWAY = [TaskRemoved("t1", "anna")]


@pytest.mark.parametrize("events", [WROTE, REWORDED, TOOK_AWAY])
async def test_what_one_of_the_staff_does_to_their_words_is_not_told_the_moment_they_do_it(monkeypatch, events):
    monkeypatch.setattr("app.live.room.BEAT", 0.01)
    live = a_live_workshop("Tvätt", "Disk", step=Step.GATHER)

    async def state():
        return live

    room, lead, wall = Room(1, lambda id: None, state), Lead(), Reader(None)
    room.join(live, Audience.LEAD, lead)
    room.join(live, Audience.WALL, wall)
    before = lead.view, wall.view
    tell(room, live, *events)
    assert (lead.view, wall.view) == before
    async with asyncio.timeout(5):
        while any(it.view["gathered"] != len(live.board.tasks) for it in (lead, wall)) or words(lead) != on_board(live):
            await asyncio.sleep(0.01)


async def test_where_who_joins_is_comes_with_the_beat_and_not_with_their_joining(monkeypatch):
    """In one frame with a group that grows, it would say who is at a distance."""
    monkeypatch.setattr("app.live.room.BEAT", 0.01)
    live = a_live_workshop("Tvätt", step=Step.GATHER)

    async def state():
        return live

    room, lead = Room(1, lambda id: None, state), Lead()
    room.join(live, Audience.LEAD, lead)
    tell(room, live, PlaceChanged("mixed"))
    assert lead.view["afar"] == 0
    tell(room, live, PersonJoined("dag", CARERS), SaidWhere("dag", True))
    assert (lead.view["groups"][CARERS]["people"], lead.view["afar"]) == (3, 0)
    async with asyncio.timeout(5):
        while lead.view["afar"] != 1:
            await asyncio.sleep(0.01)
    tell(room, live, PlaceChanged("room"))
    assert "afar" not in lead.view


async def test_what_the_facilitator_does_to_the_words_is_seen_at_once():
    live = a_live_workshop("Tvätt", "Disk", step=Step.GATHER)
    room, lead = Room(1, lambda id: None), Lead()
    room.join(live, Audience.LEAD, lead)
    tell(room, live, TaskReworded("t1", "Tvätta"))
    assert words(lead) == on_board(live)
    tell(room, live, TaskAdded("t3", "Städning", "f1"))
    tell(room, live, TaskMerged("t1", "t3"))
    tell(room, live, TaskRemoved("t2", "anna", "Disk", "Den är med redan"))
    assert (words(lead), lead.view["gathered"]) == (on_board(live), 1)


def words(reader):
    return {id: task["text"] for id, task in reader.view["tasks"].items()}


def on_board(live):
    return {id: task.text for id, task in live.board.tasks.items()}


def a_wall(room, live):
    wall = Reader(None)
    room.join(live, Audience.WALL, wall)
    return wall


def shown(wall):
    return {key: value for key, value in wall.view.items() if key != "wall"}


async def test_a_wall_that_is_held_stays_as_it_is_whatever_happens_and_so_does_one_that_comes_then():
    live, room = a_live_workshop("Tvätt", "Disk", step=Step.SETTLE), Room(1, lambda id: None)
    wall = a_wall(room, live)
    tell(room, live, WallTurned(1, 3))
    before = shown(wall)
    tell(room, live, WallSteered(HOLD, 1))
    tell(room, live, TaskPlaced("t1", CARERS, Colour.RED, "m"), TaskBroughtUp("t2"), StepOpened(Step.ANALYSE))
    tell(room, live, PersonJoined("dag", CARERS), TaskRemoved("t1", "f1"))
    room.beat(live)
    late = a_wall(room, live)
    assert shown(wall) == shown(late) == before
    assert wall.view["wall"] == late.view["wall"] == view(live, Audience.WALL, {})["wall"]
    assert (wall.view["wall"]["way"], wall.view["wall"]["page"]) == (HOLD, 1)
    tell(room, live, WallSteered(FOLLOW, 0))
    now = with_screen(Audience.WALL, view(live, Audience.WALL, room.here, room.gathered(live)))
    assert wall.view == late.view == now


async def test_how_to_join_the_time_and_a_pause_are_as_they_are_now_on_a_held_wall():
    live, room = a_live_workshop("Tvätt"), Room(1, lambda id: None)
    wall = a_wall(room, live)
    tell(room, live, WallSteered(HOLD, 0))
    tell(room, live, WallCovered("pause"), TimerSet(None, 5), CodeRenewed("AAAAAA"), StepOpened(Step.SETTLE))
    assert (wall.view["cover"], wall.view["timer"], wall.view["code"]) == ("pause", {"left": 5}, "AAAAAA")
    assert wall.view["step"] == Step.SORT


async def test_a_wall_that_was_held_while_nobody_looked_is_held_as_it_was_then():
    live, room = a_live_workshop("Tvätt", step=Step.SETTLE), Room(1, lambda id: None)
    lead = Reader(None)
    room.join(live, Audience.LEAD, lead)
    tell(room, live, WallLooked("board", CARERS))
    tell(room, live, WallSteered(HOLD, 0))
    tell(room, live, TaskBroughtUp("t1"))
    wall = a_wall(room, live)
    assert (wall.view["screen"]["picture"], wall.view["screen"]["of"]) == ("board", CARERS)
    assert "brought_up" not in wall.view
    # The lead sees all that happens meanwhile.
    assert lead.view["brought_up"] == "t1"
