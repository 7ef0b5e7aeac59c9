"""A staff mix as it is typed, and told."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from babel import Locale
from hypothesis import given
from hypothesis import strategies as st

from app.calculator.amounts import AmountMissing, AmountTooSmall, PointMissed
from app.calculator.mix import said
from app.calculator.mix.board import Measured
from app.calculator.mix.mix import Verdict, exactly
from app.calculator.mix.said import Reader
from app.calculator.mix.steps import steps
from app.calculator.mix.typed import (
    NO_SOURCES,
    CountUnreadable,
    From,
    Sources,
    TooManySwaps,
    as_it_stands,
    is_asked,
    read_mix,
)
from app.calculator.typed import TitleIsAPerson
from app.calculator.values import Origin, Parameter, Value
from app.vocabulary import Refused
from tests.calculator.mix.mixes import MEASURED, ON, TYPED, worked

pytestmark = pytest.mark.pure
SWEDISH = Reader(lambda it: it, Locale("sv"))
SPACE = "\u00a0"


def told(text: str) -> str:
    return text.replace(SPACE, " ")


def test_it_says_no_in_plain_words_and_shows_the_way_on():
    its = worked()
    assert told(said.headline(its, SWEDISH)) == (
        "Mixen kräver 160 röda timmar. Era träffar visar 62: det räcker till 1,5 byte, inte 4."
    )
    assert told(said.under(its, SWEDISH)) == (
        "Så långt timmarna räcker, 1 byte, kostar mixen 286 169 kr mer om året. "
        "4 byten kostar 78 046 kr mindre om året, om timmarna finns."
    )
    assert said.cheaper_from(its, SWEDISH) == "Mixen blir billigare först när minst 4 byts mot 5."
    assert said.way_on(its, SWEDISH) == "Sortera på fler avdelningar och se om timmarna finns."
    assert said.pace(its, SWEDISH) == (
        "Takten styrs av pension och flytt: 2 om året här. 4 byten tar minst 2 år. Ingen sägs upp."
    )


@pytest.mark.parametrize(
    ("measured", "typed", "says"),
    [
        (Measured(exactly(Decimal(160)), exactly(Decimal(0))), {}, "det räcker till 4 byten."),
        (Measured(), {}, "Era träffar visar 0: det räcker inte till något byte."),
        (None, {}, "Ingen har mätt om de finns."),
        (None, {"red": "100"}, "Ni har skrivit 100: det räcker till 2,5 byten, inte 4."),
        (MEASURED, {"swaps": "1"}, "De röda timmarna räcker till 1 byte, men mixen kostar 286 169 kr mer om året."),
        (MEASURED, {"more_wage": "30500"}, "Mixen blir aldrig billigare."),
        (MEASURED, {"relieved_number": "3"}, "Mixen blir billigare först vid 4 byten."),
    ],
)
def test_what_is_said_first_is_true_of_the_hours(measured: Measured | None, typed: dict[str, str], says: str):
    assert says in told(said.headline(worked(measured, **typed), SWEDISH))


@pytest.mark.parametrize("of", [From.BOARDS, From.TEXTS, From.BOTH, From.TYPED])
@pytest.mark.parametrize("red", ["0", "62", "160"])
def test_every_source_has_its_sentence(of: From, red: str):
    its = replace(worked(Measured(exactly(Decimal(red)), exactly(Decimal(0)))), of=of)
    assert "{" not in said.headline(its, SWEDISH)


@given(
    st.fixed_dictionaries(
        {
            "relieved_number": st.integers(1, 60).map(str),
            "more_number": st.integers(0, 60).map(str),
            "relieved_wage": st.integers(1, 90_000).map(str),
            "more_wage": st.integers(1, 90_000).map(str),
        },
        optional={
            "red": st.integers(0, 900).map(str),
            "green": st.integers(0, 2_000).map(str),
            "retire": st.integers(0, 9).map(str),
            "swaps": st.just("1"),
        },
    )
)
def test_no_sentence_is_left_with_a_hole(typed: dict[str, str]):
    its = read_mix({**{key: TYPED[key] for key in ("on_costs", "full_time")}, **typed}, {}, NO_SOURCES, ON)
    sentences = [
        said.headline(its, SWEDISH),
        said.under(its, SWEDISH),
        said.cheaper_from(its, SWEDISH),
        said.pace(its, SWEDISH),
        said.way_on(its, SWEDISH),
        *said.hours(its, SWEDISH),
        *said.of_hours(its, SWEDISH),
        *said.assumptions(its, SWEDISH),
    ]
    assert not any(mark in sentence for sentence in sentences for mark in "{}")
    assert all(sentences)


@pytest.mark.parametrize(
    ("typed", "refused", "at"),
    [
        ({"relieved_wage": "0"}, AmountTooSmall, "relieved_wage"),
        ({"on_costs": "4453"}, PointMissed, "on_costs"),
        ({"more_wage": ""}, AmountMissing, "more_wage"),
        ({"relieved_number": "0"}, CountUnreadable, "relieved_number"),
        ({"relieved_number": "arton"}, CountUnreadable, "relieved_number"),
        ({"relieved_number": "18,5"}, CountUnreadable, "relieved_number"),
        ({"more_number": "-1"}, CountUnreadable, "more_number"),
        ({"swaps": "19"}, TooManySwaps, "swaps"),
        ({"swaps": "0"}, CountUnreadable, "swaps"),
        ({"full_time": "0"}, AmountTooSmall, "full_time"),
        ({"other_1_name": "kock"}, CountUnreadable, "other_1_number"),
        ({"unit": "x" * 81}, Refused, "unit"),
        ({"unit": "Anna Svensson"}, TitleIsAPerson, "unit"),
        ({"more_name": "Eva Lindqvist"}, TitleIsAPerson, "more_name"),
        ({"retire": "två"}, CountUnreadable, "retire"),
    ],
)
def test_what_can_not_be_read_is_said_at_its_field(typed: dict[str, str], refused: type[Refused], at: str):
    with pytest.raises(refused) as no:
        worked(**typed)
    assert no.value.details["at"] == at


SET = {
    Parameter.WAGE_HIGH: Value(Decimal(30_500), Origin.LOCAL, 2026, "lönekontoret"),
    Parameter.WAGE_LOW: Value(Decimal(23_500), Origin.ASSUMPTION, 2026),
    Parameter.ON_COSTS: Value(Decimal("0.4453"), Origin.SOURCE, 2023, "SKR"),
    Parameter.FULL_TIME: Value(Decimal(40), Origin.LOCAL, 2026),
}


def origins(values: Any, **typed: str) -> dict[str, Origin]:
    its = read_mix({"relieved_number": "18", "asked": "yes", **typed}, values, NO_SOURCES, ON)
    return {it.key: it.value.origin for it in its.given}


def test_a_value_that_is_left_keeps_where_it_comes_from():
    fields = as_it_stands({}, SET, Locale("sv"))
    left = origins(SET, **{key: text for key, text in fields.items() if text})
    assert left == {
        "relieved_wage": Origin.LOCAL,
        "more_wage": Origin.ASSUMPTION,
        "on_costs": Origin.SOURCE,
        "full_time": Origin.LOCAL,
    }
    assert origins(SET) == left


def test_a_value_that_is_typed_anew_is_ones_own_or_an_assumption():
    fields = {key: text for key, text in as_it_stands({}, SET, Locale("sv")).items() if text}
    assert origins(SET, **{**fields, "on_costs": "45 %"})["on_costs"] is Origin.LOCAL
    guessed = origins(SET, **{**fields, "on_costs": "45 %", "guess-on_costs": "yes"})
    assert guessed["on_costs"] is Origin.ASSUMPTION
    del fields["guess-more_wage"]
    assert origins(SET, **fields)["more_wage"] is Origin.LOCAL


def test_the_stamp_counts_what_was_used():
    its = worked()
    assert (its.stamp.values, its.stamp.assumptions) == (6, 2)
    assert worked(red="70").stamp.assumptions == 3


def test_hours_that_are_typed_stand_before_those_measured_and_say_so_where_they_are_more():
    its = worked(red="160")
    assert its.mix.verdict is Verdict.REACHES
    assert its.of is From.TYPED
    assert its.above == 62
    assert worked(red="40").above is None


def test_who_goes_on_takes_the_sets_values_anew():
    fields = as_it_stands({}, SET, Locale("sv"))
    its = read_mix({**fields, "relieved_number": "18", "asked": "yes", "of": "x"}, SET, NO_SOURCES, ON)
    assert dict(its.asked) == {"relieved_number": "18"}


def test_a_page_that_nobody_has_filled_in_asks_nothing():
    assert not is_asked({})
    assert not is_asked({"workplace": "3"})
    assert is_asked({"relieved_number": "1"})


def test_only_texts_tell_of_no_green_hours():
    sources = Sources((), ("Serviceassistent",), "", Measured(red=exactly(Decimal(20))))
    its = read_mix(TYPED, {}, sources, ON)
    assert its.of is From.TEXTS
    assert its.mix.unit.green is None


def test_hours_that_are_nearly_enough_are_not_said_to_be_the_same():
    near = worked(Measured(exactly(Decimal("159.97"))))
    assert "Mixen kräver 160 röda timmar. Era träffar visar 159,97:" in told(said.headline(near, SWEDISH))
    assert "Röda finns 159,97, så 0,03 av de 160" in told(next(said.hours(near, SWEDISH)))


def test_hours_that_nobody_has_measured_are_not_said_to_be_there():
    assert "160 röda, om de finns, och 40 mer" in told(next(said.hours(worked(None), SWEDISH)))


@pytest.mark.parametrize(
    ("left", "says"), [("1", "Den som är kvar har 40 timmar"), ("0", "Ingen av dem som avlastas är kvar.")]
)
def test_one_who_remains_is_told_of_as_one(left, says):
    full = Measured(exactly(Decimal(900)), exactly(Decimal(441)))
    its = worked(full, swaps=str(18 - int(left)))
    assert says in told([*said.hours(its, SWEDISH)][1])


def test_years_are_rounded_up_in_the_formula_as_in_words():
    its = worked(retire="3", move="")
    (step,) = (it for it in steps(its.mix) if it.symbol == "ar")
    assert step.amount == its.mix.years == 2
    assert "minst 2 år" in said.pace(its, SWEDISH)
