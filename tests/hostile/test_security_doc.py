"""`docs/security.md` answers every requirement of ASVS 5.0.0 at levels 1 and 2, and names what is there."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
DOC = (ROOT / "docs" / "security.md").read_text()
ROWS = re.findall(r"^\| ([\d., –]+) \| (met|not met|n/a) \| (.+) \|$", DOC, re.MULTILINE)
ASKED = """
1.1.1-2 1.2.1-9 1.3.1-11 1.4.1-3 1.5.1-2 2.1.1-3 2.2.1-3 2.3.1-4 2.4.1-1 3.2.1-2 3.3.1-4 3.4.1-6 3.5.1-5 3.7.1-2
4.1.1-3 4.2.1-1 4.3.1-2 4.4.1-4 5.1.1-1 5.2.1-3 5.3.1-2 5.4.1-3 6.1.1-3 6.2.1-12 6.3.1-4 6.4.1-4 6.5.1-5 6.6.1-3
6.8.1-4 7.1.1-3 7.2.1-4 7.3.1-2 7.4.1-5 7.5.1-2 7.6.1-2 8.1.1-2 8.2.1-3 8.3.1-1 8.4.1-1 9.1.1-3 9.2.1-4 10.1.1-2
10.2.1-2 10.3.1-4 10.4.1-11 10.5.1-5 10.6.1-2 10.7.1-3 11.1.1-2 11.2.1-3 11.3.1-3 11.4.1-4 11.5.1-1 11.6.1-1 12.1.1-3
12.2.1-2 12.3.1-4 13.1.1-1 13.2.1-5 13.3.1-2 13.4.1-5 14.1.1-2 14.2.1-4 14.3.1-3 15.1.1-3 15.2.1-3 15.3.1-7 16.1.1-1
16.2.1-5 16.3.1-4 16.4.1-3 16.5.1-3 17.1.1-1 17.2.1-4 17.3.1-2
"""
"""The requirements of levels 1 and 2 in ASVS 5.0.0, by section; those of level 3 stand last in theirs, or between."""


def numbers(listed: str) -> Iterator[str]:
    """`"1.2.6–8"` is 1.2.6, 1.2.7 and 1.2.8."""
    for section, first, last in re.findall(r"(\d+\.\d+)\.(\d+)(?:[-–](\d+))?", listed):
        yield from (f"{section}.{number}" for number in range(int(first), int(last or first) + 1))


def test_every_requirement_is_answered_once():
    assert sorted(number for row in ROWS for number in numbers(row[0])) == sorted(numbers(ASKED))


def test_what_is_not_met_says_why():
    assert all(len(why) > 40 for _, said, why in ROWS if said == "not met")


@pytest.mark.parametrize("file", sorted(set(re.findall(r"`((?:app|tests|docs)/[\w/.]+)(?:::\w+)?`", DOC))))
def test_what_is_named_is_there(file):
    assert (ROOT / file).exists()
    for test in re.findall(rf"`{re.escape(file)}::(\w+)`", DOC):
        assert f"def {test}(" in (ROOT / file).read_text(), test
