"""What a calculation says, and where its bars are."""

from dataclasses import replace
from decimal import Decimal

import pytest

from app.calculator import charts, result_words
from app.calculator.formulas import Case, Employer, NoLongerPaid, Relief, Result, Stage, Subsidy, Support, result
from app.calculator.months import by_month
from app.calculator.spread import spread
from app.calculator.told import Even, Pays, Says, Stands, When, how_even, tell
from tests.calculator.cases import RELIEF, a_case

pytestmark = pytest.mark.pure


def test_the_illustration_is_told_as_it_is_drawn():
    told = tell(result(a_case("0.5")))
    assert (told.sentence.even, told.sentence.while_paid, told.sentence.per_cent) == (Even.PART, True, 40)
    assert (told.second.says, told.second.when) == (Says.NOT_IN_BUDGET_AME_GAINS, When.SUPPORT_ENDED)
    assert [*told.stands.values()] == [Stands.WITH, Stands.WITHOUT]


@pytest.mark.parametrize(
    ("share", "even"),
    [
        (None, "no_time"),
        ("-0.2", "without"),
        ("0", "without"),
        ("0.001", "part"),
        ("0.994", "part"),
        ("0.999", "all"),
        ("1", "all"),
        ("1.001", "not_even"),
    ],
)
def test_how_even_it_is(share, even):
    assert how_even(None if share is None else Decimal(share)) == even


def test_a_little_is_never_said_to_be_none():
    little = a_case("0.5", no_longer_paid=NoLongerPaid(allowance=Decimal("19400")))
    told = tell(result(little))
    assert (told.sentence.even, told.sentence.per_cent) == (Even.PART, 0)


def test_without_relief_it_is_said_in_words():
    told = tell(result(a_case("0.5", relief=())))
    assert (told.sentence.even, told.second.says) == (Even.NO_TIME, Says.NOTHING)


def test_without_support_nothing_is_said_to_end():
    told = tell(result(a_case("0.5", subsidy=Subsidy())))
    assert not told.sentence.while_paid
    assert told.second.when is When.ALWAYS
    assert told.sentence.per_cent == 99


def test_nobody_is_said_to_gain_who_does_not():
    told = tell(result(a_case("0.5", no_longer_paid=NoLongerPaid(allowance=Decimal(2_000)))))
    assert told.second.says is Says.NOT_IN_BUDGET


@pytest.mark.parametrize(("hours", "says"), [("25", Says.NOT_IN_BUDGET_AME_GAINS), ("35", Says.PART_OF_BUDGET)])
def test_the_workplaces_own_budget_is_said(hours, says):
    told = tell(result(a_case("0.5", relief=(Relief("x", Decimal(hours), Decimal(30_500)),))))
    assert told.second.says is says


def test_who_employs_is_said_where_it_changes():
    told = tell(result(a_case("0.5", stages=(Stage(Employer.AME, 6), Stage()))))
    assert [*told.stands.values()] == [Stands.AME_WITH, Stands.UNIT_WITH, Stands.UNIT_WITHOUT]
    assert told.second.when is When.UNIT_EMPLOYS


@pytest.mark.parametrize("subsidy", [Subsidy(), replace(a_case().subsidy, months=3)])
def test_where_ame_employs_it_is_the_time_after_that_the_budget_is_asked_about(subsidy):
    told = tell(result(a_case("0.5", subsidy=subsidy, stages=(Stage(Employer.AME, 6), Stage()))))
    assert told.second.when is When.UNIT_EMPLOYS


def test_who_gains_and_who_pays():
    told = tell(result(a_case("0.5")))
    said = {lens: [(it.pays, round(it.amount)) for it in its] for lens, its in told.pays.items()}
    assert said == {
        "unit": [(Pays.PAYS, 3_696), (Pays.PAYS, 20_189)],
        "ame": [(Pays.GAINS, 6_554)],
        "whole": [(Pays.GAINS, 2_858), (Pays.PAYS, 13_635)],
    }


def test_who_pays_is_not_said_before_anything_is_chosen():
    assert tell(result(a_case(None))).pays == {}


