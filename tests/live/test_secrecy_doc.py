"""`docs/secrecy.md` names the test that holds each promise."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
PROMISED = (ROOT / "docs" / "secrecy.md").read_text().partition("## Promised")[2].partition("## Not promised")[0]
NAMED = re.findall(r"`(tests/[\w/]+\.py)::(test_\w+)`", PROMISED)


@pytest.mark.parametrize(("file", "test"), NAMED)
def test_the_tests_that_are_named_are_there(file, test):
    assert f"def {test}(" in (ROOT / file).read_text()


def test_every_promise_names_what_shows_it():
    rows = [line for line in PROMISED.splitlines() if line.startswith("|")][2:]
    assert rows
    assert all("`tests/" in row or "the property above" in row for row in rows)
