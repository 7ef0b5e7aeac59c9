from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.board.board import SortingClosed, UnknownTask
from app.board.commands import AddTask, RemoveTask
from app.vocabulary import PASS, SPLIT, Colour, NotYours, Step
from app.voting.ballot import EvenlySplit, agreed, divided, is_settled, unknown
from app.voting.commands import CastVote, PassTask, PlaceAgreed, PlaceAsMost
from app.voting.events import VoteCast
from app.voting.smallest import TOGETHER
from app.workshop.commands import JoinWorkshop
from app.workshop.events import GroupAdded, PersonJoined, StepOpened
from tests.makers import ANNA, BO, CARERS, CILLA, LEAD, TEACHERS, a_live_workshop, ask, happen, placed


@pytest.mark.parametrize("step", [step for step in Step if step is not Step.SORT])
def test_nobody_votes_outside_the_sorting(step):
    with pytest.raises(SortingClosed):
        ask(a_live_workshop("Tvätt", step=step), CastVote("t1", Colour.RED), ANNA)


def test_the_facilitator_has_no_vote():
    with pytest.raises(NotYours):
        ask(a_live_workshop("Tvätt"), CastVote("t1", Colour.RED), LEAD)


def test_a_task_that_is_gone_takes_no_vote():
    with pytest.raises(UnknownTask):
        ask(a_live_workshop(), CastVote("t1", Colour.RED), ANNA)


def test_a_person_has_one_vote_for_each_task_and_the_last_one_counts():
    live = a_live_workshop("Tvätt")
    ask(live, CastVote("t1", Colour.RED), ANNA)
    ask(live, CastVote("t1", Colour.GREEN), ANNA)
    assert live.ballots.of("anna") == {"t1": Colour.GREEN}
    assert live.ballots.answers[CARERS] == 1


def test_a_vote_can_be_taken_back():
    live = a_live_workshop("Tvätt")
    ask(live, CastVote("t1", Colour.RED), ANNA)
    ask(live, CastVote("t1", None), ANNA)
    assert live.ballots.of("anna") == {}
    assert live.ballots.done[CARERS] == 0


def test_not_doing_it_is_an_answer_and_has_its_part_in_the_bar():
    live = a_live_workshop("Tvätt")
    ask(live, PassTask("t1"), ANNA)
    assert live.ballots.of("anna") == {"t1": PASS}
    assert live.ballots.done[CARERS] == 1
    live = a_full_room({CARERS: (0, 0, 2, 0)}, passes={CARERS: 3})
    assert live.ballots.tally("t1") == {CARERS: {Colour.RED: 2, PASS: 3}}


def test_who_has_answered_every_task_is_done_until_there_is_another():
    live = a_live_workshop("Tvätt")
    ask(live, CastVote("t1", Colour.RED), ANNA)
    assert live.ballots.done[CARERS] == 1
    ask(live, AddTask("Disk", "t2"))
    assert live.ballots.done[CARERS] == 0
    ask(live, RemoveTask("t2"))
    assert live.ballots.done[CARERS] == 1


def test_who_changes_group_takes_their_votes_along():
    live = a_live_workshop("Tvätt")
    ask(live, CastVote("t1", Colour.RED), ANNA)
    ask(live, JoinWorkshop(TEACHERS), ANNA)
    assert +live.ballots.answers == Counter({TEACHERS: 1})
    assert +live.ballots.voices == Counter({TEACHERS: 1})


def test_a_removed_task_takes_its_votes_with_it():
    live = a_live_workshop("Tvätt", "Disk")
    ask(live, CastVote("t1", Colour.RED), ANNA)
    ask(live, RemoveTask("t1"))
    assert live.ballots.of("anna") == {}
    assert live.ballots.answers[CARERS] == 0


def test_groups_that_say_opposite_things_are_divided_though_each_agrees():
    assert divided(a_tally(g1=(0, 0, 5, 0), g2=(5, 0, 0, 0))) > divided(a_tally(g1=(0, 0, 5, 0), g2=(0, 0, 5, 0))) == 0