def everything_that_is_told_has_words(its: Result):
    """Asked in `test_every_case`, as are the two others that are no tests."""
    told = tell(its)
    words = result_words.WHILE_PAID if told.sentence.while_paid else result_words.UNPAID
    assert words[told.sentence.even]
    under = result_words.under(told.second.when)
    assert told.second.says is Says.NOTHING or under[told.second.says]
    assert ("{per_cent}" in words[told.sentence.even]) is (told.sentence.per_cent is not None)


def every_symbol_has_words(its: Result):
    for step in its.steps:
        assert result_words.FORMULA[step.formula]
        assert all(result_words.SYMBOL[result_words.bare(it)] for it in (step.symbol, *step.uses))


def test_symbols_are_told_apart():
    assert result_words.SYMBOL[result_words.bare("L")] != result_words.SYMBOL[result_words.bare("L_1")]
    assert result_words.SYMBOL[result_words.bare("ame")] != result_words.SYMBOL[result_words.bare("ame_2")]
    assert result_words.bare("r_kommun_2") == "r_kommun"
    assert result_words.bare("S_ame") == "S_ame"


# Drawn


def test_bars_of_the_lenses_have_one_scale():
    unit, ame, whole = charts.lens_bars(result(a_case("0.5")))
    (_, first), (_, second) = unit.bars
    assert second.x == 0
    assert unit.zero == ame.zero == whole.zero
    assert round(second.width / first.width, 2) == round(Decimal("20189.034375") / Decimal("3696.234375"), 2)
    assert ame.bars[0][1].x == ame.zero


def test_no_bars_before_anything_is_chosen():
    its = result(a_case(None))
    assert charts.lens_bars(its) == ()
    assert charts.month_chart(its, by_month(a_case(None), its)) is None


def everything_is_drawn_within_its_frame(case: Case, its: Result):
    for lens in charts.lens_bars(its):
        for _, bar in lens.bars:
            assert bar.x >= 0
            assert bar.x + bar.width <= Decimal("100.000001")
    months = by_month(case, its)
    chart = charts.month_chart(its, months)
    assert chart
    assert len(chart.columns) == len(chart.lines) == case.horizon
    for column in chart.columns:
        assert column.y >= 0
        assert column.y + column.height <= charts.HEIGHT
    for line in chart.lines:
        assert min(line.y1, line.y2) >= 0
        assert max(line.y1, line.y2) <= charts.HEIGHT
    spread_chart = charts.spread_chart(its, spread(case))
    for bar in spread_chart.bars if spread_chart else ():
        assert Decimal("-0.000001") <= bar.x
        assert bar.x + bar.width <= Decimal("100.000001")


def test_the_step_is_where_support_ends():
    its = result(a_case("0.5"))
    chart = charts.month_chart(its, by_month(a_case("0.5"), its))
    assert chart
    assert round(chart.step or 0) == 50
    assert [it.has_subsidy for it in chart.columns] == [True] * 12 + [False] * 12
    assert [number for number, _ in chart.ticks] == [1, 6, 12, 18, 24]
    assert len(chart.dots) == 2


def test_nothing_ends_where_nothing_is_paid():
    case = a_case("0.5", subsidy=Subsidy(), horizon=60)
    its = result(case)
    chart = charts.month_chart(its, by_month(case, its))
    assert chart
    assert chart.step is None
    assert [number for number, _ in chart.ticks] == [1, 12, 24, 36, 48, 60]


def test_what_the_start_cost_is_where_the_line_begins():
    case = replace(a_case("0.5"), support=Support(by_ame=Decimal(2_000), start=Decimal(10_000)))
    its = result(case)
    chart = charts.month_chart(its, by_month(case, its))
    assert chart
    assert chart.lines[0].y1 > chart.zero_of_sum


def test_the_line_now_stands_among_the_bars():
    its = result(a_case("0.5"))
    chart = charts.spread_chart(its, spread(a_case("0.5")))
    assert chart
    assert chart.bars[0].x == 0
    assert 0 < chart.now < 100
    assert charts.spread_chart(its, ()) is None
    assert RELIEF.low is not None
