"""Whatever the facilitator does can be taken back, and done again."""

from contextlib import suppress
from copy import deepcopy

import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.board.commands import (
    AddTask,
    AddTasks,
    KeepApart,
    MergeTasks,
    NoteDecision,
    PlaceTask,
    RemoveTask,
    RewordTask,
    SetPicture,
    SuggestPictures,
)
from app.live.acts import RedoLast, UndoLast
from app.live.state import Live, read_act
from app.live.undo import NothingToUndo
from app.storage import journal
from app.vocabulary import PASS, Colour, NotYours, Refused, Step
from app.voting.commands import CastVote, CountHands, PlaceAgreed, PlaceAsMost, PlaceRest, StopAsking, VoteAgain
from app.voting.events import VoteCast
from app.workshop.commands import (
    AllowPlacing,
    AnswerJointly,
    AskAgain,
    CloseDoor,
    ExpectPeople,
    OpenList,
    OpenStep,
    PlanMinutes,
    SetRules,
    ShowTopic,
    TurnAway,
)
from app.workshop.events import PersonJoined
from tests.acts import by_anybody, by_lead, with_new_id
from tests.makers import ANNA, CARERS, LEAD, TEACHERS, a_live_workshop, ask, happen
from tests.tried import tried


def standing(live: Live):
    """All that people can see or say, but what has been shown, and the numbers that the tasks got when their list was:
    that can't be unseen."""
    workshop, ballots = live.workshop, live.ballots
    ballots_now = {task: votes for task, votes in ballots.votes.items() if votes}
    return deepcopy(
        {
            "workshop": (
                workshop.step,
                workshop.staff_may_place,
                workshop.list_is_open,
                workshop.agreement,
                workshop.smallest,
                workshop.planned,
                workshop.door_is_closed,
                dict(workshop.groups),
            ),
            "people": dict(workshop.people),
            "tasks": {
                it.id: (it.text, it.by, it.also, it.why, it.dissent, it.named, it.placement)
                for it in live.board.tasks.values()
            },
            "removed": dict(live.board.removed),
            "apart": set(live.board.apart),
            "columns": {key: column for key, column in live.board.columns.items() if column},
            "votes": ballots_now,
            "grounds": {task: grounds for task, grounds in ballots.grounds.items() if grounds},
            "hands": {task: hands for task, hands in ballots.hands.items() if hands},
            "again": ballots.again,
            "counted": (+ballots.answered, +ballots.answers, +ballots.done, +ballots.voices),
            "replies": {key: reply for key, reply in live.analysis.replies.items() if reply.answer or reply.note},
            "actions": dict(live.analysis.actions),
            "topic": workshop.topic,
            "estimates": {task: given for task, given in live.weights.estimates.items() if given},
            "weights": dict(live.weights.settings),
            "opinions": {about: given for about, given in live.analysis.opinions.given.items() if given},
            "rests": set(live.analysis.rests),
            "parties": {role: it for role, it in live.analysis.parties.items() if it.invited or it.note},
            "duties": {duty: it for duty, it in live.analysis.duties.items() if it.needed or it.outcome},
            "sittings": [sitting.number for sitting in live.analysis.sittings],
            "needing": (set(live.analysis.needing), set(live.analysis.answered)),
        }
    )


FINAL = (ShowTopic, AskAgain, AnswerJointly, TurnAway, StopAsking)
"""Not taken back, or not with the answers that they put away."""


def attempt(live: Live, by, command) -> None:
    with suppress(Refused):
        ask(live, with_new_id(command, live), by)


def a_room_after(acts) -> Live:
    live = a_live_workshop("Tvätt", "Disk", "Städ")
    for by, command in acts:
        attempt(live, by, command)
    return live


@tried(150)
@given(st.lists(by_anybody, max_size=14), by_lead)
def test_undo_brings_back_the_state_before_and_redo_the_state_after(acts, act):
    live = a_room_after(acts)
    is_final = isinstance(act[1], FINAL) or (live.ballots.again and isinstance(act[1], VoteAgain))
    if isinstance(act[1], UndoLast | RedoLast):
        is_final = True  # which of the acts before it is, is not known here
    known, before = len(live.acts.did), standing(live)
    attempt(live, *act)
    if is_final:
        return  # which is not taken back
    if len(live.acts.did) == known:
        return
    after = standing(live)
    ask(live, UndoLast())
    assert standing(live) == before
    ask(live, RedoLast())
    assert standing(live) == after
    ask(live, UndoLast())
    assert standing(live) == before


@tried(100)
@given(st.lists(by_lead, max_size=12))
def test_many_steps_are_taken_back_one_after_the_other(acts):
    live, stood = a_live_workshop("Tvätt", "Disk", "Städ"), []
    for by, command in acts:
        known, before = len(live.acts.did), standing(live)
        attempt(live, by, command)
        if len(live.acts.did) > known:
            stood.append(before)
        if not live.acts.did:
            stood.clear()  # the room was asked again: nothing before that is taken back
    if any(isinstance(command, (VoteAgain, UndoLast, RedoLast, *FINAL)) for _, command in acts):
        return
    while stood:
        ask(live, UndoLast())
        assert standing(live) == stood.pop()
    with pytest.raises(NothingToUndo):
        ask(live, UndoLast())


