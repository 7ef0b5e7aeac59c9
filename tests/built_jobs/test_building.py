"""Jobs of what several workplaces have shared: that they hold, or what stands in the way."""

from collections import Counter
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from app.built_jobs.building import (
    IDLE,
    LEAST,
    MOST_PLACES,
    MOST_PROPOSALS,
    WHOLE_DAY,
    Offer,
    Place,
    Why,
    Wish,
    build,
)
from app.built_jobs.day import SLOTS, WEEKEND, minutes_of, runs
from app.vocabulary import Colour
from app.weight.weight import PARTS, WHEN
from tests.built_jobs.offers import BJORKEN, EKEN, SOLEN, a_preschool, offer, place, wish, yellow
from tests.tried import tried

# What holds


def test_a_job_fills_what_was_asked_for_at_one_place_where_there_is_enough():
    first = build(a_preschool(SOLEN), wish(50)).proposals[0]
    assert (first.percent, first.places, first.minutes) == (50, (SOLEN,), 20 * 60)


def test_two_places_give_what_one_has_not():
    there = [
        offer(SOLEN, "Städa", 10, "forenoon"),
        offer(SOLEN, "Arkivera", 2, "forenoon", qualified=True),
        offer(BJORKEN, "Duka", 10, "midday"),
        offer(BJORKEN, "Diska", 10, "afternoon"),
    ]
    its = build(there, wish(75)).proposals[0]
    assert its.day == (("forenoon", SOLEN), ("midday", BJORKEN), ("afternoon", BJORKEN))
    assert [(stop.place, stop.start, stop.end) for stop in its.stops] == [(SOLEN, 9 * 60, 11 * 60), (BJORKEN, 660, 900)]
    assert its.percent == 75


def test_the_day_begins_late_in_its_first_part_and_ends_early_in_its_last():
    there = [
        offer(SOLEN, "Städa", 5, "morning", qualified=True),
        offer(SOLEN, "Duka", 10, "forenoon"),
        *a_preschool(SOLEN),
    ]
    its = build(there, wish(50, parts=("morning", "forenoon", "midday"))).proposals[0]
    [stop] = its.stops
    assert stop.end - stop.start == its.minutes // 5


def test_there_is_a_qualified_task_even_where_others_are_larger():
    there = [
        offer(SOLEN, "Städa", 30, "forenoon"),
        offer(SOLEN, "Duka", 30, "midday"),
        yellow(SOLEN, "Lägga schema", 1),
    ]
    its = build(there, wish(50)).proposals[0]
    assert [task.text for task in its.qualified] == ["Lägga schema"]
    assert its.tasks[its.qualified[0]] == 60


def test_work_for_any_part_of_the_day_fills_where_it_is_needed():
    there = [
        offer(SOLEN, "Städa", 10, "forenoon"),
        offer(SOLEN, "Tvätta", 10, "afternoon"),
        yellow(SOLEN, "Arkivera", 10),
    ]
    its = build(there, wish(75)).proposals[0]
    assert {take.part for take in its.takes if take.slot == "any"} == {"midday"}


def test_work_whose_time_is_not_known_is_done_by_day():
    there = [offer(SOLEN, "Diska", 10, "evening"), yellow(SOLEN, "Arkivera", 30)]
    assert build(there, wish(50, parts=("evening",))).hindrance.why is Why.HOURS
    its = build(there, wish(50, parts=("afternoon", "evening"))).proposals[0]
    assert {take.part for take in its.takes if take.slot == "any"} == {"afternoon"}


def test_by_day_comes_before_in_the_evening():
    there = [*a_preschool(SOLEN), offer(SOLEN, "Diska", 30, "evening", qualified=True)]
    assert build(there, wish(50, parts=WHOLE_DAY)).proposals[0].parts == ("forenoon", "midday")


def test_a_task_is_divided_only_where_a_person_has_not_time_for_all_of_it():
    there = [offer(SOLEN, "Städa", 25, "forenoon", qualified=True), offer(SOLEN, "Duka", 10, "midday")]
    its = build(there, wish(50)).proposals[0]
    assert [(task.text, minutes) for task, minutes in its.tasks.items()] == [("Duka", 600), ("Städa", 600)]
    assert its.left_by_place == {SOLEN: {"forenoon": 15 * 60}}


def test_what_is_done_in_several_parts_is_as_much_in_each():
    it = offer(SOLEN, "Duka", 1, "midday", "afternoon", "morning", "weekdays")
    assert it.pieces == {"morning": 20, "midday": 20, "afternoon": 20}
    assert sum(offer(SOLEN, "Duka", 0.75, "midday", "evening").pieces.values()) == 45


