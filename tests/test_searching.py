"""What a list is asked for, as its address has it: the same of every list."""

import pytest

from app.job_descriptions.way.register import Search as Texts
from app.posts.search import Search as Posts
from app.searching import MOST_ASKED

pytestmark = pytest.mark.pure


@pytest.mark.parametrize("search", [Texts, Posts])
def test_what_is_asked_for_comes_back_in_an_address(search):
    asked = search.of({"words": "kök", "sort": "title", "workplace": "", "hat": "röd"})
    assert asked.asks == {"words": "kök", "sort": "title"}
    assert search.of(asked.asks) == asked
    assert asked.is_narrow


@pytest.mark.parametrize("search", [Texts, Posts])
def test_another_order_leaves_nothing_out(search):
    assert not search.of({"sort": "title"}).is_narrow
    assert search.of({}).asks == {}


def test_a_question_has_an_end():
    assert len(Posts.of({"words": "x" * 10_000}).words) == MOST_ASKED
