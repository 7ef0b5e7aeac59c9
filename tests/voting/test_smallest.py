"""Nobody is singled out: not by one view, and not by several after each other."""

from fractions import Fraction

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from app.board.commands import AddTask
from app.board.events import TaskAdded
from app.live.acts import UndoLast
from app.live.state import Live, new
from app.vocabulary import Colour, Person, Role, Step
from app.voting.commands import CastVote, CountHands, VoteAgain
from app.voting.smallest import TOGETHER, together
from app.workshop.commands import OpenStep
from app.workshop.events import PersonJoined, RulesSet, StepOpened
from app.workshop.workshop import begin, create
from tests.makers import ask, happen

SMALLEST = 3


@pytest.mark.parametrize(
    ("voices", "hidden"),
    [
        ({"a": 5, "b": 5}, set()),
        ({"a": 5, "b": 4}, {"a", "b"}),
        ({"a": 9, "b": 6, "c": 1}, {"b", "c"}),
        ({"a": 9, "b": 3, "c": 2}, {"b", "c"}),
        ({"a": 2, "b": 2}, {"a", "b"}),
        ({"a": 2}, set()),
        ({"a": 6, "b": 0}, set()),
        ({}, set()),
    ],
)
def test_a_small_group_is_shown_as_part_of_enough_others(voices, hidden):
    assert together(voices, 5) == hidden


@given(st.dictionaries(st.sampled_from("abcdef"), st.integers(0, 9)), st.integers(2, 8))
def test_what_is_shown_by_itself_or_as_a_sum_is_never_fewer_than_the_smallest_or_it_is_everybody(voices, smallest):
    hidden = together(voices, smallest)
    units = [count for group, count in voices.items() if group not in hidden]
    units.append(sum(voices[group] for group in hidden))
    speaking = [count for count in units if count]
    assert len(speaking) < 2 or min(speaking) >= smallest


# Whatever happens in whatever order, the sums that are shown do not tell what one person answered. Each sum is a row of
# a matrix, each ballot a column; a ballot can be computed where its own row is a combination of the sums.


def a_room(groups: int) -> Live:
    names = [f"Grupp {number}" for number in range(1, groups + 1)]
    live = new(begin(1, create("F7K2QM", "", "Exempelgården", "jobs", "apt90", names)), 1)
    happen(live, TaskAdded("t1", "Tvätt", "f1"), StepOpened(Step.SORT))
    live.workshop.smallest = SMALLEST
    return live


def seen(groups, acts, flipped=None):
    """The sums of black that a watcher sees, and how many ballots were cast; only the ballot `flipped` is black."""
    live, sums, cast, turns = a_room(groups), [], 0, {}
    for what, who in acts:
        if what == "vote" and live.workshop.step is Step.SORT:
            person = f"p{who}"
            if person not in live.workshop.people:
                happen(live, PersonJoined(person, f"g{who % groups + 1}"))
            turn = turns[person] = turns.get(person, 0) + 1
            colour = Colour.BLACK if cast == flipped else (Colour.GREEN, Colour.RED)[turn % 2]
            ask(live, CastVote("t1", colour), Person(person, Role.PARTICIPANT))
            cast += 1
        elif what == "show":
            ask(live, OpenStep(Step.SETTLE if live.workshop.step is Step.SORT else Step.SORT))
        elif what == "smallest":
            happen(live, RulesSet(75, max(live.workshop.smallest, 2 + who % 4)))
        if live.workshop.step is Step.SETTLE:
            tally = live.ballots.tally("t1")
            units = [*live.workshop.groups, TOGETHER]
            sums += [tally.get(unit, {}).get(Colour.BLACK, 0) for unit in units]
    return sums, cast


def rank(rows):
    rows, found = [[Fraction(value) for value in row] for row in rows], 0
    for column in range(len(rows[0]) if rows else 0):
        pivot = next((row for row in rows[found:] if row[column]), None)
        if pivot is None:
            continue
        rows.remove(pivot)
        rows.insert(found, pivot)
        for nth, row in enumerate(rows):
            if nth != found and row[column]:
                times = row[column] / pivot[column]
                rows[nth] = [a - times * b for a, b in zip(row, pivot, strict=True)]
        found += 1
    return found


