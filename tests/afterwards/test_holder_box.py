"""The box that holders' answers are put in, and what is shown of it: the rules, and somebody who reckons."""

from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.afterwards.holder import (
    CHOICES,
    CLASSES,
    MORE,
    WAITS,
    Answer,
    NothingAnswered,
    Question,
    Says,
    as_number,
    change,
    close,
    empty,
    from_number,
    put,
    read,
    tell,
)
from app.afterwards.told import Voices, rows
from app.key_figures.withheld import SMALLEST, Hidden
from app.posts.half_year import HalfYear
from app.posts.post import Content
from app.workshop.workshop import UnknownChoice
from tests.key_figures.attacker import Attacker
from tests.tried import tried

FIRST, SECOND, THIRD = HalfYear(2026, 1), HalfYear(2026, 2), HalfYear(2027, 1)
YES, NO = Answer({Question.TASKS: Says.YES}), Answer({Question.TASKS: Says.NO})
answers = st.builds(
    Answer,
    st.dictionaries(st.sampled_from([*Question]), st.sampled_from([*Says]), min_size=1),
    st.frozensets(st.sampled_from(CLASSES)),
)


def filled(*answers, half=FIRST, each=1):
    """A box with so many from each workplace, the answers in turn."""
    box, there = empty(half), Counter()
    for number, answer in enumerate(answers):
        place = number // each
        there[place] += 1
        box = put(box, answer, there[place])
    return box


def shown(*closed):
    last = [it.counted for it in closed if it.counted]
    return {line.choice: line.persons for line in tell(last, THIRD).lines["tasks"]} if last else None


def test_a_question_may_be_left_and_one_has_to_be_answered():
    its = read({"tasks": "yes", "helps": "not_said", "grows": ""}, ["cleaning"])
    assert its == Answer({Question.TASKS: Says.YES}, frozenset({Content.CLEANING}))
    with pytest.raises(NothingAnswered):
        read({"tasks": "not_said"}, [])


@pytest.mark.parametrize(
    ("says", "more"), [({"tasks": "maybe"}, []), ({}, ["other"]), ({}, ["x"]), ({}, ["cleaning", ""])]
)
def test_what_is_no_choice_is_refused(says, more):
    with pytest.raises(UnknownChoice):
        read(says, more)


@given(answers)
def test_an_answer_is_one_number_and_back(answer):
    assert from_number(as_number(answer)) == answer


def test_nothing_is_counted_before_the_half_year_has_ended():
    its = close(filled(*[YES] * 50), None, FIRST)
    assert (its.counted, its.is_emptied) == (None, False)


def test_four_are_not_counted_and_wait_for_the_next():
    its = close(filled(*[YES] * 5), None, SECOND)
    assert its.counted is None
    assert (its.box.half, its.box.since, its.box.answers) == (SECOND, FIRST, 5)


def test_five_besides_the_most_of_one_workplace_are_counted_and_the_box_is_empty():
    its = close(filled(*[YES] * 6), None, SECOND)
    assert its.counted.half == FIRST
    assert its.box == empty(SECOND)
    assert shown(its) == {"yes": 6, "sometimes": None, "no": None}


def test_all_of_one_workplace_are_nobody_to_hide_among():
    """Who has answered by every phone at a workplace but one would know the last."""
    assert close(filled(*[YES] * 30, each=30), None, SECOND).counted is None
    assert close(filled(*[YES] * 30, NO, NO, NO, NO, each=30), None, SECOND).counted is None
    assert close(filled(*[YES] * 30, *[NO] * 5, each=30), None, SECOND).counted is not None


def test_a_number_moves_by_five_at_least_and_else_stands():
    first = close(filled(*[YES] * 6, NO, NO, NO), None, SECOND)
    assert shown(first) == {"yes": 6, "sometimes": None, "no": None}
    for more, told in ((8, None), (9, 12)):
        second = close(filled(YES, YES, YES, YES, *[NO] * more, half=SECOND), first.counted, THIRD)
        assert second.counted.sums["tasks"] == {"yes": 10, "sometimes": 0, "no": 3 + more}
        assert shown(first, second) == {"yes": 6, "sometimes": None, "no": told}


