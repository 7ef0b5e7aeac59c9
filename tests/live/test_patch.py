import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.live.patch import apply, diff, merge

CASES = Path(__file__).parents[1] / "cases"

views = st.recursive(
    st.booleans() | st.integers(-3, 3) | st.text("ab", max_size=2),
    lambda inner: st.dictionaries(st.sampled_from("abcd"), inner, max_size=4),
    max_leaves=12,
)
objects = st.dictionaries(st.sampled_from("abcd"), views, max_size=4)


@pytest.mark.parametrize("case", json.loads((CASES / "merge_patch.json").read_text()))
def test_the_examples_of_rfc_7396(case):
    assert apply(case["target"], case["patch"]) == case["result"]


@given(objects, objects)
def test_an_old_view_and_the_difference_make_the_new_view(old, new):
    assert apply(old, diff(old, new)) == new


@given(objects)
def test_nothing_differs_from_itself(view):
    assert diff(view, view) == {}


flat = st.dictionaries(st.sampled_from("abcd"), st.dictionaries(st.sampled_from("xy"), st.integers(0, 3)), max_size=4)


@given(st.lists(flat, min_size=3, max_size=3))
def test_two_differences_merged_do_what_they_do_one_after_the_other(three):
    first, second, third = three
    # An id that went away never comes back (see `merge`).
    third = {key: value for key, value in third.items() if key in second or key not in first}
    second = {key: {**first.get(key, {}), **value} for key, value in second.items()}
    third = {key: {**second.get(key, {}), **value} for key, value in third.items()}
    together = merge(diff(first, second), diff(second, third))
    assert apply(first, together) == third
