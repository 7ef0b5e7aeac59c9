"""How much time the tasks take: who may say so, what it adds up to, and what is shown of it."""

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.board.commands import MergeTasks
from app.live.acts import UndoLast
from app.live.view import Audience, own, view
from app.vocabulary import WEIGHT, Colour, NotYours, Person, Step, Who
from app.voting.smallest import TOGETHER
from app.weight.amount import AmountUnreadable
from app.weight.commands import EstimateTime, SetWeight
from app.weight.weight import PeopleMissing
from app.workshop.commands import AnswerJointly, AskAgain, ExpectPeople, OpenTopic, ShowTopic
from app.workshop.events import AnswersJointly, PersonJoined
from app.workshop.workshop import SessionTwoClosed, TopicNotOpen, UnknownChoice
from tests.makers import ANNA, CARERS, LEAD, TEACHERS, a_live_workshop, ask, happen, placed


def person(name):
    return Person(name, Who.PARTICIPANT)


def a_room(carers=6, teachers=6, step=Step.ANALYSE):
    """So many of each group, two tasks, and the time is asked for."""
    live = a_live_workshop("Tvätt", "Disk", step=step, people=False)
    happen(live, *(PersonJoined(f"c{n}", CARERS) for n in range(carers)))
    happen(live, *(PersonJoined(f"t{n}", TEACHERS) for n in range(teachers)))
    if step in (Step.ANALYSE, Step.ACT):
        ask(live, OpenTopic(WEIGHT))
    return live


def estimate(live, who, *minutes, task="t1"):
    """Minutes a week, one person each: `estimate(live, "c", 10, 20)` is c0 and c1."""
    for n, each in enumerate(minutes):
        ask(live, EstimateTime(task, f"{each} min i veckan" if each else "0"), person(f"{who}{n}"))


def test_the_facilitator_does_not_estimate():
    with pytest.raises(NotYours):
        ask(a_room(), EstimateTime("t1", "20 min om dagen"), LEAD)


def test_who_has_not_joined_does_not_estimate():
    with pytest.raises(NotYours):
        ask(a_room(), EstimateTime("t1", "20 min om dagen"), ANNA)


def test_time_is_estimated_only_while_it_is_asked_for():
    live = a_room()
    ask(live, OpenTopic(""))
    with pytest.raises(TopicNotOpen):
        ask(live, EstimateTime("t1", "20 min om dagen"), person("c0"))
    ask(live, OpenTopic(WEIGHT))
    ask(live, ShowTopic(WEIGHT))
    with pytest.raises(TopicNotOpen):
        ask(live, EstimateTime("t1", "20 min om dagen"), person("c0"))


def test_nonsense_is_refused_and_changes_nothing():
    live = a_room()
    ask(live, EstimateTime("t1", "20 min om dagen"), person("c0"))
    before = dict(live.weights.estimates["t1"])
    with pytest.raises(AmountUnreadable):
        ask(live, EstimateTime("t1", "lagom"), person("c0"))
    with pytest.raises(UnknownChoice):
        ask(live, EstimateTime("t1", "20 min om dagen", ("ibland",)), person("c0"))
    assert live.weights.estimates["t1"] == before


def test_the_room_sets_a_weight_in_session_two_only():
    with pytest.raises(SessionTwoClosed):
        ask(a_room(step=Step.SETTLE), SetWeight("t1", CARERS, "1 h i veckan", 3))


def test_so_much_for_each_needs_somebody_who_does_it():
    with pytest.raises(PeopleMissing):
        ask(a_room(), SetWeight("t1", CARERS, "1 h i veckan"))


@pytest.mark.parametrize("audience", Audience)
def test_nobody_is_sent_an_estimate_before_they_are_shown(audience):
    live = a_room()
    estimate(live, "c", 10, 20, 30, 40, 50, 60)
    task = view(live, audience, {})["tasks"]["t1"]
    assert "weight" not in task
    assert "asked" not in task  # how many have answered is told of groups, never of a task
    assert own(live, "c0")["estimates"]["t1"]["a_week"] == 10
    assert own(live, "c1")["estimates"]["t1"]["a_week"] == 20