def test_five_are_five_besides_as_many_as_one_workplace_may_have_given():
    for number, is_shown in ((7, False), (8, True)):
        its = close(filled(*[YES] * number, *[NO] * 9, each=3), None, SECOND)
        assert (shown(its)["yes"] is not None) is is_shown
    first = close(filled(*[YES] * 3, *[NO] * 9, each=3), None, SECOND)
    for number, is_shown in ((12, False), (13, True)):
        later = close(filled(*[YES] * number, each=3, half=SECOND), first.counted, THIRD)
        assert (shown(first, later)["yes"] is not None) is is_shown


def asked(*answers, times, half=FIRST):
    """A box with an answer of each person, who are all at workplaces of their own, each time that they were asked."""
    box = empty(half)
    for answer in answers:
        for time in range(1, times + 1):
            box = put(box, answer, time, time)
    return box


def test_who_is_asked_again_is_one_person():
    assert close(asked(*[YES] * 4, times=2), None, SECOND).counted is None
    assert close(asked(*[YES] * 5, times=2), None, SECOND).counted is None
    assert shown(close(asked(*[YES] * 6, times=2), None, SECOND)) == {"yes": 12, "sometimes": None, "no": None}
    first = close(asked(*[YES] * 3, *[NO] * 6, times=2), None, SECOND)
    second = close(asked(*[YES] * 3, *[NO] * 6, times=2, half=SECOND), first.counted, THIRD)
    assert second.counted.sums["tasks"]["yes"] == 12
    assert shown(first, second)["yes"] is None


@tried(60)
@given(st.lists(st.dictionaries(st.tuples(st.integers(0, 7), st.integers(1, 2)), answers), min_size=1, max_size=4))
def test_what_is_shown_is_what_at_least_five_persons_have_said(halves):
    """Any of eight persons, each at a workplace of their own, asked once or twice in a half-year."""
    half, box, counted, said, times = FIRST, empty(FIRST), [], {}, Counter()
    for its in halves:
        for (person, _), answer in its.items():
            times[person] += 1
            box = put(box, answer, times[person], times[person])
            for choice in answer.chosen:
                said.setdefault(choice, set()).add(person)
        closed = close(box, counted[-1] if counted else None, half.next)
        if closed.counted:
            counted.append(closed.counted)
        if closed.is_emptied:
            times.clear()
        half, box = half.next, closed.box
    for it in counted:
        for question, choices in it.shown.items():
            assert all(len(said[question, choice]) >= SMALLEST for choice, number in choices.items() if number)


def test_that_all_have_said_the_same_is_not_told():
    """What is not shown may be none, and how many have answered is told nowhere."""
    alike, not_quite = (close(filled(*its), None, SECOND) for its in ([NO] * 6, [*[NO] * 6, YES, YES]))
    assert shown(alike) == shown(not_quite)


def test_one_answer_more_changes_nothing_until_the_half_year_ends():
    before = filled(*[YES] * 9)
    counted = close(filled(*[YES] * 6), None, SECOND).counted
    for box in (before, put(before, NO, 1), change(before, YES, NO)):
        assert close(replace(box, half=SECOND), counted, SECOND).counted is None


def test_who_thinks_better_of_it_is_one_still():
    box = change(filled(YES, YES), YES, Answer({Question.GROWS: Says.NO}, frozenset({Content.WASTE})))
    assert box.answers == 2
    assert {name: {it: n for it, n in its.items() if n} for name, its in box.sums.items() if any(its.values())} == {
        "tasks": {"yes": 1},
        "grows": {"no": 1},
        MORE: {"waste": 1},
    }


def test_what_waits_too_long_is_thrown_away():
    box = filled(YES, NO)
    for _ in range(WAITS):
        box = close(box, None, box.half.next).box
        assert box.answers == 2
    its = close(box, None, box.half.next)
    assert (its.counted, its.box.answers, its.is_emptied) == (None, 0, True)


def test_a_clock_that_was_put_back_counts_nothing():
    box = filled(*[YES] * 9, half=SECOND)
    assert close(box, None, FIRST).box == box


