"""Ids and codes are drawn: as long as they are to be, each letter as likely, and none twice."""

from collections import Counter

import pytest

from app import codes
from app.ids import new_code, new_id

KINDS = {
    "an id": (new_id, "0123456789abcdefghijklmnopqrstuvwxyz", 14),
    "a code": (new_code, codes.ALPHABET, codes.LENGTH),
}


@pytest.mark.parametrize(("draw", "alphabet", "length"), KINDS.values(), ids=KINDS)
def test_each_letter_at_each_place_is_as_likely_as_any_other(draw, alphabet, length):
    """So far from even is none in 10^9 tries: six standard deviations."""
    times = 3_000
    drawn = [draw() for _ in range(times)]
    assert {len(it) for it in drawn} == {length}
    share = times / len(alphabet)
    for place in range(length):
        counts = Counter(it[place] for it in drawn)
        assert {*counts} <= {*alphabet}
        assert all(abs(counts[letter] - share) < 6 * share**0.5 for letter in alphabet)


def test_an_id_is_not_drawn_twice():
    assert len({new_id() for _ in range(10_000)}) == 10_000