def test_the_middle_stands_for_one_and_the_middle_half_is_the_spread_each_the_mean_of_three_neighbours():
    live = a_room()
    estimate(live, "c", 10, 20, 33, 40, 1000, 0)
    ask(live, ShowTopic(WEIGHT))
    weight = live.weights.weighed("t1")[CARERS]
    # Of 10, 20 and 33; of 20, 33 and 40; of 33, 40 and 1000: each to whole five minutes. Zero does not do it.
    assert (weight.low, weight.middle, weight.high, weight.people) == (20, 30, 360, 5)
    assert weight.minutes == 150


def test_what_a_group_says_together_stands_by_itself_for_as_many_as_it_says_do_it():
    live = a_room(teachers=0)
    happen(live, AnswersJointly(TEACHERS, True), PersonJoined("t0", TEACHERS))
    estimate(live, "c", 10, 20, 30, 40, 50, 60)
    ask(live, EstimateTime("t1", "7 min i veckan", people=2), person("t0"))
    ask(live, ShowTopic(WEIGHT))
    weighed = live.weights.weighed("t1")
    assert weighed.keys() == {CARERS, TEACHERS}
    together = weighed[TEACHERS]
    assert (together.low, together.middle, together.high, together.people) == (7, 7, 7, 2)
    assert together.is_joint
    assert not weighed[CARERS].is_joint


def test_what_half_of_them_tick_is_when_it_is_done():
    live = a_room()
    for n in range(6):
        when = ("morning", "weekdays") if n < 3 else ("evening",) if n < 5 else ()
        ask(live, EstimateTime("t1", "1 h i veckan", when), person(f"c{n}"))
    ask(live, ShowTopic(WEIGHT))
    assert live.weights.weighed("t1")[CARERS].when == ("morning", "weekdays")


def test_a_group_in_which_few_do_it_is_counted_together_with_the_others():
    live = a_room()
    estimate(live, "c", 10, 20, 30, 40, 50, 60)
    estimate(live, "t", 100, 100)
    ask(live, ShowTopic(WEIGHT))
    assert live.weights.weighed("t1").keys() == {TOGETHER}
    assert live.weights.weighed("t1")[TOGETHER].people == 8


def test_where_too_few_do_it_nothing_is_shown():
    live = a_room()
    estimate(live, "c", 10, 20)
    estimate(live, "t", 100, 0, 0, 0, 0, 0)
    ask(live, ShowTopic(WEIGHT))
    assert live.weights.weighed("t1") == {}
    assert "weight" not in view(live, Audience.LEAD, {})["tasks"]["t1"]


def test_what_the_room_sets_stands_before_the_estimates():
    live = a_room()
    estimate(live, "c", 10, 20, 30, 40, 50, 60)
    ask(live, ShowTopic(WEIGHT))
    ask(live, SetWeight("t1", CARERS, "1 h i veckan", 3))
    assert live.weights.weighed("t1")[CARERS].minutes == 180
    ask(live, SetWeight("t1", CARERS, None))
    assert live.weights.weighed("t1")[CARERS].middle == 35


def test_setting_one_group_does_not_leave_the_others_of_a_sum_alone():
    live = a_room()
    estimate(live, "c", 10, 20, 30, 40)
    estimate(live, "t", 100)
    ask(live, ShowTopic(WEIGHT))
    assert live.weights.weighed("t1").keys() == {TOGETHER}
    ask(live, SetWeight("t1", CARERS, "1 h i veckan", 4))
    assert live.weights.weighed("t1").keys() == {CARERS}


