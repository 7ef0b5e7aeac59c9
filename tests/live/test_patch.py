import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.live.patch import apply, can_merge, diff, merge
from tests.tried import tried

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


@tried(50)
@given(objects)
def test_nothing_differs_from_itself(view):
    assert diff(view, view) == {}


@given(st.lists(objects, min_size=3, max_size=3))
def test_two_differences_that_can_be_merged_do_what_they_do_one_after_the_other(three):
    one, other = diff(three[0], three[1]), diff(three[1], three[2])
    if can_merge(one, other):
        assert apply(three[0], merge(one, other)) == three[2]


@pytest.mark.parametrize(
    ("one", "other", "can"),
    [
        ({}, {"a": {"b": 1}}, True),
        ({"a": {"b": 1}}, {"a": {"c": 1}}, True),
        ({"a": None}, {"a": 1}, True),
        ({"a": {"b": 1}}, {"a": None}, True),
        ({"a": None}, {"a": {"b": 1}}, False),
        ({"a": 1}, {"a": {"b": 1}}, False),
        ({"a": {"b": None}}, {"a": {"b": {}}}, False),
    ],
)
def test_an_object_that_comes_in_place_of_what_was_removed_can_not_be_merged(one, other, can):
    assert can_merge(one, other) is can
