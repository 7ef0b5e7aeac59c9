"""The formulas, against numbers that were reckoned by hand, and what must hold whatever the numbers are."""

import ast
import itertools
from collections.abc import Mapping
from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.calculator.formulas import (
    Case,
    Employer,
    Kind,
    NoLongerPaid,
    Relief,
    Result,
    Stage,
    Step,
    Subsidy,
    Support,
    an_hour,
    result,
)
from tests.calculator.cases import ILLUSTRATION, RELIEF, a_case

pytestmark = pytest.mark.pure


def to_ore(amount: Decimal) -> str:
    return str(amount.quantize(Decimal("0.01"), ROUND_HALF_UP))


def to_four(share: Decimal | None) -> str:
    assert share is not None
    return str(share.quantize(Decimal("0.0001"), ROUND_HALF_UP))


def test_the_illustration_to_the_ore() -> None:
    its = result(ILLUSTRATION)
    assert to_ore(its.cost) == "33964.55"
    assert to_ore(its.subsidy) == "16492.80"
    assert to_ore(its.now.net) == "17471.75"
    assert to_ore(an_hour(RELIEF.wage, ILLUSTRATION)) == "254.32"
    assert to_ore(its.value) == "27551.03"
    assert its.saved == 8554
    assert its.hours == 25


def test_how_much_must_become_money_with_support_and_without() -> None:
    its = result(ILLUSTRATION)
    assert (to_four(its.now.even), to_four(its.now.even_unit)) == ("0.3963", "0.6342")
    assert (to_four(its.later.even), to_four(its.later.even_unit)) == ("0.9949", "1.2328")
    assert its.now.has_subsidy
    assert not its.later.has_subsidy


@pytest.mark.parametrize(
    ("share", "unit", "ame", "whole"),
    [
        ("0", "-17471.75", "6554.00", "-10917.75"),
        ("0.5", "-3696.23", "6554.00", "2857.77"),
        ("1", "10079.28", "6554.00", "16633.28"),
    ],
)
def test_three_lenses_with_support(share: str, unit: str, ame: str, whole: str) -> None:
    lenses = result(a_case(share)).now.lenses
    assert lenses
    assert (to_ore(lenses.unit), to_ore(lenses.ame), to_ore(lenses.whole)) == (unit, ame, whole)


def test_three_lenses_when_support_has_ended() -> None:
    lenses = result(a_case("0.5")).later.lenses
    assert lenses
    assert (to_ore(lenses.unit), to_ore(lenses.ame), to_ore(lenses.whole)) == ("-20189.03", "6554.00", "-13635.03")


def test_there_is_no_money_until_somebody_has_said_how_much_becomes_money() -> None:
    its = result(a_case(None))
    assert all(phase.lenses is None for phase in its.phases)
    assert its.value
    assert its.now.even
    assert not {"F8", "F9", "F10"} & {step.formula for step in its.steps}


def test_no_relieved_time_has_nothing_that_must_become_money() -> None:
    its = result(a_case("0.5", relief=()))
    assert its.value == 0
    assert [(phase.even, phase.even_unit) for phase in its.phases] == [(None, None), (None, None)]
    assert its.now.lenses
    assert to_ore(its.now.lenses.unit) == "-17471.75"


def test_other_kinds_of_support() -> None:
    times = Subsidy(Kind.NEW_START, Decimal(2), Decimal(22_000), Decimal("0.3142"), months=12)
    assert to_ore(result(a_case(subsidy=times)).subsidy) == "13824.80"
    introduction = Subsidy(
        Kind.INTRODUCTION, Decimal("0.8"), Decimal(20_000), Decimal("1.3142"), Decimal(1_500), months=12
    )
    assert to_ore(result(a_case(subsidy=introduction)).subsidy) == "22527.20"
    assert to_ore(result(a_case(subsidy=introduction, extent=Decimal("0.5"))).subsidy) == "12013.60"


def test_a_grant_for_a_supervisor_is_of_an_introduction_only() -> None:
    granted = replace(ILLUSTRATION.subsidy, grant=Decimal(1_500))
    assert result(a_case(subsidy=granted)).subsidy == result(ILLUSTRATION).subsidy


