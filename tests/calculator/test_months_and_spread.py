"""Month by month, and what matters most."""

from dataclasses import replace
from decimal import Decimal

import pytest

from app.calculator.charts import spread_chart
from app.calculator.formulas import Case, Employer, Kind, NoLongerPaid, Relief, Result, Stage, Subsidy, Support, result
from app.calculator.months import by_month
from app.calculator.spread import What, spread
from tests.calculator.cases import RELIEF, a_case
from tests.calculator.test_formulas import NEARLY, to_ore

pytestmark = pytest.mark.pure


def test_the_step_where_support_ends() -> None:
    case = a_case("0.5")
    its = by_month(case, result(case))
    assert len(its.months) == 24
    assert its.support_ends == 12
    assert its.support_ends_within
    assert [to_ore(its.months[at].lenses.whole) for at in (0, 11, 12, 23)] == [
        "2857.77",
        "2857.77",
        "-13635.03",
        "-13635.03",
    ]
    assert to_ore(its.months[11].so_far) == "34293.19"
    assert its.below_at == 15
    assert its.last
    assert to_ore(its.last.so_far) == "-129327.23"


def test_what_the_start_cost_is_paid_back_at_the_first_month_that_is_even() -> None:
    case = a_case("0.5", support=Support(by_ame=Decimal(2_000), start=Decimal(10_000)))
    its = by_month(case, result(case))
    assert its.even_at == 4
    assert to_ore(its.months[0].so_far) == "-7142.23"
    assert its.below_at == 14


def test_it_is_never_even_where_each_month_costs() -> None:
    case = a_case("0")
    its = by_month(case, result(case))
    assert (its.even_at, its.below_at) == (None, None)


def test_there_are_no_months_of_money_without_a_choice() -> None:
    case = a_case(None)
    its = by_month(case, result(case))
    assert its.months == ()
    assert its.last is None
    assert its.support_ends == 12


def test_support_that_outlasts_the_horizon_does_not_end_within_it() -> None:
    case = a_case("0.5", horizon=12)
    assert not by_month(case, result(case)).support_ends_within


def the_months_add_up(case: Case, all_of_it: Result) -> None:
    """Asked in `test_every_case`, as what follows of the largest effect."""
    its = by_month(case, all_of_it)
    assert its.last
    whole = sum((it.lenses.whole for it in its.months), -case.support.start)
    assert abs(its.last.so_far - whole) < NEARLY
    assert len(its.months) == case.horizon


def per_cent(share: Decimal) -> int:
    return round(100 * share)


def test_what_matters_most_comes_first() -> None:
    found = [(it.what, *map(per_cent, it.ends)) for it in spread(a_case("0.5"))]
    assert found == [
        (What.WAGE, 19, 64),
        (What.LEVEL, 28, 52),
        (What.FACTOR, 28, 52),
        (What.CAP, 29, 52),
        (What.RELIEF, 32, 52),
        (What.RELIEVED_WAGES, 33, 50),
        (What.ALLOWANCE, 33, 46),
        (What.ON_COSTS, 34, 44),
        (What.ALLOWANCE_SHARE, 40, 46),
        (What.SUPPORT_BY_AME, 38, 41),
    ]


def test_what_is_moved_is_said_as_its_own_number() -> None:
    bars = {it.what: it for it in spread(a_case("0.5"))}
    assert (bars[What.WAGE].at_low, bars[What.WAGE].at_high) == (18_800, 28_200)
    assert (bars[What.RELIEF].at_low, bars[What.RELIEF].at_high) == (19, 31)
    assert bars[What.RELIEVED_WAGES].at_low == 24_400


def test_a_share_is_not_moved_past_all_of_it() -> None:
    bars = {it.what: it for it in spread(a_case("0.5"))}
    assert bars[What.ALLOWANCE_SHARE].at_high == 1


def test_the_times_of_a_new_start_job_may_pass_one() -> None:
    times = Subsidy(Kind.NEW_START, Decimal(2), Decimal(22_000), Decimal("0.3142"), months=12)
    bars = {it.what: it for it in spread(a_case("0.5", subsidy=times))}
    assert bars[What.LEVEL].at_high == Decimal("2.4")


def test_hours_that_nobody_estimated_are_moved_by_a_fifth() -> None:
    bars = {it.what: it for it in spread(a_case(relief=(Relief("", Decimal(25), Decimal(30_500)),)))}
    assert (bars[What.RELIEF].at_low, bars[What.RELIEF].at_high) == (20, 30)


def test_the_hours_of_one_that_set_them_stay_where_another_has_a_reach() -> None:
    both = (RELIEF, Relief("Kock", Decimal(5), Decimal(29_000)))
    bars = {it.what: it for it in spread(a_case(relief=both))}
    assert (bars[What.RELIEF].at_low, bars[What.RELIEF].at_high) == (24, 36)
    assert bars[What.RELIEVED_WAGES].at_low is None


def test_nothing_is_moved_where_no_time_is_relieved() -> None:
    assert spread(a_case("0.5", relief=())) == ()


def test_it_does_not_turn_on_what_is_chosen_or_who_employs() -> None:
    stages = (Stage(Employer.AME, 6), Stage())
    assert spread(a_case(None)) == spread(a_case("1")) == spread(a_case("0.2", stages=stages))


def the_largest_effect_is_first_and_nothing_is_there_without_one(case: Case) -> None:
    reaches = [it.reach for it in spread(case)]
    assert reaches == sorted(reaches, reverse=True)
    assert all(reaches)


def test_what_falls_away_nothing_of_is_not_moved() -> None:
    its = a_case(no_longer_paid=NoLongerPaid(allowance=Decimal(8_554), daily_activity=Decimal(15_000)))
    assert What.DAILY_ACTIVITY not in {it.what for it in spread(its)}


def test_hours_that_may_be_none_are_shown_without_end() -> None:
    """The largest doubt of all must not vanish from what matters most."""
    unsure = a_case("0.5", relief=(replace(RELIEF, low=Decimal(0)),))
    first, *_ = spread(unsure)
    assert (first.what, first.low, first.at_low) == (What.RELIEF, None, 0)
    assert first.ends == (first.high, None)
    chart = spread_chart(result(unsure), spread(unsure))
    assert chart
    assert chart.bars[0].x + chart.bars[0].width == 100
    paid_for = a_case("0.5", relief=unsure.relief, no_longer_paid=NoLongerPaid(Decimal(90_000)))
    assert What.RELIEF not in {it.what for it in spread(paid_for)}
