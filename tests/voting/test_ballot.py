from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.board.board import SortingClosed, UnknownTask
from app.board.commands import AddTask, RemoveTask
from app.vocabulary import PASS, Colour, NotYours, Step
from app.voting.ballot import EvenlySplit, agreed, divided, is_settled
from app.voting.commands import CastVote, PassTask, PlaceAsMost
from app.workshop.commands import JoinWorkshop
from app.workshop.events import PersonJoined, StepOpened
from tests.makers import ANNA, BO, CARERS, CILLA, LEAD, TEACHERS, a_live_workshop, ask, happen, placed, votes


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
    tally = live.ballots.tally("t1")[CARERS]
    assert tally == {Colour.GREEN: 1, Colour.YELLOW: 0, Colour.RED: 0, Colour.BLACK: 0}


def test_a_vote_can_be_taken_back():
    live = a_live_workshop("Tvätt")
    ask(live, CastVote("t1", Colour.RED), ANNA)
    ask(live, CastVote("t1", None), ANNA)
    assert live.ballots.of("anna") == {}
    assert live.ballots.done[CARERS] == 0


def test_not_knowing_is_an_answer_but_no_vote():
    live = a_live_workshop("Tvätt")
    ask(live, PassTask("t1"), ANNA)
    assert live.ballots.of("anna") == {"t1": PASS}
    assert live.ballots.done[CARERS] == 1
    assert not any(live.ballots.tally("t1")[CARERS].values())


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
    assert live.ballots.tally("t1")[TEACHERS][Colour.RED] == 1
    assert live.ballots.answers == Counter({TEACHERS: 1})


def test_a_removed_task_takes_its_votes_with_it():
    live = a_live_workshop("Tvätt", "Disk")
    ask(live, CastVote("t1", Colour.RED), ANNA)
    ask(live, RemoveTask("t1"))
    assert live.ballots.of("anna") == {}
    assert live.ballots.answers[CARERS] == 0


def test_groups_that_say_opposite_things_are_divided_though_each_agrees():
    live = a_live_workshop("Tvätt", "Disk")
    happen(live, *votes("t1", anna=Colour.RED, bo=Colour.RED, cilla=Colour.GREEN))
    happen(live, *votes("t2", anna=Colour.RED, bo=Colour.RED, cilla=Colour.RED))
    assert divided(live.ballots.tally("t1")) > divided(live.ballots.tally("t2")) == 0


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
    ("tally", "colours"),
    [
        (a_tally(g1=(3, 1, 0, 0), g2=(0, 0, 4, 0)), {"g1": Colour.GREEN, "g2": Colour.RED}),
        (a_tally(g1=(2, 1, 0, 0), g2=(0, 0, 4, 0)), {}),
        (a_tally(g1=(0, 0, 0, 0), g2=(0, 2, 0, 0)), {"g2": Colour.YELLOW}),
        (a_tally(g1=(0, 0, 0, 0), g2=(0, 1, 0, 0)), {}),
        (a_tally(g1=(0, 0, 0, 0)), {}),
        (a_tally(g1=(4, 0, 0, 0), together=(3, 1, 0, 0)), {"g1": Colour.GREEN, "g2": Colour.GREEN, "g3": Colour.GREEN}),
    ],
)
def test_groups_agree_when_three_of_four_in_each_gave_the_same_answer(tally, colours):
    assert agreed(tally, ("g2", "g3"), 75) == colours


def test_the_share_that_makes_a_group_agreed_can_be_set():
    tally = a_tally(g1=(4, 1, 0, 0))
    assert agreed(tally, (), 80) == {"g1": Colour.GREEN}
    assert agreed(tally, (), 90) == {}


def test_a_task_is_settled_when_every_group_that_answered_has_placed_it():
    live = a_live_workshop("Tvätt")
    task, tally = live.board.tasks["t1"], a_tally(g1=(0, 0, 5, 0), g2=(5, 0, 0, 0))
    assert not is_settled(task, tally, ())
    happen(live, placed(live, "t1", CARERS, Colour.RED))
    assert not is_settled(task, tally, ())
    happen(live, placed(live, "t1", TEACHERS, Colour.GREEN))
    assert is_settled(task, tally, ())


def test_which_of_the_small_groups_has_answered_is_not_told_by_what_is_settled():
    live = a_live_workshop("Tvätt")
    task, tally = live.board.tasks["t1"], a_tally(together=(0, 0, 3, 0))
    assert not is_settled(task, tally, (CARERS, TEACHERS))
    happen(live, placed(live, "t1", TEACHERS, Colour.RED))
    assert is_settled(task, tally, (CARERS, TEACHERS))


def test_a_task_that_nobody_answered_is_settled_when_any_group_has_placed_it():
    live = a_live_workshop("Tvätt")
    task, tally = live.board.tasks["t1"], live.ballots.tally("t1")
    assert not is_settled(task, tally, ())
    happen(live, placed(live, "t1", CARERS, Colour.RED))
    assert is_settled(task, tally, ())


def test_a_task_is_placed_where_most_of_each_group_are():
    live = a_full_room({CARERS: (3, 2, 1, 0), TEACHERS: (0, 0, 2, 3)})
    ask(live, PlaceAsMost("t1"))
    assert {group: it.colour for group, it in live.board.tasks["t1"].placement.items()} == {
        CARERS: Colour.GREEN,
        TEACHERS: Colour.BLACK,
    }
    assert ask(live, PlaceAsMost("t1")) == []


def test_a_group_that_is_evenly_split_is_left_to_decide():
    live = a_full_room({CARERS: (3, 3, 0, 0), TEACHERS: (0, 0, 5, 0)})
    ask(live, PlaceAsMost("t1"))
    assert live.board.tasks["t1"].placement.keys() == {TEACHERS}
    live = a_full_room({CARERS: (3, 3, 0, 0), TEACHERS: (0, 0, 3, 3)})
    with pytest.raises(EvenlySplit):
        ask(live, PlaceAsMost("t1"))


def a_full_room(fell):
    """A task that has been answered and shown. `fell`: group -> green, yellow, red and black votes."""
    live = a_live_workshop("Tvätt")
    for group, counts in fell.items():
        answers = [colour for colour, count in zip(Colour, counts, strict=True) for _ in range(count)]
        for nth, colour in enumerate(answers):
            happen(live, PersonJoined(f"{group}-{nth}", group), *votes("t1", **{f"{group}-{nth}": colour}))
    return happen(live, StepOpened(Step.SETTLE))