SHOW = [("show", 0)]
acts = st.lists(
    st.one_of(
        st.tuples(st.just("vote"), st.integers(0, 8)),
        st.tuples(st.just("show"), st.just(0)),
        st.tuples(st.just("smallest"), st.integers(0, 3)),
    ),
    max_size=24,
)


@settings(max_examples=300, deadline=None)
@given(st.integers(1, 4), st.permutations(range(9)), acts)
@example(2, [0, 2, 4], [("vote", 1), *SHOW])
@example(
    # One person's group is shown with the others; then it grows until it could be shown by itself.
    3,
    [0, 1, 4],
    [("vote", 2), *SHOW, *SHOW, ("vote", 3), ("vote", 6), ("vote", 0), *SHOW],
)
def test_no_sequence_of_views_lets_one_persons_vote_be_computed(groups, people, acts):
    """At least the smallest number of people answer before anything is shown: three, the whole, hide each other."""
    first = [("vote", who) for who in people[:SMALLEST]]
    base, ballots = seen(groups, first + acts)
    columns = [
        [there - here for there, here in zip(seen(groups, first + acts, nth)[0], base, strict=True)]
        for nth in range(ballots)
    ]
    rows = [list(row) for row in zip(*columns, strict=True) if any(row)]
    known = rank(rows)
    for nth in range(ballots):
        alone = [int(nth == other) for other in range(ballots)]
        assert rank([*rows, alone]) > known, f"ballot {nth} can be computed"


def a_shown_room(first, late):
    """People of the groups `first` have answered red and been shown; those of `late` come afterwards with black."""
    live = a_room(2)
    for nth, group in enumerate(first):
        answer(live, f"p{nth}", group, Colour.RED)
    ask(live, OpenStep(Step.SETTLE))
    ask(live, OpenStep(Step.SORT))
    for nth, group in enumerate(late):
        answer(live, f"q{nth}", group, Colour.BLACK)
    ask(live, OpenStep(Step.SETTLE))
    return live


def answer(live, person, group, colour):
    if person not in live.workshop.people:
        happen(live, PersonJoined(person, group))
    ask(live, CastVote("t1", colour), Person(person, Role.PARTICIPANT))


def counted(live, unit, task="t1"):
    return {colour.value: count for colour, count in live.ballots.tally(task)[unit].items() if count}


def test_what_has_been_shown_stands_while_too_few_are_late():
    assert counted(a_shown_room(["g1"] * 4, ["g1"]), "g1") == {"red": 4}
    assert counted(a_shown_room(["g1"] * 4, ["g2"]), TOGETHER) == {"red": 4}
    assert counted(a_shown_room(["g1"] * 4, ["g1"] * 3), "g1") == {"red": 4, "black": 3}


def test_a_second_round_counts_those_who_were_late_too():
    live = a_shown_room(["g1"] * 4, ["g1"])
    ask(live, VoteAgain("t1"))
    for person in ("p0", "p1", "p2", "p3", "q0"):
        answer(live, person, "g1", Colour.YELLOW)
    ask(live, VoteAgain(None))
    assert counted(live, "g1") == {"yellow": 5}
    ask(live, OpenStep(Step.SORT))
    answer(live, "p0", "g1", Colour.GREEN)
    ask(live, OpenStep(Step.SETTLE))
    assert counted(live, "g1") == {"yellow": 5}


def test_a_second_round_taken_back_shows_what_had_been_shown():
    live = a_shown_room(["g1"] * 4, ["g1"])
    ask(live, VoteAgain("t1"))
    ask(live, UndoLast())
    assert counted(live, "g1") == {"red": 4}


def test_a_new_task_shows_nothing_of_the_few_who_are_late():
    live = a_shown_room(["g1"] * 4, [])
    ask(live, OpenStep(Step.SORT))
    ask(live, AddTask("Disk", "t2"))
    ask(live, CastVote("t2", Colour.BLACK), Person("p0", Role.PARTICIPANT))
    ask(live, OpenStep(Step.SETTLE))
    assert counted(live, "g1", "t2") == {}


def test_hands_are_seen_in_the_room_and_shown_at_once():
    live = a_shown_room(["g1"] * 4, ["g1"])
    ask(live, CountHands("t1", "g1", green=2))
    assert counted(live, "g1") == {"red": 4, "green": 2}
