"""How each group is proposed to answer, before anybody has come."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.vocabulary import TextTooLong
from app.workshop.proposal import (
    How,
    JoinedNameTooLong,
    JoinedWithItself,
    Proposal,
    Wish,
    made_of,
    partner,
    propose,
)
from app.workshop.workshop import SMALLEST

ALONE, JOINTLY, JOINED = How


def of(*people):
    return [Wish(name, heads) for name, heads in zip("ABCDEFG", people, strict=False)]


def test_four_four_two_and_two_are_all_proposed_to_answer_together():
    made = made_of(of(4, 4, 2, 2))
    assert [(group.how, group.proposal.why) for group in made] == [
        (JOINTLY, "few"),
        (JOINTLY, "few"),
        (JOINTLY, "two"),
        (JOINTLY, "two"),
    ]


@pytest.mark.parametrize("people", [5, 7, 2000])
def test_five_or_more_answer_each_alone(people):
    assert propose(people) == Proposal(ALONE, "enough")


def test_one_is_proposed_to_answer_together_which_is_to_be_asked_first():
    assert propose(1) == Proposal(JOINTLY, "one")


def test_a_number_that_is_not_stated_is_asked_later_and_nothing_is_proposed_but_alone():
    assert propose(None) == Proposal(ALONE, "unstated")
    assert propose(0) == Proposal(ALONE, "nobody")


def test_where_more_are_needed_to_be_shown_more_are_needed_to_answer_alone():
    assert propose(7, smallest=8).how is JOINTLY
    assert propose(8, smallest=8).how is ALONE


def test_all_may_answer_together_as_in_orebro_and_one_is_told_all_the_same():
    made = made_of(of(7, 1, None), all_jointly=True)
    assert {group.how for group in made} == {JOINTLY}
    assert [group.proposal.why for group in made] == ["all", "one", "all"]


def test_what_somebody_chooses_goes_before_what_is_proposed():
    made = made_of([Wish("A", 7, JOINTLY), Wish("B", 2, ALONE)])
    assert [group.how for group in made] == [JOINTLY, ALONE]
    assert [group.proposal.how for group in made] == [ALONE, JOINTLY]


def test_two_that_are_joined_are_one_group_with_both_names_and_as_many_as_both():
    a, b, ab = made_of([Wish("A", 7), Wish("B", 9), *[Wish("C", 4), Wish("D", 2, JOINED, 2)]])
    assert (a.name, b.name, ab.name, ab.people, ab.of) == ("A", "B", "C / D", 6, (2, 3))
    assert (ab.how, ab.proposal.why) == (ALONE, "enough")


def test_joined_with_one_that_nobody_has_counted_nobody_knows_how_many_they_are():
    (both,) = made_of([Wish("A"), Wish("B", 2, JOINED, 0)])
    assert (both.people, both.proposal.why) == (None, "unstated")


def test_two_that_each_join_the_other_are_one_group_and_so_are_three_in_a_row():
    assert len(made_of([Wish("A", 1, JOINED, 1), Wish("B", 1, JOINED, 0)])) == 1
    assert made_of([Wish("A", 1, JOINED, 1), Wish("B", 1, JOINED, 2), Wish("C", 1)])[0].name == "A / B / C"


@pytest.mark.parametrize("joins", [1, None, 7, -1])
def test_a_group_is_not_joined_with_itself_or_with_one_that_there_is_not(joins):
    with pytest.raises(JoinedWithItself) as no:
        made_of([Wish("A", 1), Wish("B", 1, JOINED, joins)])
    assert no.value.details["place"] == 1


def test_names_that_do_not_fit_together_are_refused():
    with pytest.raises(JoinedNameTooLong):
        made_of([Wish("A" * 40, 1), Wish("B" * 40, 1, JOINED, 0)])
    with pytest.raises(TextTooLong):
        made_of([Wish("A" * 81, 1)])


@pytest.mark.parametrize(
    ("people", "place", "with_"),
    [
        ((4, 7, 2, 2), 2, 0),
        ((1, 1), 0, 1),
        ((3, 2, 4), 1, 0),
        ((7, 2), 1, None),
        ((7, 2), 0, None),
        ((1, None), 0, None),
    ],
)
def test_a_small_group_is_best_joined_with_a_small_one_that_makes_them_enough(people, place, with_):
    assert partner(of(*people), place) == with_


@given(
    st.lists(
        st.tuples(st.none() | st.integers(0, 30), st.none() | st.sampled_from(How), st.integers(0, 6)),
        min_size=1,
        max_size=7,
    )
)
def test_every_group_is_in_one_group_that_is_made_and_who_is_shown_in_numbers_unasked_is_enough(typed):
    wishes = [Wish(chr(65 + at), people, how, joins) for at, (people, how, joins) in enumerate(typed)]
    try:
        made = made_of(wishes)
    except JoinedWithItself:
        return
    assert sorted(place for group in made for place in group.of) == [*range(len(wishes))]
    for group in made:
        if group.proposal.how is ALONE and group.people:
            assert group.people >= SMALLEST
