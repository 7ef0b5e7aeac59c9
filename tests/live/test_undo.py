"""Whatever the facilitator does can be taken back, and done again."""

from contextlib import suppress
from copy import deepcopy
from dataclasses import replace
from datetime import date

import orjson
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.analysis.commands import (
    AnswerDuty,
    AnswerQuestion,
    ChangeAction,
    DropAction,
    GiveOpinion,
    MarkDecided,
    NoteParty,
    PlanAction,
)
from app.board.commands import AddTask, AddTasks, KeepApart, MergeTasks, NoteDecision, PlaceTask, RemoveTask, RewordTask
from app.live.acts import RedoLast, UndoLast
from app.live.state import Live, read_act
from app.live.undo import NothingToUndo
from app.storage import journal
from app.vocabulary import TOPICS, Colour, NotYours, Refused, Step
from app.voting.commands import CastVote, CountHands, PassTask, PlaceAgreed, PlaceAsMost, VoteAgain
from app.weight.commands import EstimateTime, SetWeight
from app.workshop.commands import AllowPlacing, AskAgain, OpenList, OpenStep, OpenTopic, SetRules, ShowTopic
from tests.makers import ANNA, BO, CARERS, CILLA, LEAD, TEACHERS, a_live_workshop, ask


def standing(live: Live):
    """All that people can see or say, but what has been shown: that can't be unseen."""
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
            ),
            "people": dict(workshop.people),
            "tasks": {
                it.id: (it.text, it.by, it.order, it.also, it.why, it.dissent, it.placement)
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
            "parties": {role: it for role, it in live.analysis.parties.items() if it.invited or it.note},
            "duties": {duty: it for duty, it in live.analysis.duties.items() if it.needed or it.outcome},
            "sittings": [sitting.number for sitting in live.analysis.sittings],
            "needing": (set(live.analysis.needing), set(live.analysis.answered)),
        }
    )


tasks = st.sampled_from(["t1", "t2", "t3", "n3"])
groups = st.sampled_from([CARERS, TEACHERS])
colours = st.sampled_from(Colour)
amounts = (None, "0", "20 min om dagen")
texts = st.sampled_from(["Tvätt", "Disk", "Sopor", "Schema"])
by_staff = st.tuples(
    st.sampled_from([ANNA, BO, CILLA]),
    st.one_of(
        st.builds(CastVote, tasks, st.one_of(st.none(), colours), st.sampled_from(["", "may"])),
        st.builds(PassTask, tasks),
        st.builds(AddTask, texts, st.just("n")),
        st.builds(RemoveTask, tasks),
        st.builds(PlaceTask, tasks, groups, colours),
        st.builds(EstimateTime, tasks, st.sampled_from(amounts)),
        st.builds(GiveOpinion, tasks, st.just("right_things"), st.sampled_from(["yes", "no", None])),
    ),
)
by_lead = st.tuples(
    st.just(LEAD),
    st.one_of(
        st.builds(OpenStep, st.sampled_from(Step)),
        st.builds(OpenList, st.booleans()),
        st.builds(AllowPlacing, st.booleans()),
        st.builds(SetRules, st.sampled_from([60, 75, 90]), st.sampled_from([5, 6])),
        st.builds(AddTask, texts, st.just("n")),
        st.builds(AddTasks, st.lists(texts, max_size=3).map(tuple), st.just("n")),
        st.builds(RewordTask, tasks, texts),
        st.builds(RemoveTask, tasks, st.sampled_from(["", "Skriv inga namn"])),
        st.builds(MergeTasks, tasks, tasks),
        st.builds(PlaceTask, tasks, groups, st.one_of(st.none(), colours), st.one_of(st.none(), tasks)),
        st.builds(NoteDecision, tasks, st.sampled_from(["", "Lag"]), st.sampled_from(["", "En håller inte med"])),
        st.builds(CountHands, tasks, groups, st.integers(0, 3), st.integers(0, 3)),
        st.builds(VoteAgain, st.one_of(st.none(), tasks)),
        st.just(PlaceAgreed()),
        st.builds(AnswerQuestion, tasks, st.just("right_things"), st.sampled_from(["yes", "no", ""])),
        st.builds(PlanAction, tasks, st.sampled_from(["stop", "keep"]), st.just("a"), due=st.just(date(2027, 1, 1))),
        st.builds(ChangeAction, st.sampled_from(["a3", "a4"]), st.sampled_from(["stop", "move"])),
        st.builds(DropAction, st.sampled_from(["a3", "a4"])),
        st.builds(MarkDecided, st.sampled_from(["a3", "a4"]), st.booleans()),
        st.builds(NoteParty, st.sampled_from(["union", "hr"]), st.booleans(), st.booleans()),
        st.builds(AnswerDuty, st.sampled_from(["mbl", "risk"]), st.sampled_from(["no", ""]), outcome=st.just("Ja")),
        st.builds(OpenTopic, st.sampled_from(["", *TOPICS])),
        st.builds(ShowTopic, st.sampled_from(TOPICS)),
        st.builds(AskAgain, st.sampled_from(TOPICS)),
        st.builds(SetWeight, tasks, groups, st.sampled_from(amounts), st.integers(0, 3)),
    ),
)


