"""Two and two: three minutes about a task; then a second round, with what stood before it beside what stands now."""

import pytest

from app.live.acts import UndoLast
from app.live.view import Audience, view
from app.screens import with_screen
from app.vocabulary import Colour, NotYours, Person, Step, Who, as_one
from app.voting.commands import CastVote, StopAsking, VoteAgain
from app.voting.events import VoteCast
from app.workshop.commands import BringUp, OpenStep, ShowEnding, ShowOpening, TalkInPairs
from app.workshop.events import AnswersJointly, PeopleExpected, PersonJoined
from app.workshop.workshop import MINUTE
from tests.makers import ANNA, CARERS, TEACHERS, a_live_workshop, ask, happen

FIVE = [f"p{nth}" for nth in range(5)]


def shown(people=FIVE, colour=Colour.RED):
    """A workshop where so many carers and one teacher have answered, and answers are shown."""
    live = a_live_workshop("Tvätt", "Disk", people=False)
    happen(live, PeopleExpected(CARERS, len(people)), *(PersonJoined(who, CARERS) for who in people))
    happen(live, PersonJoined("t", TEACHERS))
    happen(live, *(VoteCast("t1", who, colour.value) for who in [*people, "t"]))
    ask(live, OpenStep(Step.SETTLE))
    return live


def answer(live, people, colour):
    for who in people:
        ask(live, CastVote("t1", colour), Person(who, Who.PARTICIPANT))


def wall(live):
    return with_screen("wall", view(live, Audience.WALL, {}))


def test_everybody_is_brought_to_the_task_and_has_three_minutes():
    live = shown()
    ask(live, TalkInPairs("t1", 1000))
    seen = wall(live)
    assert (seen["pairs"], seen["brought_up"], seen["screen"]["picture"]) == (True, "t1", "pairs")
    assert seen["timer"] == {"ends": 1000 + 3 * MINUTE}


@pytest.mark.parametrize("next", [BringUp(None), BringUp("t2"), VoteAgain("t1"), OpenStep(Step.ANALYSE)])
def test_what_comes_next_ends_it(next):
    live = shown()
    ask(live, TalkInPairs("t1", 1000))
    ask(live, next)
    assert not wall(live)["pairs"]


@pytest.mark.parametrize("begins", [BringUp("t1"), TalkInPairs("t1", 1000), VoteAgain("t1")])
@pytest.mark.parametrize("before_all_else", [ShowOpening(True), ShowEnding(True)])
def test_what_begins_is_seen_and_not_hidden_by_the_opening_or_the_ending(begins, before_all_else):
    live = shown()
    ask(live, BringUp("t1"))
    ask(live, before_all_else)
    assert wall(live)["screen"]["picture"] in ("opening", "ending")
    ask(live, begins)
    assert wall(live)["screen"]["picture"] not in ("opening", "ending")


def test_the_time_is_for_the_talk_and_not_for_the_round_after_it():
    live = shown()
    ask(live, TalkInPairs("t1", 1000))
    ask(live, VoteAgain("t1"))
    assert wall(live)["timer"] == {}


def test_it_is_the_facilitators():
    with pytest.raises(NotYours):
        ask(shown(), TalkInPairs("t1"), ANNA)


def test_a_second_round_shows_what_stood_before_beside_what_stands_now():
    live = shown()
    before = view(live, Audience.WALL, {})["tasks"]["t1"]["votes"]
    ask(live, TalkInPairs("t1", 1000))
    ask(live, VoteAgain("t1"))
    assert "before" not in view(live, Audience.WALL, {})["tasks"]["t1"]
    answer(live, [*FIVE, "t"], Colour.GREEN)
    ask(live, VoteAgain(None))
    seen = wall(live)
    task = seen["tasks"]["t1"]
    (unit,) = before
    assert task["before"]["votes"] == {unit: {"red": 6}}
    assert task["votes"][unit]["green"] == 6
    assert seen["screen"]["picture"] == "one"
    assert [row["as"] for row in seen["screen"]["one"]["before"]] == ["bar"]


def test_what_too_few_had_answered_is_not_there_before_either():
    live = shown(people=FIVE[:3])
    happen(live, *(PersonJoined(who, CARERS) for who in FIVE[3:]), PeopleExpected(CARERS, 5))
    ask(live, BringUp("t1"))
    ask(live, VoteAgain("t1"))
    answer(live, [*FIVE, "t"], Colour.GREEN)
    ask(live, VoteAgain(None))
    seen = wall(live)
    assert seen["tasks"]["t1"]["before"] == {"votes": {}, "joint": {}}
    assert seen["screen"]["one"]["before"] == []


@pytest.mark.parametrize("since", [AnswersJointly(TEACHERS, False), PeopleExpected(TEACHERS, 1)])
def test_what_a_group_said_is_not_there_when_it_does_not_answer_so_any_more(since):
    live = shown()
    happen(live, AnswersJointly(TEACHERS, True), VoteCast("t1", as_one(TEACHERS), "red"))
    ask(live, VoteAgain("t1"))
    answer(live, FIVE, Colour.GREEN)
    ask(live, VoteAgain(None))
    assert view(live, Audience.WALL, {})["tasks"]["t1"]["before"]["joint"] == {TEACHERS: "red"}
    happen(live, since)
    assert view(live, Audience.WALL, {})["tasks"]["t1"]["before"]["joint"] == {}


@pytest.mark.parametrize("taken_back", [StopAsking(), UndoLast()])
def test_a_round_that_is_taken_back_leaves_nothing_before(taken_back):
    live = shown()
    ask(live, VoteAgain("t1"))
    ask(live, taken_back)
    assert "before" not in view(live, Audience.WALL, {})["tasks"]["t1"]


def test_what_stands_before_is_what_was_shown_and_not_what_came_after_it():
    live = shown()
    ask(live, OpenStep(Step.SORT))
    answer(live, ["p0"], Colour.BLACK)
    ask(live, OpenStep(Step.SETTLE))
    ask(live, VoteAgain("t1"))
    answer(live, [*FIVE, "t"], Colour.GREEN)
    ask(live, VoteAgain(None))
    (fell,) = view(live, Audience.WALL, {})["tasks"]["t1"]["before"]["votes"].values()
    assert fell == {"red": 6}
