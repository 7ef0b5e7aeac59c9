"""Minutes in words: on pages, and as the browser says them."""

import json
from pathlib import Path

import pytest

from app.web.templating import environment

CASES = Path(__file__).parents[1] / "cases"


@pytest.mark.parametrize("case", json.loads((CASES / "time_words.json").read_text()))
def test_a_page_says_a_time_as_the_browser_does(case):
    words = environment().get_template("analysis/_words.html").module
    assert words.time_words(case["minutes"]) == case["words"]  # type: ignore[attr-defined]
