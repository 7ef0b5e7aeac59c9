import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.board.order import between


def test_there_is_no_place_before_what_comes_first():
    with pytest.raises(ValueError, match="no place"):
        between("V", "V")


@given(st.lists(st.integers(0, 10_000), min_size=1, max_size=80))
def test_there_is_always_a_place_between_two(wishes):
    places: list[str] = []
    for wish in wishes:
        at = wish % (len(places) + 1)
        new = between(places[at - 1] if at else "", places[at] if at < len(places) else None)
        places.insert(at, new)
    assert places == sorted(places)
    assert len(set(places)) == len(places)


def test_a_column_that_grows_at_its_end_keeps_short_places():
    place = ""
    for _ in range(10_000):
        place = between(place, None)
    assert len(place) <= 6
