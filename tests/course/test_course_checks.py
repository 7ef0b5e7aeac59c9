"""What the course asks and answers. Pure."""

from itertools import pairwise, permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.course.checks import NEVER, belongs, broken, chosen, in_order, judged, moved, standing
from app.course.content import LONG, SHORT, TRACKS, WHOLE
from app.course.content.after import AFTER
from app.course.content.colours import COLOURS
from app.course.parts import GROUNDS, MAY, Bars, Card, Cards, Choices, Ground, Order, Plan, Rehearsal, TrackId
from app.course.words import GROUND, VERDICT
from app.vocabulary import Colour
from app.workshop.workshop import SMALLEST

PARTS = {part.id: part for track in TRACKS.values() for part in track.parts}


def cards() -> Cards:
    assert isinstance(COLOURS.check, Cards)
    return COLOURS.check


def order() -> Order:
    assert isinstance(AFTER.check, Order)
    return AFTER.check


def card(id: str) -> Card:
    its = cards().card(id)
    assert its
    return its


@pytest.mark.parametrize(
    ("track", "minutes"),
    [*((it, 30) for it in LONG), *zip(SHORT, (2, 6, 5, 5), strict=True)],
)
def test_the_minutes_of_the_parts_are_what_the_track_says(track: TrackId, minutes: int):
    assert TRACKS[track].minutes == minutes
    spans = TRACKS[track].spans()
    assert spans[0][0] == 0
    assert spans[-1][1] == minutes
    assert all(before[1] == after[0] for before, after in pairwise(spans))


def test_every_track_is_offered_once():
    assert sorted((*LONG, *SHORT)) == sorted(TRACKS) == sorted(TrackId)


def test_a_part_has_one_id_and_one_content_wherever_it_stands():
    for track in TRACKS.values():
        assert len({part.id for part in track.parts}) == len(track.parts)
        assert all(PARTS[part.id] is part for part in track.parts)


def test_each_choice_is_answered_and_one_is_right():
    for part in PARTS.values():
        if isinstance(part.check, Choices):
            its = part.check.choices
            assert sum(choice.is_right for choice in its) == 1, part.id
            assert all(choice.ground for choice in its)
            assert len({choice.id for choice in its}) == len(its)


def test_what_is_chosen_is_found_and_what_there_is_not_is_none():
    check = WHOLE[0].check
    assert isinstance(check, Choices)
    assert chosen(check, "need") is check.choices[1]
    assert chosen(check, "") is None


def test_eight_cards_two_of_them_open():
    assert len(cards().cards) == 8
    assert sum(it.is_open for it in cards().cards) == 2


def test_the_ground_is_judged_and_never_the_colour():
    assert judged(card("teaching"), Ground.LAW).holds
    assert judged(card("teaching"), Ground.LICENCE).holds
    assert judged(card("teaching"), Ground.KNOWLEDGE).why == "a_rule"
    assert judged(card("medicine"), Ground.LAW).why == "another_rule"
    assert judged(card("laying"), Ground.LAW).why == "no_rule"
    assert judged(card("laying"), Ground.KNOWLEDGE).why == "say_which"
    assert judged(card("laying"), Ground.NOTHING_HINDERS).holds
    assert judged(card("comfort"), Ground.KNOWLEDGE).why == "should"
    assert judged(card("lists"), Ground.UNNEEDED).holds
    assert judged(card("supplies"), Ground.UNNEEDED).why == "not_it"


@given(st.sampled_from(cards().cards), st.sampled_from(Ground))
def test_habit_time_and_taste_are_never_a_ground_and_a_rule_that_is_not_there_neither(it: Card, ground: Ground):
    verdict = judged(it, ground)
    assert verdict.why in VERDICT
    if ground in NEVER or (ground in MAY and not it.holds & MAY):
        assert not verdict.holds
    if it.is_open and ground not in NEVER | MAY:
        assert verdict.holds


def test_each_card_can_be_given_a_ground_that_stands_and_one_that_does_not():
    asked = {ground for grounds in GROUNDS.values() for ground in grounds}
    for it in cards().cards:
        assert {judged(it, ground).holds for ground in asked} == {True, False}, it.id


def test_every_ground_is_asked_for_after_some_colour_and_has_words():
    assert {ground for grounds in GROUNDS.values() for ground in grounds} == set(Ground) == set(GROUND)
    assert belongs(Colour.GREEN, Ground.LAW)
    assert not belongs(Colour.RED, Ground.LAW)


def test_how_far_somebody_has_come_counts_grounds_that_stand():
    given_ = {"teaching": Ground.LAW, "laying": Ground.HABIT, "phone": Ground.KNOWLEDGE}
    assert standing(cards(), given_) == (1, 6, 3)
    assert standing(cards(), {}) == (0, 6, 0)


def test_the_steps_as_written_break_no_rule_and_as_they_begin_they_do():
    assert broken(order(), [step.id for step in order().steps]) == []
    assert broken(order(), order().begins_as)
    assert sorted(order().begins_as) == sorted(step.id for step in order().steps)


def test_more_than_one_order_is_right():
    right = [its for its in permutations(order().begins_as) if not broken(order(), its)]
    assert len(right) == 6  # ask, weigh risks and negotiate, in any order between the draft and the decision
    assert all(its[0] == "draft" and its[-1] == "filled" for its in right)


@pytest.mark.parametrize("ids", [[], ["draft"], ["draft"] * 6])
def test_what_is_not_the_steps_is_no_order(ids: list[str]):
    with pytest.raises(ValueError, match="not the steps"):
        broken(order(), ids)


@given(st.dictionaries(st.sampled_from(order().begins_as), st.integers(-3, 99)))
def test_numbers_always_give_an_order_of_all_steps(numbers: dict[str, int]):
    ids = in_order(order(), numbers)
    assert sorted(ids) == sorted(order().begins_as)
    placed = [numbers.get(id, 7) for id in ids]
    assert placed == sorted(placed)


@given(st.permutations(order().begins_as), st.sampled_from((*order().begins_as, "nothing")), st.booleans())
def test_a_step_moves_one_place_and_back(ids: list[str], id: str, up: bool):
    there = moved(ids, id, up)
    assert sorted(there) == sorted(ids)
    if there != ids:
        assert moved(there, id, not up) == ids


def test_what_is_drawn_of_a_group_is_drawn_only_where_the_product_would():
    bars = [bar for part in PARTS.values() for block in part.blocks if isinstance(block, Bars) for bar in block.bars]
    assert bars
    for bar in bars:
        assert sum(bar.counts.values()) == bar.people
        assert bar.is_shown == (bar.people >= SMALLEST)


def test_each_rehearsal_has_six_deeds_and_five_are_enough():
    its = [block for part in WHOLE for block in part.blocks if isinstance(block, Rehearsal)]
    assert [block.session for block in its] == ["one", "two"]
    assert all(len(block.deeds) == 6 and block.enough == 5 for block in its)


def test_only_the_whole_course_has_a_certificate():
    assert {id for id, track in TRACKS.items() if track.has_certificate} == set(LONG)
    assert isinstance(WHOLE[-1].blocks[1], Plan)


def test_each_track_of_the_whole_course_has_its_own_notes():
    said = {id: [[*part.blocks_for(id)] for part in WHOLE] for id in LONG}
    assert said[TrackId.LEADS] != said[TrackId.MANAGER] != said[TrackId.HR_UNION]
    longer = zip(said[TrackId.LEADS], said[TrackId.MANAGER], strict=True)
    assert all(len(theirs) == len(leads) + 1 for leads, theirs in longer)
