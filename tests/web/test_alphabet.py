"""Words in Swedish order, the same wherever they stand. tests/js/swedish_order.test.js asks a collator of the same."""

import json
import re
from itertools import permutations
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.alphabet import alphabetical

CASES = json.loads((Path(__file__).parents[1] / "cases" / "swedish_order.json").read_text("utf-8"))
APP = Path(__file__).parents[2] / "app"


@pytest.mark.parametrize("words", CASES, ids=lambda words: words[0])
def test_words_stand_in_swedish_order(words):
    for mixed in permutations(words[:5]):
        assert sorted(mixed, key=alphabetical) == words[:5]


def test_letters_made_of_two_signs_are_the_same_letters():
    assert sorted(["zon", "a\u030al", "Ål"], key=alphabetical) == ["zon", "a\u030al", "Ål"]


@given(st.lists(st.text(max_size=20), max_size=6))
def test_anything_that_is_written_has_a_place(words):
    keys = [alphabetical(word) for word in words]
    assert sorted(keys) == [alphabetical(word) for word in sorted(words, key=alphabetical)]


def test_a_number_of_any_length_has_a_place():
    assert alphabetical("9" * 5000) < alphabetical("1" + "0" * 5000)


def test_no_other_order_of_words_is_kept():
    """A browser sorts by what the server says; no page and no query has an order of its own for words. But for table 3,
    whose files are read in the browser alone."""
    own = r"localeCompare|Collator|\|sort\b|dictsort|order_by\([^)]*\.(name|email|title|workplace|owner|label|text)\b"
    files = [
        it
        for kind in ("*.py", "*.js", "*.html")
        for it in APP.rglob(kind)
        if "vendor" not in it.parts and it.name != "table3.js"
    ]
    assert len(files) > 300
    assert [str(it) for it in files if re.search(own, it.read_text("utf-8"))] == []