def test_what_is_done_at_weekends_only_is_in_no_day_from_monday_to_friday():
    there = [*a_preschool(SOLEN), offer(SOLEN, "Vattna", 5, "weekend", "morning")]
    its = build(there, wish(50)).proposals[0]
    assert its.left_by_place[SOLEN][WEEKEND] == 5 * 60


def test_proposals_differ_in_their_places_first():
    there = [*a_preschool(SOLEN), *a_preschool(BJORKEN), *a_preschool(EKEN)]
    its = build(there, wish(50)).proposals
    assert [it.places for it in its] == [(BJORKEN,), (EKEN,), (SOLEN,)]


def test_the_best_filled_comes_first_then_the_one_at_fewest_places():
    short = [offer(SOLEN, "Städa", 10, "forenoon", qualified=True), offer(SOLEN, "Duka", 9.5, "midday")]
    both = [*short, offer(BJORKEN, "Duka", 10, "midday")]
    assert [it.percent for it in build(both, wish(50)).proposals] == [50, 49]


def test_places_lie_near_each_other():
    far = place("Fjärran", "Söder")
    there = [offer(SOLEN, "Städa", 10, "forenoon", qualified=True), offer(far, "Duka", 10, "midday")]
    answer = build(there, wish(50))
    assert answer.proposals == ()
    assert answer.hindrance.why is Why.HOURS


def test_a_district_is_the_same_however_its_letters_are_written():
    there = [
        offer(SOLEN, "Städa", 10, "forenoon", qualified=True),
        offer(place("Björken", "NORR"), "Duka", 10, "midday"),
    ]
    assert build(there, wish(50)).proposals


def test_places_that_nobody_has_said_where_they_lie_lie_near_none():
    one, other = place("Ett", ""), place("Två", "")
    there = [offer(one, "Städa", 10, "forenoon", qualified=True), offer(other, "Duka", 10, "midday")]
    answer = build(there, wish(50, places=3, district=""))
    assert answer.hindrance.why is Why.HOURS
    assert build(a_preschool(one), wish(50, district="")).proposals


def test_the_same_offers_in_any_order_give_the_same():
    there = [*a_preschool(SOLEN), *a_preschool(BJORKEN)]
    assert build(there, wish(75)).proposals[0].tasks == build(there[::-1], wish(75)).proposals[0].tasks


# What stands in the way


def test_nothing_is_shared_there():
    answer = build(a_preschool(SOLEN), wish(50, district="Söder"))
    assert answer.hindrance.why is Why.NOTHING
    assert answer.nearest == wish(50, district="Norr")


def test_the_parts_that_are_asked_for_are_too_short():
    answer = build(a_preschool(SOLEN), wish(75, parts=("forenoon", "midday")))
    assert (answer.hindrance.why, answer.hindrance.parts) == (Why.DAY, ("forenoon", "midday"))
    assert answer.hindrance.minutes == 20 * 60
    assert answer.nearest.parts == {"forenoon", "midday", "afternoon"}


def test_parts_that_do_not_meet_are_no_day():
    answer = build(a_preschool(SOLEN), wish(50, parts=("morning", "midday")))
    assert answer.hindrance.why is Why.DAY


def test_no_part_of_the_day_is_no_day():
    assert build(a_preschool(SOLEN), wish(50, parts=())).hindrance.why is Why.DAY


def test_it_would_hold_at_one_place_more():
    there = [
        offer(SOLEN, "Städa", 10, "forenoon", qualified=True),
        offer(BJORKEN, "Duka", 10, "midday"),
        offer(EKEN, "Diska", 10, "afternoon"),
    ]
    answer = build(there, wish(75, places=2))
    assert (answer.hindrance.why, answer.hindrance.places) == (Why.PLACES, 3)
    assert answer.nearest == wish(75, places=3)


def test_it_would_be_only_leftovers():
    there = [offer(SOLEN, "Städa", 10, "forenoon"), offer(SOLEN, "Duka", 10, "midday")]
    answer = build(there, wish(50))
    assert (answer.hindrance.why, answer.nearest) == (Why.QUALIFIED, None)


def test_it_would_fall_apart_over_the_day():
    there = [
        offer(SOLEN, "Duka fram", 10, "forenoon", qualified=True),
        offer(SOLEN, "Svara i telefon", 5, "midday"),
        offer(SOLEN, "Städa", 15, "afternoon"),
    ]
    answer = build(there, wish(75, places=1))
    assert (answer.hindrance.why, answer.hindrance.parts) == (Why.SPLIT, ("midday",))
    assert answer.hindrance.minutes == minutes_of("midday") - IDLE - 5 * 60