def test_without_support_there_is_one_phase() -> None:
    its = result(a_case("0.5", subsidy=Subsidy()))
    assert len(its.phases) == 1
    assert its.now is its.later
    assert not its.now.has_subsidy
    assert its.now.last is None
    assert its.subsidy == 0


def test_support_for_no_months_is_none() -> None:
    its = result(a_case(subsidy=replace(ILLUSTRATION.subsidy, months=0)))
    assert its.subsidy == 0
    assert len(its.phases) == 1


def test_what_the_employment_costs_falls_on_whoever_employs() -> None:
    stages = (Stage(Employer.AME, 6), Stage(Employer.WORKPLACE))
    its = result(a_case("0.5", stages=stages))
    assert [(it.first, it.last, it.employer.value, it.has_subsidy) for it in its.phases] == [
        (1, 6, "ame", True),
        (7, 12, "workplace", True),
        (13, None, "workplace", False),
    ]
    first, second = its.phases[0], its.phases[1]
    assert first.lenses
    assert second.lenses
    assert first.lenses.whole == second.lenses.whole
    assert to_ore(first.lenses.unit) == "13775.52"
    assert to_ore(first.lenses.ame) == "-10917.75"
    assert first.even_unit == 0
    assert to_four(second.even_unit) == "0.6342"
    assert first.even == second.even


def test_what_supervision_costs_is_the_workplaces_whoever_employs() -> None:
    support = Support(supervision=Decimal(4), supervisor_wage=Decimal(32_000), by_ame=Decimal(2_000))
    its = result(a_case("0.5", support=support, stages=(Stage(Employer.AME, 6), Stage())))
    assert to_ore(its.unit_support) == "4624.96"
    assert its.phases[0].even_unit == its.unit_support / its.value


def test_a_stage_without_months_is_not_lived_through() -> None:
    its = result(a_case(stages=(Stage(Employer.AME, None), Stage())))
    assert its.now.employer is Employer.WORKPLACE


def test_a_group_that_is_relieved_of_nothing_changes_nothing() -> None:
    more = (RELIEF, Relief("Förskollärare", Decimal(0), Decimal(36_000)))
    assert result(a_case("0.5", relief=more)).phases == result(a_case("0.5")).phases


# Whatever the numbers are

kronor = st.decimals(0, 100_000, places=2)
some_kronor = st.decimals(1, 100_000, places=2)
share = st.decimals(0, 1, places=4)
hours = st.decimals(0, 168, places=2)
months = st.integers(0, 60)
subsidies = st.builds(
    Subsidy,
    st.sampled_from(Kind),
    st.decimals(0, 3, places=4),
    kronor,
    st.decimals(0, 2, places=4),
    kronor,
    months,
)
reliefs = st.lists(st.builds(Relief, st.just("Grupp"), hours, some_kronor), max_size=4).map(tuple)
stages = st.lists(
    st.builds(Stage, st.sampled_from(Employer), st.none() | st.integers(0, 24)), min_size=1, max_size=4
).map(tuple)
cases = st.builds(
    Case,
    some_kronor,
    share,
    st.decimals(1, 60, places=2),
    share,
    kronor,
    subsidies,
    st.builds(NoLongerPaid, kronor, share, kronor, share, kronor, share),
    reliefs,
    st.builds(Support, hours, kronor, kronor, kronor),
    stages,
    share,
    st.integers(1, 120),
)
NEARLY = Decimal("1e-12")


def holds_of_every_result(case: Case, its: Result) -> None:
    """Asked in `test_every_case`."""
    the_lenses_are_the_whole(case, its)
    where_it_is_even_the_lens_is_zero(case, its)
    the_phases_follow_on_each_other_and_the_last_has_no_support(its)
    each_step_says_what_was_counted(its)


def the_lenses_are_the_whole(case: Case, all_of_it: Result) -> None:
    for phase in all_of_it.phases:
        assert phase.lenses
        assert phase.lenses.whole == phase.lenses.unit + phase.lenses.ame
        assert case.share is not None
        its = case.share * all_of_it.value + all_of_it.saved - phase.net
        its -= all_of_it.unit_support + all_of_it.ame_support
        assert abs(phase.lenses.whole - its) < NEARLY


