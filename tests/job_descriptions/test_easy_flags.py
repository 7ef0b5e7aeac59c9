"""What is hard in a text that is to be easy. tests/js/easy_flags.test.js holds the browser's to the same cases."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.job_descriptions.advice.csv_lines import Malformed
from app.job_descriptions.easy.flags import Flag, Kind, done, flags, pressed, read_words, words

CASES = json.loads((Path(__file__).parents[1] / "cases" / "easy_flags.json").read_text("utf-8"))

pytestmark = pytest.mark.pure


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["says"])
def test_what_is_hard_and_what_is_proposed(case):
    found = flags(case["text"])
    assert found == [Flag(Kind(it.pop("kind")), **it) for it in map(dict, case["flags"])]
    assert [done(case["text"], it) for it in found] == case["done"]


def test_a_pressed_button_does_what_it_says_though_the_text_has_changed():
    before = "Du tvättar samt diskar."
    key = flags(before)[0].key
    assert pressed(f"Nytt.\n{before}", key) == "Nytt.\nDu tvättar och diskar."
    assert pressed("Nytt.", key) == "Nytt."
    assert pressed(before, "replace:") == before


@given(st.text(alphabet="samt AB5,.\nåå-handledare", max_size=80))
def test_a_flag_stands_where_it_says_and_pressing_all_comes_to_an_end(text: str):
    for it in flags(text):
        assert text[it.at : it.at + len(it.written)] == it.written
    for _ in range(200):
        todo = [it for it in flags(text) if it.can_be_done]
        if not todo:
            break
        text = done(text, todo[0])
    assert not [it for it in flags(text) if it.can_be_done]


@pytest.mark.parametrize("text", ["word,what\nsamt,remove", "word\nsamt", ""])
def test_a_list_that_can_not_be_read_is_said(text: str):
    with pytest.raises(Malformed):
        read_words(text)


def test_what_the_list_proposes_is_not_hard_itself():
    for word, hard in words().items():
        again = [it for it in flags(hard.instead) if it.kind is not Kind.EXPLAIN and it.kind is not Kind.SHORT]
        assert not again, (word, again)


def test_the_list_has_no_quotes_so_that_the_browsers_test_can_read_it():
    assert '"' not in (Path("app/job_descriptions/easy/words.csv")).read_text("utf-8")