def test_there_is_too_little():
    there = [offer(SOLEN, "Städa", 10, "forenoon", qualified=True), offer(SOLEN, "Duka", 10, "midday")]
    answer = build(there, wish(100, parts=WHOLE_DAY))
    assert (answer.hindrance.why, answer.hindrance.minutes) == (Why.HOURS, 20 * 60)
    assert answer.nearest == wish(50, parts=WHOLE_DAY)


def test_nothing_would_do():
    answer = build([offer(SOLEN, "Städa", 1, "forenoon")], wish(50))
    assert (answer.proposals, answer.nearest) == ((), None)


# Whatever there is


PLACES = [place(f"Plats {n}") for n in range(4)] + [place("Annan", "Söder"), place("Ingenstans", "")]
some_offers = st.lists(
    st.builds(
        lambda where, text, minutes, when, kind: (where, text, minutes, frozenset(when), *kind),
        st.sampled_from(PLACES),
        st.sampled_from(["Städa", "Duka", "Tvätta", "Arkivera"]),
        st.integers(0, 1500),
        st.sets(st.sampled_from(WHEN), max_size=4),
        st.sampled_from([(Colour.RED, False), (Colour.RED, True), (Colour.YELLOW, True)]),
    ),
    max_size=24,
).map(lambda its: [Offer(id, *it) for id, it in enumerate(its)])
wishes = st.builds(
    Wish,
    st.sampled_from(["Norr", "Söder", ""]),
    st.sampled_from([50, 75, 100]),
    st.sets(st.sampled_from(PARTS)).map(frozenset),
    st.integers(1, MOST_PLACES),
    st.sampled_from([40, 37]),
)


@tried(100)
@given(some_offers, wishes)
def test_whatever_there_is_a_proposal_holds(offers, asked):
    answer = build(offers, asked)
    assert len(answer.proposals) <= MOST_PROPOSALS
    assert (answer.hindrance is None) == bool(answer.proposals)
    for its in answer.proposals:
        assert asked.least <= its.minutes <= asked.minutes
        assert its.parts in [*runs(asked.parts)]
        assert len(its.places) <= asked.most_places
        assert {it.district for it in its.places} == {asked.district}
        assert its.qualified
        _is_one_piece(its)
        _nothing_is_lost(its, offers)


def _is_one_piece(its):
    for nth, (part, where) in enumerate(its.day):
        least = LEAST if nth in (0, len(its.day) - 1) else minutes_of(part) - IDLE
        assert least <= its.in_part(part) <= minutes_of(part) or its.in_part(part) == its.minutes
        assert {take.offer.place for take in its.takes if take.part == part} == {where}
    assert all(one.end <= other.start for one, other in zip(its.stops, its.stops[1:], strict=False))
    assert len(its.stops) == len(its.places)


def _nothing_is_lost(its, offers):
    near = [it for it in offers if it.place.district == its.wish.district and it.minutes]
    found = Counter()
    for part in (*its.takes, *its.left):
        assert part.minutes > 0
        assert part.slot in SLOTS
        found[part.offer, part.slot] += part.minutes
    assert found == {(it, slot): minutes for it in near for slot, minutes in it.pieces.items() if minutes}


@tried(60)
@given(some_offers, wishes)
def test_the_nearest_wish_would_do(offers, asked):
    answer = build(offers, asked)
    if answer.nearest:
        assert answer.nearest != asked
        assert build(offers, answer.nearest).proposals


@tried(60)
@given(some_offers, wishes, st.randoms(use_true_random=True))
def test_the_order_of_what_is_shared_changes_nothing(offers, asked, chance):
    mixed = chance.sample(offers, len(offers))
    one, other = build(offers, asked), build(mixed, asked)
    assert [it.tasks for it in one.proposals] == [it.tasks for it in other.proposals]
    assert (one.hindrance, one.nearest) == (other.hindrance, other.nearest)


@tried(40)
@given(some_offers, wishes)
def test_what_is_pruned_changes_nothing(offers, asked):
    """Where any way at all holds, one is found: asked of each choice of places by itself."""
    near = sorted({it.place for it in offers if it.place.district == asked.district}, key=lambda it: it.key)
    few = asked.most_places if asked.district else 1
    chosen = [pair for n in range(1, few + 1) for pair in _choices(near, n)]
    alone = any(build([it for it in offers if it.place in pair], asked).proposals for pair in chosen)
    assert bool(build(offers, asked).proposals) == alone


def _choices(near: list[Place], n: int):
    return combinations(near, n)
