"""Long words may be broken where Swedish does; nothing else changes."""

from hypothesis import given
from hypothesis import strategies as st

from app.hyphens import SOFT, softened


def test_long_words_are_broken_and_short_ones_are_not():
    assert softened("Svara på trygghetslarm").split(SOFT) == ["Svara på trygg", "hets", "larm"]
    assert softened("Lägga schema") == "Lägga schema"


def test_three_letters_stand_before_a_break_and_four_after():
    assert softened("arbetsmiljöombud").split(SOFT) == ["arbets", "mil", "jö", "ombud"]
    parts = softened("specialistsjuksköterskor").split(SOFT)
    assert len(parts[0]) >= 3
    assert len(parts[-1]) >= 4


@given(st.text(st.characters(codec="utf-8", exclude_characters=SOFT)))
def test_only_soft_hyphens_are_added(text):
    assert softened(text).replace(SOFT, "") == text