def test_a_joint_answer_that_differs_divides_as_a_group_does():
    red = a_tally(g1=(0, 0, 5, 0))
    assert divided(red, {"g2": Colour.RED}) == 0
    assert divided(red, {"g2": Colour.GREEN}) == divided(a_tally(g1=(0, 0, 5, 0), g2=(5, 0, 0, 0)))
    assert divided(red, {"g2": SPLIT}) > 0
    assert divided(red, {"g2": PASS}) == 0


colours = st.sampled_from([*Colour])
acts = st.lists(
    st.tuples(
        st.sampled_from([ANNA, BO, CILLA]),
        st.one_of(
            st.builds(CastVote, st.sampled_from(["t1", "t2", "t3"]), st.none() | colours),
            st.builds(PassTask, st.sampled_from(["t1", "t2", "t3"])),
            st.builds(JoinWorkshop, st.sampled_from([CARERS, TEACHERS])),
        ),
    ),
    max_size=40,
)


@given(acts)
def test_what_is_counted_as_votes_come_is_what_a_recount_gives(acts):
    live = a_live_workshop("A", "B", "C")
    for by, command in acts:
        ask(live, command, by)
    ballots = live.ballots
    counted = +ballots.answered, +ballots.answers, +ballots.done
    ballots.recount()
    assert counted == (+ballots.answered, +ballots.answers, +ballots.done)


@given(st.lists(st.dictionaries(colours, st.integers(0, 50)), max_size=6))
def test_how_divided_a_room_is_lies_between_nothing_and_one(groups):
    assert 0 <= divided({str(n): votes for n, votes in enumerate(groups)}) <= 1


def test_four_colours_shared_evenly_is_as_divided_as_can_be():
    assert divided({"g1": dict.fromkeys(Colour, 3)}) == 1


def a_tally(**groups):
    """`a_tally(g1=(3, 0, 1, 0))`: the number of green, yellow, red and black votes of each group."""
    return {group: dict(zip(Colour, counts, strict=True)) for group, counts in groups.items()}


@pytest.mark.parametrize(
    ("fell", "colours"),
    [
        ({CARERS: (3, 1, 0, 0), TEACHERS: (0, 0, 4, 0)}, {CARERS: Colour.GREEN, TEACHERS: Colour.RED}),
        ({CARERS: (2, 1, 0, 0), TEACHERS: (0, 0, 4, 0)}, {}),
        ({TEACHERS: (0, 3, 0, 0)}, {TEACHERS: Colour.YELLOW}),
        ({CARERS: (0, 1, 0, 0)}, {}),
        ({}, {}),
    ],
)
def test_groups_agree_when_three_of_four_in_each_gave_the_same_answer(fell, colours):
    assert what_is_agreed(a_full_room(fell, smallest=3)) == colours


def test_the_share_that_makes_a_group_agreed_can_be_set():
    live = a_full_room({CARERS: (4, 1, 0, 0)})
    live.workshop.agreement = 80
    assert what_is_agreed(live) == {CARERS: Colour.GREEN}
    live.workshop.agreement = 90
    assert what_is_agreed(live) == {}


def test_a_group_that_mostly_does_not_do_it_agrees_that_it_does_not():
    live = a_full_room({CARERS: (0, 0, 1, 0)}, passes={CARERS: 4})
    ask(live, PlaceAgreed())
    assert colours_of(live) == {CARERS: PASS}


