"""What a staff mix costs, and how far the red hours reach."""

from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.calculator.mix.drawn import MOST_BLOCKS, people, share, sides
from app.calculator.mix.mix import ROWS, Mix, Staff, Unit, Verdict, exactly, first_cheaper, mix
from tests.calculator.mix.mixes import unit

pytestmark = pytest.mark.pure

WAGES = st.decimals(1, 200_000, places=2, allow_nan=False, allow_infinity=False)
SHARES = st.decimals(0, 1, places=4, allow_nan=False, allow_infinity=False)
HOURS = st.decimals(0, 2_000, places=2, allow_nan=False, allow_infinity=False)


@st.composite
def units(draw: st.DrawFn) -> Unit:
    def staff(least: int) -> Staff:
        return Staff("", draw(st.integers(least, 300)), draw(WAGES))

    return Unit(
        staff(1),
        staff(0),
        tuple(staff(1) for _ in range(draw(st.integers(0, 2)))),
        draw(SHARES),
        draw(st.decimals(1, 60, places=2, allow_nan=False, allow_infinity=False)),
        draw(st.none() | HOURS.map(exactly)),
        draw(st.none() | HOURS.map(exactly)),
        draw(st.none() | st.integers(0, 40)),
    )


@st.composite
def mixes(draw: st.DrawFn) -> Mix:
    its = draw(units())
    return mix(its, draw(st.none() | st.integers(1, its.relieved.number)))


def test_eighteen_become_nineteen_at_a_lower_cost():
    its = mix(unit(Decimal(62), Decimal(441)))
    assert round(its.ratio, 4) == Decimal("0.7705")
    assert its.first_cheaper == its.swaps == 4
    assert (its.people_now, its.people_after) == (18, 19)
    assert round(its.cost_now) == 9_521_636
    assert round(its.chosen.cost) == 9_443_590
    assert round(its.chosen.difference) == -78_046
    assert (its.chosen.relieved, its.chosen.takes_over) == (14, 5)


def test_three_swaps_cost_more():
    assert round(mix(unit(), 3).chosen.difference) == 43_359
    assert [round(row.difference) for row in mix(unit()).rows] == [286_169, 164_764, 43_359, -78_046, -199_451]


def test_the_hours_of_the_illustration():
    its = mix(unit(Decimal(62), Decimal(441)))
    assert its.chosen.red == 160
    assert (its.capacity, its.for_people) == (200, 40)
    assert (its.reach, its.whole_reach) == (Decimal("1.5"), 1)
    assert its.chosen.lacks == 98
    assert (its.green_after, its.green_lacks) == (441, 0)
    assert its.verdict is Verdict.SHORT


def test_nobody_is_dismissed_so_it_takes_the_years_it_takes():
    def years(leaves: int | None) -> int | None:
        its = unit()
        return mix(Unit(its.relieved, its.takes_over, (), its.on_costs, its.full_time, leaves=leaves), 4).years

    assert [years(leaves) for leaves in (None, 0, 1, 2, 3, 4, 9)] == [None, None, 4, 2, 2, 1, 1]


@pytest.mark.parametrize(
    ("its", "swaps", "verdict"),
    [
        (unit(low="30500"), None, Verdict.NEVER_CHEAPER),
        (unit(low="31000"), None, Verdict.NEVER_CHEAPER),
        (unit(n=3), None, Verdict.TOO_FEW),
        (unit(), None, Verdict.UNKNOWN),
        (unit(Decimal("159.99")), None, Verdict.SHORT),
        (unit(Decimal(160)), None, Verdict.REACHES),
        (unit(Decimal(160), Decimal(560)), None, Verdict.REACHES),
        (unit(Decimal(160), Decimal(561)), None, Verdict.GREEN_SHORT),
        (unit(Decimal(160)), 3, Verdict.DEARER),
    ],
)
def test_what_is_said_first(its: Unit, swaps: int | None, verdict: Verdict):
    assert mix(its, swaps).verdict is verdict


@given(WAGES, WAGES)
def test_the_first_that_is_cheaper_is_the_first(low: Decimal, high: Decimal):
    def dearer(swaps: int) -> bool:
        return (swaps + 1) * low >= swaps * high

    first = first_cheaper(low, high)
    if first is None:
        assert low >= high
        return
    assert not dearer(first)
    assert first == 1 or dearer(first - 1)
    ratio = Fraction(low) / Fraction(high)
    assert first > ratio / (1 - ratio)
    assert first - 1 <= ratio / (1 - ratio)


@given(mixes())
def test_what_holds_of_every_mix(its: Mix):
    """To think of a mix takes longer than to look at all that must hold of it."""
    each_swap_adds_the_same(its)
    one_more_is_there_and_nobody_is_less_than_none(its)
    hours_that_are_short_are_said_to_be_short(its)
    green_hours_are_never_more_than_those_who_remain_have(its)
    the_table_has_the_mix_and_is_in_order(its)
    pictures_are_within_their_frames(its)


def each_swap_adds_the_same(its: Mix):
    """What one more swap does to the cost is the same whichever it is: the low wage less the high one."""
    most = its.unit.relieved.number
    differences = [its.after(n).difference for n in range(1, min(most, 6) + 1)]
    step = (its.unit.takes_over.wage - its.unit.relieved.wage) * (1 + its.unit.on_costs) * 12
    assert all(after - before == step for before, after in pairwise(differences))


def one_more_is_there_and_nobody_is_less_than_none(its: Mix):
    assert its.people_after == its.people_now + 1
    assert its.chosen.relieved >= 0
    assert its.capacity == its.chosen.red + its.for_people
    assert its.for_people == its.unit.full_time


def hours_that_are_short_are_said_to_be_short(its: Mix):
    red = its.unit.red
    if red is None:
        assert its.chosen.lacks is its.reach is its.whole_reach is None
        return
    assert (its.chosen.lacks == 0) == (red.middle >= its.chosen.red)
    assert its.reach is not None
    assert its.reach * its.unit.full_time <= red.middle
    if its.verdict is Verdict.SHORT:
        assert its.reach < its.swaps


def green_hours_are_never_more_than_those_who_remain_have(its: Mix):
    if its.unit.green is None:
        assert its.green_after is its.green_lacks is None
        return
    assert its.green_after is not None
    assert its.green_lacks is not None
    assert its.green_after + its.green_lacks == its.unit.green.middle
    assert its.green_after <= its.remaining


def the_table_has_the_mix_and_is_in_order(its: Mix):
    numbers = [row.number for row in its.rows]
    assert its.swaps in numbers
    assert numbers == sorted(set(numbers))
    assert len(numbers) <= ROWS
    assert all(1 <= n <= its.unit.relieved.number for n in numbers)


def pictures_are_within_their_frames(its: Mix):
    for drawn in people(its):
        assert drawn.relieved + drawn.takes_over + drawn.others <= MOST_BLOCKS + 4
    for side in sides(its.rows):
        assert 0 <= side.x <= side.x + side.width <= 100 + 1e-9
    assert 0 <= share(its.chosen.red, its.chosen.red + 1) <= 100
