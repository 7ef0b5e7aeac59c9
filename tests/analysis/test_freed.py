"""What session two frees: no hour is lost or made, and nobody's own estimate can be read from the sums."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.analysis.analysis import KINDS
from app.analysis.commands import DropAction, PlanAction
from app.analysis.freed import SOMEBODY, Freed, Goes, WarningKind, freed, warnings
from app.analysis.plan import Plan
from app.live.acts import RedoLast, UndoLast
from app.vocabulary import Colour, Person, Step, Who
from app.voting.smallest import TOGETHER
from app.weight.commands import EstimateTime, SetWeight
from app.workshop.commands import OpenTopic, ShowTopic
from app.workshop.events import PersonJoined
from tests.makers import CARERS, TEACHERS, a_live_workshop, ask, happen, placed

WHERE = (Goes.STAYS, Goes.STOPS, Goes.NEW_JOB, Goes.MOVES)


def a_room(*placing, carers=6, teachers=6, texts=("Tvätt", "Disk", "Brev")):
    """`placing`: for each task how carers and teachers placed it."""
    live = a_live_workshop(*texts, step=Step.ANALYSE, people=False)
    happen(live, *(PersonJoined(f"c{n}", CARERS) for n in range(carers)))
    happen(live, *(PersonJoined(f"t{n}", TEACHERS) for n in range(teachers)))
    for number, colours in enumerate(placing, 1):
        for group, colour in zip((CARERS, TEACHERS), colours, strict=True):
            if colour:
                happen(live, placed(live, f"t{number}", group, Colour(colour)))
    return live


def weigh(live, task, hours, group=CARERS, people=1, when=()):
    ask(live, SetWeight(task, group, f"{hours} h i veckan", people, when))


def plan(live, task, kind, to=""):
    number = len(live.analysis.actions)
    ask(live, PlanAction(task, f"a{number}", Plan(kind, to=to)))


def found(live) -> Freed:
    return freed(live.analysis)


def hours(minutes) -> float:
    return minutes.hours


def test_what_stops_is_gone_for_all_and_what_is_bundled_only_for_those_who_hand_it_over():
    live = a_room(("black", "black"), ("red", "green"))
    for task in ("t1", "t2"):
        weigh(live, task, 2)
        weigh(live, task, 3, TEACHERS)
    plan(live, "t1", "stop")
    plan(live, "t2", "bundle")
    it = found(live)
    assert hours(it.goes(Goes.STOPS)) == 5
    assert hours(it.goes(Goes.NEW_JOB)) == 2
    assert hours(it.after(CARERS)) == 0
    assert hours(it.after(TEACHERS)) == 3


def test_what_moves_comes_to_the_group_that_takes_over():
    live = a_room(("red", "green"))
    weigh(live, "t1", 4, people=2)
    plan(live, "t1", "move", TEACHERS)
    it = found(live)
    assert hours(it.leaves(CARERS)) == 8
    assert hours(it.comes(TEACHERS)) == 8
    assert it.before().middle == it.goes(*WHERE).middle


def test_who_only_takes_over_is_there_too_and_so_is_what_nobody_has_said_who_takes():
    live = a_room(("red", None), ("red", None))
    weigh(live, "t1", 4)
    weigh(live, "t2", 3)
    plan(live, "t1", "move", TEACHERS)
    plan(live, "t2", "move")
    it = found(live)
    assert it.units == [CARERS, TEACHERS, SOMEBODY]
    assert [hours(it.after(unit)) for unit in it.units] == [0, 4, 3]


def test_a_group_that_has_it_green_by_itself_says_nothing_of_the_others():
    live = a_room(("green", "red"), carers=6, teachers=6)
    ask(live, OpenTopic("weight"))
    for n in range(6):
        ask(live, EstimateTime("t1", "1 h i veckan"), Person(f"c{n}", Who.PARTICIPANT))
        ask(live, EstimateTime("t1", "2 h i veckan"), Person(f"t{n}", Who.PARTICIPANT))
    ask(live, ShowTopic("weight"))
    plan(live, "t1", "bundle")
    assert hours(found(live).goes(Goes.NEW_JOB)) == 12
    assert hours(found(live).after(CARERS)) == 6


def test_stopping_weighs_more_than_handing_over():
    live = a_room(("black", "red"))
    weigh(live, "t1", 4)
    plan(live, "t1", "bundle")
    plan(live, "t1", "stop")
    assert hours(found(live).goes(Goes.STOPS)) == 4
    assert not found(live).goes(Goes.NEW_JOB)


def test_a_task_without_a_time_is_named_and_not_guessed_at():
    live = a_room(("red", "red"))
    plan(live, "t1", "bundle")
    assert found(live).unknown == ["t1"]
    assert [warn.kind for warn in warnings(live.analysis, found(live)) if warn.kind is WarningKind.UNKNOWN_TIME]


actions = st.lists(
    st.tuples(st.sampled_from(["t1", "t2", "t3"]), st.sampled_from([*KINDS]), st.sampled_from([CARERS, TEACHERS])),
    max_size=6,
)
colours = st.sampled_from([None, *(colour.value for colour in Colour)])
amounts = st.lists(st.tuples(st.sampled_from(["t1", "t2", "t3"]), st.integers(1, 40), st.integers(1, 9)), max_size=6)


@given(st.lists(st.tuples(colours, colours), min_size=3, max_size=3), amounts, amounts, actions)
def test_no_hour_is_lost_or_made_when_tasks_move(placing, of_carers, of_teachers, planned):
    live = a_room(*placing)
    for group, said in ((CARERS, of_carers), (TEACHERS, of_teachers)):
        for task, much, people in said:
            weigh(live, task, much, group, people)
    before = found(live)
    assert before.goes(Goes.STAYS) == before.before()
    for task, kind, to in planned:
        plan(live, task, kind, to if kind == "move" else "")
    after = found(live)
    # What there was is what there is, wherever it goes, in the middle and at both ends.
    assert after.before() == before.before() == after.goes(*WHERE)
    for unit in before.units:
        assert after.before(unit) == before.before(unit)
        assert after.before(unit) == after.goes(Goes.STAYS, unit=unit) + after.leaves(unit)
        assert sum((after.of_colour(unit, it).middle for it in (*Colour, None)), Fraction(0)) == (
            after.before(unit).middle
        )
    # What moves comes to somebody, and what is left is what nobody has stopped or given to a new job.
    moved = [share for share in after.shares if share.goes is Goes.MOVES]
    assert sum(share.minutes.middle for share in moved) == sum(after.comes(unit).middle for unit in after.units)
    assert sum(after.after(unit).middle for unit in after.units) == after.before().middle - after.frees.middle
    # Taking all the actions away again is as if they had never been.
    for action in list(live.analysis.actions):
        ask(live, DropAction(action))
    assert found(live).shares == before.shares


@given(actions.filter(bool), st.integers(1, 8))
def test_going_back_and_forth_loses_no_action(planned, back):
    live = a_room(("red", "red"), ("red", "green"), ("black", None))
    for task, kind, to in planned:
        plan(live, task, kind, to if kind == "move" else "")
    kept = dict(live.analysis.actions)
    for _ in range(min(back, len(kept))):
        ask(live, UndoLast())
    for _ in range(min(back, len(kept))):
        ask(live, RedoLast())
    assert live.analysis.actions == kept


def test_the_groups_stand_in_their_order_whichever_of_them_the_first_task_is_about():
    live = a_room(("red", "red"), ("red", "red"))
    weigh(live, "t1", 1, TEACHERS)
    weigh(live, "t2", 1, CARERS)
    assert found(live).units == [CARERS, TEACHERS]


def estimated(carers, teachers, answers, placing=("red", "red")):
    live = a_room(placing, carers=carers, teachers=teachers)
    ask(live, OpenTopic("weight"))
    for who, amount in answers.items():
        ask(live, EstimateTime("t1", amount), Person(who, Who.PARTICIPANT))
    ask(live, ShowTopic("weight"))
    return live


def test_few_who_do_a_task_are_counted_together():
    live = estimated(6, 6, {f"c{n}": "1 h i veckan" for n in range(3)} | {f"t{n}": "1 h i veckan" for n in range(3)})
    assert found(live).units == [TOGETHER]
    assert hours(found(live).before(TOGETHER)) == 6


@pytest.mark.parametrize(
    ("placing", "colour"), [(("red", "red"), Colour.RED), (("red", "green"), None), (("red", None), None)]
)
def test_the_time_of_several_has_a_colour_only_where_all_of_them_placed_the_task_so(placing, colour):
    answers = {f"{group}{n}": "1 h i veckan" for group in "ct" for n in range(3)}
    (share,) = found(estimated(6, 6, answers, placing)).shares
    assert (share.unit, share.colour) == (TOGETHER, colour)


def test_too_few_even_together_give_no_time_at_all():
    live = estimated(6, 6, {"c0": "1 h i veckan", "t0": "2 h i veckan"})
    assert found(live).shares == []


@given(st.dictionaries(st.sampled_from([f"{g}{n}" for g in "ct" for n in range(6)]), st.integers(1, 40)))
def test_no_sum_rests_on_fewer_people_than_the_smallest_group(answers):
    live = estimated(6, 6, {who: f"{much} h i veckan" for who, much in answers.items()})
    for share in found(live).shares:
        said = live.analysis.weights.weighed("t1")[share.unit]
        assert said.people >= live.workshop.smallest


def test_relief_that_is_only_needed_early_and_late_is_warned_of():
    live = a_room(("red", "red"), ("red", "red"))
    weigh(live, "t1", 5, when=("morning",))
    weigh(live, "t2", 1, when=("midday",))
    plan(live, "t1", "bundle")
    plan(live, "t2", "bundle")
    peaks = [it for it in warnings(live.analysis, found(live)) if it.kind is WarningKind.PEAKS]
    assert [it.tasks for it in peaks] == [("t1",)]
    weigh(live, "t2", 9, when=("midday",))
    assert not [it for it in warnings(live.analysis, found(live)) if it.kind is WarningKind.PEAKS]


def test_a_basket_of_simple_tasks_only_is_warned_of_and_told_what_could_be_added():
    live = a_room(("red", "red"), ("red", "red"), texts=("Tvätt", "Schemaläggning"))
    plan(live, "t1", "bundle")
    [warn] = [it for it in warnings(live.analysis, found(live)) if it.kind is WarningKind.ONE_SIDED]
    assert warn.tasks == ("t2",)
    plan(live, "t2", "bundle")
    assert not [it for it in warnings(live.analysis, found(live)) if it.kind is WarningKind.ONE_SIDED]


@pytest.mark.parametrize(("stops", "warned"), [(1, True), (9, False)])
def test_work_that_only_moves_is_warned_of(stops, warned):
    live = a_room(("red", "green"), ("black", "black"))
    weigh(live, "t1", 5)
    weigh(live, "t2", stops)
    plan(live, "t1", "move", TEACHERS)
    plan(live, "t2", "stop")
    assert bool([it for it in warnings(live.analysis, found(live)) if it.kind is WarningKind.ONLY_MOVES]) is warned