def test_what_is_pooled_decides_for_nobody():
    """Four, four, two and two: what the four larger say together is not what the two say."""
    live = a_full_room({"g1": (0, 0, 4, 0), "g2": (0, 0, 4, 0), "g3": (2, 0, 0, 0), "g4": (0, 0, 2, 0)}, groups=4)
    task = live.board.tasks["t1"]
    assert live.ballots.tally("t1") == {TOGETHER: {Colour.RED: 10, Colour.GREEN: 2}}
    assert what_is_agreed(live) == {}
    assert ask(live, PlaceAgreed()) == []
    with pytest.raises(EvenlySplit):
        ask(live, PlaceAsMost("t1"))
    assert unknown(live.ballots, task, live.ballots.tally("t1"), {}) == ["g1", "g2", "g3", "g4"]
    happen(live, placed(live, "t1", "g1", Colour.RED))
    assert not settled(live)


def test_a_large_group_agrees_for_itself_beside_those_that_nobody_can_know_of():
    live = a_full_room({"g1": (0, 0, 9, 0), "g2": (2, 0, 0, 0), "g3": (0, 0, 3, 0)}, groups=3)
    ask(live, PlaceAgreed())
    assert colours_of(live) == {"g1": Colour.RED}
    assert not settled(live)


def test_a_task_is_settled_when_every_group_that_is_here_has_placed_it():
    live = a_full_room({CARERS: (0, 0, 5, 0), TEACHERS: (5, 0, 0, 0)})
    assert not settled(live)
    happen(live, placed(live, "t1", CARERS, Colour.RED))
    assert not settled(live)
    happen(live, placed(live, "t1", TEACHERS, PASS))
    assert settled(live)


def test_which_of_the_small_groups_has_answered_is_not_told_by_what_is_settled():
    one = a_full_room({CARERS: (0, 0, 3, 0), TEACHERS: (0, 0, 2, 0)})
    other = a_full_room({CARERS: (0, 0, 5, 0)})
    happen(other, PersonJoined("late", TEACHERS))
    for live in (one, other):
        happen(live, placed(live, "t1", CARERS, Colour.RED))
    assert settled(one) is settled(other) is False


def test_a_task_is_placed_where_most_of_each_group_are():
    live = a_full_room({CARERS: (3, 2, 1, 0), TEACHERS: (0, 0, 2, 3)})
    ask(live, PlaceAsMost("t1"))
    assert colours_of(live) == {CARERS: Colour.GREEN, TEACHERS: Colour.BLACK}
    assert ask(live, PlaceAsMost("t1")) == []


def test_a_group_that_is_evenly_split_is_left_to_decide():
    live = a_full_room({CARERS: (3, 3, 0, 0), TEACHERS: (0, 0, 5, 0)})
    ask(live, PlaceAsMost("t1"))
    assert live.board.tasks["t1"].placement.keys() == {TEACHERS}
    live = a_full_room({CARERS: (3, 3, 0, 0), TEACHERS: (0, 0, 3, 3)})
    with pytest.raises(EvenlySplit):
        ask(live, PlaceAsMost("t1"))


def a_full_room(fell, passes=None, smallest=5, groups=2):
    """A task that has been answered and shown. `fell`: group -> green, yellow, red and black votes."""
    live = a_live_workshop("Tvätt", people=False)
    happen(live, *(GroupAdded(f"g{nth}", f"Grupp {nth}") for nth in range(3, groups + 1)))
    live.workshop.smallest = smallest
    for group in live.workshop.groups:
        counts = zip((*Colour, PASS), (*fell.get(group, (0, 0, 0, 0)), (passes or {}).get(group, 0)), strict=True)
        for nth, answer in enumerate(answer for answer, count in counts for _ in range(count)):
            happen(live, PersonJoined(f"{group}-{nth}", group), VoteCast("t1", f"{group}-{nth}", str(answer)))
    return happen(live, StepOpened(Step.SETTLE))


def what_is_agreed(live):
    return agreed(live.ballots, live.board.tasks["t1"], live.ballots.tally("t1"), live.ballots.joint("t1"))


def settled(live):
    return is_settled(live.ballots, live.board.tasks["t1"], live.ballots.tally("t1"), live.ballots.joint("t1"))


def colours_of(live):
    return {group: it.colour for group, it in live.board.tasks["t1"].placement.items()}
