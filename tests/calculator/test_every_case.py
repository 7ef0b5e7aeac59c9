"""What holds of every case, in its formulas, month by month, in words and as it is drawn: to think of one takes longer
than to look at all that must hold of it."""

import pytest
from hypothesis import given

from app.calculator.formulas import Case, result
from tests.calculator.test_formulas import cases, holds_of_every_result
from tests.calculator.test_months_and_spread import (
    the_largest_effect_is_first_and_nothing_is_there_without_one,
    the_months_add_up,
)
from tests.calculator.test_told_and_charts import (
    every_symbol_has_words,
    everything_is_drawn_within_its_frame,
    everything_that_is_told_has_words,
)

pytestmark = pytest.mark.pure


@given(cases)
def test_what_holds_of_every_case(case: Case) -> None:
    its = result(case)
    holds_of_every_result(case, its)
    the_months_add_up(case, its)
    the_largest_effect_is_first_and_nothing_is_there_without_one(case)
    everything_that_is_told_has_words(its)
    every_symbol_has_words(its)
    everything_is_drawn_within_its_frame(case, its)
