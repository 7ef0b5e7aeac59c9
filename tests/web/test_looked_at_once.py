"""Each page at each step is looked at in one place by the rules of WCAG (`tests/journeys/test_access.py`), and what a
page shows beyond that once, where a journey makes it: each says what it is, and no two say the same."""

import re
from collections import Counter
from pathlib import Path

TESTS = Path(__file__).parents[1]
THE_PLACE = "test_access.py"
ASKS, NAMES = re.compile(r"\bviolations\(([^()]+)\)(?! ->)"), re.compile(r'\bshows="([^"]+)"')
FILES = {
    it.relative_to(TESTS): it.read_text()
    for it in TESTS.rglob("*.py")
    if it.name not in (THE_PLACE, Path(__file__).name)
}


def test_no_two_journeys_look_at_the_same():
    named = Counter(name for text in FILES.values() for name in NAMES.findall(text))
    assert named.total() > 80
    assert [name for name, times in named.items() if times > 1] == []


def test_whoever_looks_says_at_what():
    asked = [(str(file), what) for file, text in FILES.items() for what in ASKS.findall(text)]
    assert len(asked) > 80
    assert [it for it in asked if "shows=" not in it[1]] == []