def where_it_is_even_the_lens_is_zero(case: Case, its: Result) -> None:
    for at, phase in enumerate(its.phases):
        if phase.even is None or phase.even_unit is None:
            continue
        whole = result(replace(case, share=phase.even)).phases[at].lenses
        unit = result(replace(case, share=phase.even_unit)).phases[at].lenses
        assert whole
        assert unit
        assert abs(whole.whole) < NEARLY
        assert abs(unit.unit) < NEARLY


supports = st.tuples(st.decimals(0, 2, places=4), kronor, st.integers(0, 24))


@given(cases, supports, share, some_kronor)
def test_what_follows_when_one_thing_is_changed(
    case: Case, support: tuple[Decimal, Decimal, int], time: Decimal, wage: Decimal
) -> None:
    more_support_never_costs_the_unit_more(case, *support)
    more_time_that_becomes_money_is_never_worse(case, time)
    a_higher_wage_never_costs_less_without_support(case, wage)


def more_support_never_costs_the_unit_more(case: Case, level: Decimal, cap: Decimal, longer: int) -> None:
    its = case.subsidy
    more = replace(its, level=its.level + level, cap=its.cap + cap, months=its.months + longer)
    before, after = result(case), result(replace(case, subsidy=more))
    for month in range(1, 150):
        less, its_more = before.at(month).lenses, after.at(month).lenses
        assert less
        assert its_more
        assert its_more.unit >= less.unit
        assert its_more.whole >= less.whole


def more_time_that_becomes_money_is_never_worse(case: Case, more: Decimal) -> None:
    assert case.share is not None
    better = result(replace(case, share=min(Decimal(1), case.share + more)))
    for before, after in zip(result(case).phases, better.phases, strict=True):
        assert before.lenses
        assert after.lenses
        assert after.lenses.unit >= before.lenses.unit


def a_higher_wage_never_costs_less_without_support(case: Case, more: Decimal) -> None:
    dearer = result(replace(case, wage=case.wage + more))
    assert dearer.later.net >= result(case).later.net


def the_phases_follow_on_each_other_and_the_last_has_no_support(its: Result) -> None:
    phases = its.phases
    assert phases[0].first == 1
    assert all(after.first == (before.last or 0) + 1 for before, after in itertools.pairwise(phases))
    assert phases[-1].last is None
    assert not phases[-1].has_subsidy


def each_step_says_what_was_counted(its: Result) -> None:
    known: dict[str, Decimal] = {}
    for step in its.steps:
        assert names_in(step) == set(step.uses)
        for name, amount in step.uses.items():
            assert known.setdefault(name, amount) == amount, f"{name} has two numbers"
        assert abs(counted(step.expression, step.uses) - step.amount) < NEARLY
        assert known.setdefault(step.symbol, step.amount) == step.amount


def names_in(step: Step) -> set[str]:
    names = {it.id for it in ast.walk(ast.parse(step.expression)) if isinstance(it, ast.Name)}
    return names - {"min"}


def counted(expression: str, uses: Mapping[str, Decimal]) -> Decimal:
    """The expression's number, as a spreadsheet reckons it."""

    def of(it: ast.expr) -> Decimal:
        match it:
            case ast.Constant(value=int() as number):
                return Decimal(number)
            case ast.Name(id=name):
                return uses[name]
            case ast.Call(func=ast.Name(id="min"), args=args):
                return min(of(each) for each in args)
            case ast.BinOp(left=left, op=op, right=right):
                return DOES[type(op)](of(left), of(right))
        raise AssertionError(ast.dump(it))

    return of(ast.parse(expression, mode="eval").body)


DOES = {
    ast.Add: Decimal.__add__,
    ast.Sub: Decimal.__sub__,
    ast.Mult: Decimal.__mul__,
    ast.Div: Decimal.__truediv__,
}


@pytest.mark.parametrize("changes", [{"level": Decimal(0)}, {"cap": Decimal(0)}, {"months": 0}])
def test_support_that_comes_to_nothing_is_not_paid(changes: dict[str, Decimal | int]) -> None:
    its = replace(ILLUSTRATION.subsidy, **changes)
    assert not its.is_paid
    assert [it.has_subsidy for it in result(a_case(subsidy=its)).phases] == [False]


def test_a_grant_alone_is_support() -> None:
    grant = Subsidy(Kind.INTRODUCTION, grant=Decimal(1_500), months=6)
    assert grant.is_paid
    assert not replace(grant, kind=Kind.WAGE).is_paid
