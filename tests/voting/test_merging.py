"""Two tasks that are the same become one: nobody is lost, nobody is counted twice, and it can be taken back."""

from collections import Counter
from contextlib import suppress
from copy import deepcopy

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.board.board import SameTask, UnknownTask
from app.board.commands import KeepApart, MergeTasks, NoteDecision, PlaceTask, RemoveTask
from app.live.acts import RedoLast, UndoLast
from app.vocabulary import Colour, NotYours, Person, Refused, Step, Who, WorkshopClosed
from app.voting.commands import CastVote, CountHands, PassTask
from app.workshop.events import PersonJoined
from tests.makers import ANNA, CARERS, LEAD, TEACHERS, a_live_workshop, ask, happen

GROUPS = (CARERS, TEACHERS)
PEOPLE = [Person(f"p{number}", Who.PARTICIPANT) for number in range(8)]
TASKS = ("t1", "t2", "t3")

people, tasks, groups, colours = map(st.sampled_from, (PEOPLE, TASKS, GROUPS, tuple(Colour)))
heads = st.integers(0, 9)
deeds = st.one_of(
    st.tuples(people, st.builds(CastVote, tasks, colours, st.sampled_from(["", "may"]), st.sampled_from(["", "law"]))),
    st.tuples(people, st.builds(PassTask, tasks)),
    st.tuples(st.just(LEAD), st.builds(CountHands, tasks, groups, heads, heads, heads, heads)),
    st.tuples(st.just(LEAD), st.builds(PlaceTask, tasks, groups, colours)),
    st.tuples(st.just(LEAD), st.builds(NoteDecision, tasks, st.sampled_from(["", "Lag"]))),
    st.tuples(st.just(LEAD), st.builds(KeepApart, tasks, tasks)),
)
rooms = st.lists(deeds, max_size=40)
pairs = st.permutations(TASKS).map(lambda order: order[:2])


def a_room(happened):
    live = a_live_workshop("Tvätt", "Tvätta", "Sopor", people=False)
    happen(live, *(PersonJoined(person.id, GROUPS[nth % 2]) for nth, person in enumerate(PEOPLE)))
    for by, command in happened:
        with suppress(Refused):
            ask(live, command, by)
    return live


def standing(live):
    ballots, board = live.ballots, live.board
    by_task = (ballots.votes, ballots.grounds, ballots.hands)
    return deepcopy(
        (
            board.tasks,
            board.texts,
            board.apart,
            {key: column for key, column in board.columns.items() if column},
            *({task: rows for task, rows in kept.items() if rows} for kept in by_task),
            *(+counted for counted in (ballots.answered, ballots.answers, ballots.done, ballots.voices)),
        )
    )


@given(rooms, pairs)
def test_who_answered_either_task_has_answered_what_they_became_and_nobody_else_has(happened, pair):
    live, (task, into) = a_room(happened), pair
    votes = deepcopy(live.ballots.votes)
    ask(live, MergeTasks(task, into))
    merged = live.ballots.votes.get(into, {})
    assert merged.keys() == votes.get(task, {}).keys() | votes.get(into, {}).keys()
    assert task not in live.ballots.votes
    assert merged == votes.get(task, {}) | votes.get(into, {})


@given(rooms, pairs)
def test_a_green_answer_keeps_its_ground_and_takes_on_no_other(happened, pair):
    live, (task, into) = a_room(happened), pair
    votes, grounds = deepcopy(live.ballots.votes), deepcopy(live.ballots.grounds)
    ask(live, MergeTasks(task, into))
    for person in live.ballots.votes.get(into, {}):
        came_from = into if person in votes.get(into, {}) else task
        expected = grounds.get(came_from, {}).get(person)
        assert live.ballots.grounds.get(into, {}).get(person) == expected