ACTS = [
    OpenStep(Step.ANALYSE),
    OpenStep(Step.SORT),
    OpenList(False),
    AllowPlacing(True),
    SetRules(90, 6),
    PlanMinutes(Step.SORT, 25),
    AddTask("Sopor", "n1"),
    AddTasks(("Sopor", "Schema"), "n"),
    RewordTask("t1", "Tvätt och strykning"),
    RemoveTask("t1", "Skriv inga namn"),
    MergeTasks("t1", "t2"),
    KeepApart("t1", "t2"),
    PlaceTask("t1", CARERS, Colour.BLACK),
    PlaceTask("t1", CARERS, None),
    PlaceTask("t1", CARERS, PASS),
    ExpectPeople(CARERS, 12),
    CloseDoor(True),
    PlaceTask("t2", CARERS, Colour.RED, "t1"),
    NoteDecision("t1", "Lagen", "En håller inte med"),
    SetPicture("t1", "washing-machine"),
    SuggestPictures(("t1", "t2", "t3")),
    CountHands("t1", TEACHERS, 2),
    VoteAgain("t1"),
    PlaceAgreed(),
    PlaceAsMost("t3"),
    PlaceRest(("t2", "t3")),
]


@pytest.mark.parametrize("act", ACTS, ids=repr)
def test_each_act_is_taken_back_and_done_again(act):
    live = a_live_workshop("Tvätt", "Disk", "Städ")
    for nth in range(10):
        group, colour = (CARERS, Colour.RED) if nth < 5 else (TEACHERS, Colour.GREEN)
        happen(live, PersonJoined(f"p{nth}", group))
        for task in ("t1", "t2", "t3"):
            happen(live, VoteCast(task, f"p{nth}", Colour.GREEN if task == "t2" else colour, "may"))
    ask(live, OpenStep(Step.SETTLE))
    ask(live, PlaceTask("t1", CARERS, Colour.RED))
    before = standing(live)
    assert ask(live, act), "it must do something"
    after = standing(live)
    for _ in range(2):
        ask(live, UndoLast())
        assert standing(live) == before
        ask(live, RedoLast())
        assert standing(live) == after


def test_a_second_round_that_was_taken_back_goes_on_where_it_was():
    live = a_live_workshop("Tvätt", step=Step.SORT)
    ask(live, CastVote("t1", Colour.RED), ANNA)
    ask(live, OpenStep(Step.SETTLE))
    ask(live, VoteAgain("t1"))
    ask(live, CastVote("t1", Colour.GREEN), ANNA)
    ask(live, UndoLast())
    assert live.ballots.of("anna") == {"t1": "red"}
    ask(live, RedoLast())
    assert live.ballots.of("anna") == {"t1": "green"}
    assert live.ballots.again == "t1"


def test_a_second_round_that_has_been_shown_is_not_opened_with_its_answers():
    live = a_live_workshop("Tvätt", "Disk", step=Step.REVEAL)
    ask(live, VoteAgain("t1"))
    ask(live, CountHands("t1", CARERS, 2))
    ask(live, VoteAgain("t2"))
    ask(live, UndoLast())
    assert live.ballots.again is None
    ask(live, VoteAgain(None))
    assert live.ballots.again is None


def test_what_a_group_had_answered_alone_does_not_come_back_with_undo():
    live = a_live_workshop("Tvätt")
    ask(live, CastVote("t1", Colour.RED), ANNA)
    ask(live, AnswerJointly(CARERS, True))
    ask(live, UndoLast())
    assert not live.workshop.groups[CARERS].jointly
    assert live.ballots.of("anna") == {}


def test_what_is_taken_back_survives_the_journal():
    live = a_room_after(
        [(ANNA, CastVote("t1", Colour.GREEN, "may", "law")), (LEAD, RemoveTask("t1", "Skriv inga namn"))]
    )
    act = live.acts.did[-1]
    kept = orjson.loads(str(journal.undoing(act.do, act.about, act.back)))
    assert read_act(act.number, kept) == act


def test_it_says_what_it_takes_back():
    live = a_room_after([(LEAD, PlaceTask("t1", CARERS, Colour.RED)), (LEAD, OpenStep(Step.SETTLE))])
    assert (live.acts.did[-1].do, live.acts.did[-1].about["step"]) == ("open_step", "sort")
    ask(live, UndoLast())
    assert live.acts.did[-1].about == {"n": 1, "text": "Tvätt", "group": "Barnskötare"}


def test_the_staff_take_nothing_of_the_facilitators_back():
    live = a_room_after([(LEAD, PlaceTask("t1", CARERS, Colour.RED))])
    with pytest.raises(NotYours):
        ask(live, UndoLast(), ANNA)


def test_what_the_staff_have_removed_since_does_not_stop_the_rest():
    live = a_live_workshop(step=Step.GATHER)
    ask(live, AddTask("Tvätt", "t1"), ANNA)
    ask(live, RewordTask("t1", "Tvätt av kläder"))
    ask(live, RemoveTask("t1"), ANNA)
    ask(live, UndoLast())
    assert live.board.tasks == {}
    assert not live.acts.did


def test_a_new_act_ends_what_could_be_done_again():
    live = a_room_after([(LEAD, PlaceTask("t1", CARERS, Colour.RED)), (LEAD, UndoLast())])
    ask(live, PlaceTask("t2", CARERS, Colour.RED))
    with pytest.raises(NothingToUndo):
        ask(live, RedoLast())
