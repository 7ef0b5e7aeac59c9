import json
from pathlib import Path

import pytest

from app.board.qualified import is_qualified

CASES = json.loads((Path(__file__).parents[1] / "cases" / "qualified.json").read_text("utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"])
def test_what_is_done_decides_and_not_which_words_are_there(case):
    assert is_qualified(case["text"]) is case["is"]


def test_capital_letters_and_lines_make_no_difference():
    assert is_qualified("STÄDA\nLÄGGA SCHEMA")
    assert not is_qualified("STÄDA\nENLIGT SCHEMA")
    assert not is_qualified("")