def test_what_is_told_of_an_earlier_half_year_stays():
    first = close(filled(*[YES] * 6), None, SECOND)
    second = close(filled(*[NO] * 12, half=SECOND), first.counted, THIRD)
    both = [first.counted, second.counted]
    assert [line.persons for line in tell(both, FIRST).lines["tasks"]] == [6, None, None]
    assert [line.persons for line in tell(both, SECOND).lines["tasks"]] == [6, None, 12]
    assert tell(both, HalfYear(2025, 2)).half is None


def test_files_say_at_least_and_the_word():
    counted = close(filled(*[YES] * 6), None, SECOND).counted
    its = [(row.name, row.cell, row.unit) for row in rows(Voices(tell([counted], FIRST)))]
    assert its[:3] == [("Ja", 6, "minst"), ("Ibland", Hidden.NOT_SHOWN, ""), ("Nej", Hidden.NOT_SHOWN, "")]


# Somebody who reckons


@tried(60)
@given(st.lists(st.lists(st.tuples(answers, st.integers(0, 3)), max_size=14), min_size=1, max_size=5))
def test_no_number_and_no_difference_between_two_looks_is_about_fewer_than_five(halves):
    """Any answers from any of four workplaces, in any half-years: what is shown, and by how much it has moved since any
    earlier look."""
    half, box, counted = FIRST, empty(FIRST), []
    there = Counter()
    for its in halves:
        for answer, place in its:
            there[place] += 1
            box = put(box, answer, there[place])
        among, most = box.answers, max(there.values(), default=0)
        closed = close(box, counted[-1] if counted else None, half.next)
        if closed.counted:
            assert among - most >= SMALLEST
            counted.append(closed.counted)
        if closed.is_emptied:
            there.clear()
        half, box = half.next, closed.box
    looks = [{(q, c): n for q, its in it.shown.items() for c, n in its.items()} for it in counted]
    everything = [dict.fromkeys([(q, c) for q, its in CHOICES.items() for c in its], 0), *looks]
    for number, before in enumerate(everything):
        for after in everything[number:]:
            assert all(after[it] - before[it] == 0 or after[it] - before[it] >= SMALLEST for it in before)


@pytest.mark.parametrize("victim", ["yes", "sometimes", "no"])
@pytest.mark.parametrize("mine", [("yes",) * 4, ("no",) * 4, ("yes",) * 29, ("yes", "no") * 7])
@pytest.mark.parametrize(
    "others", [("yes",) * 5, ("no",) * 5, ("yes", "no", "no", "sometimes", "yes"), ("yes",) * 9, ("sometimes",) * 12]
)
def test_a_manager_who_answers_by_every_other_phone_at_the_workplace_can_not_tell_the_last(victim, mine, others):
    """The manager knows each number that is shown, that the others have not come so far, and what all phones of the
    workplace said but one. That one may have said anything, or not: neither is known of any choice."""
    box = empty(FIRST)
    for there, answer in enumerate((*mine, victim), 1):
        box = put(box, Answer({Question.TASKS: Says(answer)}), there)
    for answer in others:
        box = put(box, Answer({Question.TASKS: Says(answer)}), 1)
    closed = close(box, None, SECOND)
    told = {line.choice: line.persons for line in tell([closed.counted], FIRST).lines["tasks"]}
    manager = Attacker()
    for choice, number in told.items():
        own = mine.count(choice)
        least, most = (0, SMALLEST - 1 + box.most) if number is None else (number, number)
        manager.knows((choice, "victim"), 0, 1)
        manager.knows((choice, "others"), 0, 60)
        manager.knows((choice, "all"), max(0, least - own), max(0, most - own))
        manager.adds([(choice, "victim"), (choice, "others")], (choice, "all"))
    manager.adds([(choice, "victim") for choice in told], 1)
    for choice in told:
        assert not manager.can_tell((choice, "victim"), int(choice == victim))


def test_without_the_workplaces_share_it_could_be_told():
    """The attack is one: where four of one's own count towards the five, a number that is not shown tells."""
    manager = Attacker()
    manager.knows(("yes", "victim"), 0, 1)
    manager.knows(("yes", "others"), 0, 60)
    manager.knows(("yes", "all"), 0, SMALLEST - 1 - 4)
    manager.adds([("yes", "victim"), ("yes", "others")], ("yes", "all"))
    assert manager.can_tell(("yes", "victim"), 0)