def attempt(live: Live, by, command) -> None:
    if hasattr(command, "new"):
        command = replace(command, new=f"{command.new}{live.board.added + live.analysis.planned}")
    with suppress(Refused):
        ask(live, command, by)


def a_room_after(acts) -> Live:
    live = a_live_workshop("Tvätt", "Disk", "Städ")
    for by, command in acts:
        attempt(live, by, command)
    return live


@settings(max_examples=400, deadline=None)
@given(st.lists(st.one_of(by_staff, by_lead), max_size=14), by_lead)
def test_undo_brings_back_the_state_before_and_redo_the_state_after(acts, act):
    live = a_room_after(acts)
    is_final = isinstance(act[1], ShowTopic | AskAgain) or (live.ballots.again and isinstance(act[1], VoteAgain))
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


@settings(max_examples=200, deadline=None)
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
    if any(isinstance(command, VoteAgain) for _, command in acts):
        return  # the end of a second round is not taken back
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
    AddTask("Sopor", "n1"),
    AddTasks(("Sopor", "Schema"), "n"),
    RewordTask("t1", "Tvätt och strykning"),
    RemoveTask("t1", "Skriv inga namn"),
    MergeTasks("t1", "t2"),
    KeepApart("t1", "t2"),
    PlaceTask("t1", CARERS, Colour.BLACK),
    PlaceTask("t1", CARERS, None),
    PlaceTask("t2", CARERS, Colour.RED, "t1"),
    NoteDecision("t1", "Lagen", "En håller inte med"),
    CountHands("t1", TEACHERS, 2),
    VoteAgain("t1"),
    PlaceAgreed(),
    PlaceAsMost("t3"),
]


@pytest.mark.parametrize("act", ACTS, ids=repr)
def test_each_act_is_taken_back_and_done_again(act):
    live = a_live_workshop("Tvätt", "Disk", "Städ")
    for person, colour in ((ANNA, Colour.RED), (BO, Colour.RED), (CILLA, Colour.GREEN)):
        for task in ("t1", "t2"):
            ask(live, CastVote(task, Colour.GREEN if task == "t2" else colour, "may"), person)
        ask(live, CastVote("t3", colour), person)
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
    ask(live, OpenStep(Step.REVEAL))
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
    ask(live, VoteAgain("t2"))
    ask(live, UndoLast())
    assert live.ballots.again is None
    ask(live, VoteAgain(None))
    assert live.ballots.again is None


def test_what_is_taken_back_survives_the_journal():
    live = a_room_after(
        [(ANNA, CastVote("t1", Colour.GREEN, "may", "law")), (LEAD, RemoveTask("t1", "Skriv inga namn"))]
    )
    act = live.acts.did[-1]
    kept = orjson.loads(orjson.dumps(journal.undoing(act.do, act.about, act.back)))
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