def test_estimates_that_are_shown_stay_as_they_are_when_tasks_are_merged():
    live = a_room()
    estimate(live, "c", 10, 20, 30, 40, 50)
    ask(live, EstimateTime("t2", "90 min i veckan"), person("c5"))
    ask(live, ShowTopic(WEIGHT))
    before = live.weights.weighed("t1")
    ask(live, MergeTasks("t2", "t1"))
    assert live.weights.weighed("t1") == before


def test_asking_again_puts_the_estimates_away_and_takes_new_ones():
    live = a_room()
    estimate(live, "c", 10, 20, 30, 40, 50)
    ask(live, ShowTopic(WEIGHT))
    ask(live, AskAgain(WEIGHT))
    assert not live.weights.estimates
    estimate(live, "c", 10)
    assert live.weights.weighed("t1") == {}


def test_a_heavy_green_task_is_asked_whether_it_is_done_right():
    live = a_room()
    happen(live, placed(live, "t1", CARERS, Colour.GREEN))
    assert live.analysis.asks(live.board.tasks["t1"]) == []
    ask(live, SetWeight("t1", CARERS, "1 h i veckan", 5))
    assert live.analysis.asks(live.board.tasks["t1"]) == ["done_right"]
    assert "t1" in live.analysis.needing
    ask(live, SetWeight("t1", CARERS, "1 h i veckan", 4))
    assert "t1" not in live.analysis.needing


amounts = st.lists(st.integers(0, 600), max_size=8)


@given(amounts, amounts, st.integers(5, 8))
def test_nothing_is_shown_of_fewer_than_the_smallest_group(carers, teachers, smallest):
    live = a_room(8, 8)
    live.workshop.smallest = smallest
    estimate(live, "c", *carers)
    estimate(live, "t", *teachers)
    ask(live, ShowTopic(WEIGHT))
    weighed = live.weights.weighed("t1")
    assert all(weight.people >= smallest for weight in weighed.values())
    doers = sum(1 for each in (*carers, *teachers) if each)
    assert sum(weight.people for weight in weighed.values()) in (0, doers)
    for weight in weighed.values():
        assert weight.low <= weight.middle <= weight.high


@given(amounts, st.randoms(use_true_random=False))
def test_the_order_of_the_estimates_does_not_matter(minutes, shuffle):
    def weighed(order):
        live = a_room(8, 0)
        for n in order:
            ask(live, EstimateTime("t1", f"{minutes[n]} min i veckan"), person(f"c{n}"))
        ask(live, ShowTopic(WEIGHT))
        return live.weights.weighed("t1")

    order = list(range(len(minutes)))
    shuffle.shuffle(order)
    assert weighed(order) == weighed(sorted(order))


def test_a_weight_is_whole_minutes_on_the_wire():
    live = a_room()
    ask(live, SetWeight("t1", CARERS, "20 min i månaden", 3))
    shown = view(live, Audience.WALL, {})["tasks"]["t1"]["weight"][CARERS]
    assert shown["middle"] == round(Fraction(20 * 12, 52))
    assert replace(live.weights.weighed("t1")[CARERS], people=3).minutes == Fraction(20 * 12 * 3, 52)


@pytest.mark.parametrize("change", [AnswerJointly(CARERS, False), ExpectPeople(CARERS, 1)])
def test_the_time_of_a_group_that_is_no_longer_heard_is_not_kept_from_before(change):
    live = a_room()
    ask(live, AnswerJointly(CARERS, True))
    happen(live, placed(live, "t1", CARERS, Colour.GREEN), placed(live, "t2", CARERS, Colour.GREEN))
    ask(live, EstimateTime("t1", "8 h i veckan", people=2), person("c0"))
    ask(live, ShowTopic(WEIGHT))
    assert live.weights.weighed("t1")[CARERS].is_joint
    ask(live, change)
    read_anew = replace(live.weights, _known={})
    assert live.weights.weighed("t1") == read_anew.weighed("t1") == {}
    assert live.analysis.needing == {id for id, it in live.board.tasks.items() if live.analysis.asks(it)}
    ask(live, UndoLast())
    assert live.weights.weighed("t1")[CARERS].is_joint