@given(rooms, pairs)
def test_each_person_is_counted_once_in_each_sum(happened, pair):
    live, (task, into) = a_room(happened), pair
    ask(live, MergeTasks(task, into))
    everything = [person for votes in live.ballots.votes.values() for person in votes]
    assert +live.ballots.answered == Counter(everything)
    assert +live.ballots.answers == Counter(live.workshop.people[person] for person in everything)
    assert +live.ballots.voices == Counter(live.workshop.people[person] for person in {*everything})
    done = [person for person, count in Counter(everything).items() if count == len(live.board.tasks)]
    assert +live.ballots.done == Counter(live.workshop.people[person] for person in done)


@given(rooms, pairs)
def test_no_raised_hand_is_lost_and_the_same_hands_are_not_counted_twice(happened, pair):
    live, (task, into) = a_room(happened), pair
    hands = deepcopy(live.ballots.hands)
    ask(live, MergeTasks(task, into))
    for group in GROUPS:
        for colour in Colour:
            before = [hands.get(it, {}).get(group, {}).get(colour, 0) for it in (task, into)]
            assert live.ballots.hands.get(into, {}).get(group, {}).get(colour, 0) == max(before)
    assert task not in live.ballots.hands


@given(rooms, pairs)
def test_a_group_that_had_placed_either_has_placed_what_they_became(happened, pair):
    live, (task, into) = a_room(happened), pair
    before = {it: dict(live.board.tasks[it].placement) for it in pair}
    ask(live, MergeTasks(task, into))
    assert live.board.tasks[into].placement == before[task] | before[into]
    assert not any(task in column for column in live.board.columns.values())


@given(rooms, st.lists(pairs, min_size=1, max_size=2))
def test_merging_is_taken_back_and_done_again_as_often_as_one_likes(happened, merges):
    live = a_room(happened)
    states = [standing(live)]
    for task, into in merges:
        with suppress(Refused):
            ask(live, MergeTasks(task, into))
            states.append(standing(live))
    for _ in range(2):
        for before in states[-2::-1]:
            ask(live, UndoLast())
            assert standing(live) == before
        for after in states[1:]:
            ask(live, RedoLast())
            assert standing(live) == after


def test_the_words_of_both_are_kept():
    live = a_live_workshop("Tvätt", "Tvätta", "Hantering av tvätt")
    ask(live, MergeTasks("t2", "t3"))
    ask(live, MergeTasks("t3", "t1"))
    assert live.board.tasks["t1"].text == "Tvätt"
    assert live.board.tasks["t1"].also == ("Hantering av tvätt", "Tvätta")


def test_a_task_is_not_merged_with_itself_or_with_what_is_gone():
    live = a_live_workshop("Tvätt", "Tvätta")
    for command in (MergeTasks, KeepApart):
        with pytest.raises(SameTask):
            ask(live, command("t1", "t1"))
        for pair in (("t1", "t9"), ("t9", "t1")):
            with pytest.raises(UnknownTask):
                ask(live, command(*pair))


def test_only_the_facilitator_says_what_is_the_same_and_what_is_not():
    live = a_live_workshop("Tvätt", "Tvätta")
    for command in (MergeTasks, KeepApart):
        with pytest.raises(NotYours):
            ask(live, command("t1", "t2"), ANNA)


def test_nothing_is_merged_or_kept_apart_in_a_closed_workshop():
    live = a_live_workshop("Tvätt", "Tvätta", step=Step.CLOSED)
    for command in (MergeTasks, KeepApart):
        with pytest.raises(WorkshopClosed):
            ask(live, command("t1", "t2"))


def test_that_two_tasks_are_different_is_said_once_whichever_is_named_first_and_can_be_taken_back():
    live = a_live_workshop("Tvätt", "Tvätta")
    ask(live, KeepApart("t2", "t1"))
    assert live.board.apart == {("t1", "t2")}
    assert ask(live, KeepApart("t1", "t2")) == []
    ask(live, UndoLast())
    assert live.board.apart == set()
    ask(live, RedoLast())
    assert live.board.apart == {("t1", "t2")}


def test_two_tasks_stay_different_though_one_is_away_for_a_while():
    live = a_live_workshop("Tvätt", "Tvätta")
    ask(live, KeepApart("t1", "t2"))
    ask(live, RemoveTask("t2"))
    ask(live, UndoLast())
    assert live.board.apart == {("t1", "t2")}
