"""The figures that come along: each has a source and a year, or says that it is assumed."""

from decimal import Decimal

import pytest

from app.calculator.amounts import LIMITS
from app.calculator.sets.first import FIGURES, Begins, Terms, beginning, offered
from app.calculator.sets.words import TERMS
from app.calculator.values import UNIT, Origin, Parameter, stamp
from tests.calculator.made import DAY


def amounts(parameter):
    return [(it.value.amount, it.value.year) for it in offered(parameter) if it.value.origin is Origin.SOURCE]


def test_the_figures_with_a_source_have_it_and_lie_within_the_limits():
    for it in FIGURES:
        limits = LIMITS[it.parameter]
        assert it.value.source
        assert limits.least <= it.value.amount <= limits.most
        assert it.value.origin in (Origin.SOURCE, Origin.ASSUMPTION)


def test_several_years_are_offered_of_what_changes():
    assert amounts(Parameter.ON_COSTS) == [
        (Decimal("0.3915"), 2019),
        (Decimal("0.4015"), 2021),
        (Decimal("0.4453"), 2023),
    ]
    assert (Decimal("0.3142"), 2026) in amounts(Parameter.STATUTORY_FEE)


def test_what_is_for_some_people_or_not_checked_says_so_and_begins_no_set():
    youth = next(it for it in FIGURES if it.value.amount == Decimal("0.2081"))
    assert youth.terms is Terms.YOUTH
    assert "25 000 kr" in TERMS[Terms.YOUTH]
    assert "1 april 2026" in TERMS[Terms.YOUTH]
    assert "30 september 2027" in TERMS[Terms.YOUTH]
    caps = [it for it in offered(Parameter.SUBSIDY_CAP) if it.value.origin is Origin.SOURCE]
    assert all(it.begins is None and "inte kontrollerat" in TERMS[it.terms] for it in (*caps,))
    assert youth.begins is None


def test_a_set_that_begins_with_what_has_a_source_has_nothing_else():
    its = beginning(Begins.SOURCED, 2027)
    assert {(it, value.year) for it, value in its.items()} == {
        (Parameter.ON_COSTS, 2023),
        (Parameter.STATUTORY_FEE, 2026),
    }
    assert all(value.origin is Origin.SOURCE for value in its.values())


def test_a_set_that_fills_up_with_assumptions_says_of_each_that_it_is_one():
    its = beginning(Begins.EXAMPLE, 2027)
    assert its.items() >= beginning(Begins.SOURCED, 2027).items()
    assert stamp(its.values(), DAY).assumptions == len(its) - 2
    assert {value.year for value in its.values() if value.origin is Origin.ASSUMPTION} == {2027}
    # The vectors of the formulas rest on these.
    assert its[Parameter.WAGE].amount == 23500
    assert its[Parameter.SUBSIDY_FACTOR].amount == Decimal("1.3744")


def test_no_value_is_there_that_nobody_has_a_figure_for():
    assert Parameter.DAILY_ACTIVITY not in beginning(Begins.EXAMPLE, 2027)
    assert beginning(Begins.EMPTY, 2027) == {}


@pytest.mark.parametrize("terms", Terms)
def test_all_terms_are_said(terms):
    assert TERMS[terms]


def test_every_parameter_of_a_figure_has_a_unit():
    assert {it.parameter for it in FIGURES} <= set(UNIT)
