"""Posts to count, in two or three administrations with a few workplaces each."""

from datetime import date, timedelta

from hypothesis import strategies as st

from app.key_figures.counted import Counted
from app.posts.post import Employer, Post
from app.posts.staffing import Change, Staffing, What, checked

TODAY = date(2026, 11, 28)
BEGAN = date(2024, 2, 1)
HALVES = [date(2025, 6, 30), date(2025, 12, 31), date(2026, 6, 30), TODAY]
"""The last is now."""


@st.composite
def staffings(draw, workplace):
    """Some begin, some of them come under AB, and some end."""
    persons = draw(st.one_of(st.integers(0, 4), st.integers(3, 12)))
    at_once = draw(st.sampled_from([0, 0, persons, persons // 2]))
    starts = draw(st.sampled_from([BEGAN, date(2025, 9, 1), date(2026, 3, 1)]))
    bea, changes = persons - at_once, []
    for what in (What.ORDINARY, What.ENDED):
        if bea and (some := draw(st.integers(0, bea))):
            changes.append(Change(starts + timedelta(draw(st.sampled_from([100, 250]))), what, some))
            bea -= some
    return checked(Staffing(workplace, starts, persons, at_once, changes=tuple(changes)))


@st.composite
def several(draw):
    """`Counted`, of administrations 1 and 2; workplace 21 is of administration 2."""
    administrations = draw(st.integers(1, 2))
    return [
        Counted(Post("Serviceassistent", Employer.ADMINISTRATION, administration, staffings=(draw(staffings(place)),)))
        for administration in range(1, administrations + 1)
        for place in range(administration * 10 + 1, administration * 10 + 1 + draw(st.integers(1, 3)))
    ]
