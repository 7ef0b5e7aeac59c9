"""Posts and staffings for tests."""

from datetime import date, timedelta

from hypothesis import strategies as st

from app.job_descriptions.draft import Agreement
from app.posts.post import Post
from app.posts.staffing import Change, Staffing, What, Why, after, checked

SPRING = date(2026, 3, 1)
TODAY = date(2027, 12, 1)


def became_ordinary(persons, on):
    return Change(on, What.ORDINARY, persons)


def ended(persons, on, was=Agreement.BEA, why=Why.NOT_STATED):
    return Change(on, What.ENDED, persons, was, why)


@st.composite
def staffings(draw):
    """Some begin, and now and then some come under AB or end."""
    persons = draw(st.integers(0, 8))
    starts = SPRING + timedelta(days=draw(st.integers(0, 500)))
    its = Staffing(draw(st.integers(1, 4)), starts, persons, draw(st.integers(0, persons)))
    now, day, changes = its.at(starts), starts, []
    for step in draw(st.lists(st.integers(0, 200), max_size=4)):
        day += timedelta(days=step + 1)
        kinds = [(What.ORDINARY, Agreement.BEA, now.bea), (What.ENDED, Agreement.BEA, now.bea)]
        kinds = [kind for kind in [*kinds, (What.ENDED, Agreement.AB, now.ab)] if kind[2]]
        if not kinds:
            break
        what, was, most = draw(st.sampled_from(kinds))
        changes.append(Change(day, what, draw(st.integers(1, most)), was))
        now = after(now, changes[-1])
    return checked(Staffing(its.workplace, starts, persons, its.ordinary, changes=tuple(changes)))


@st.composite
def posts(draw):
    title = draw(st.sampled_from(["Serviceassistent", "Förskolestöd"]))
    return Post(title, staffings=tuple(draw(st.lists(staffings(), max_size=4))), before=draw(st.integers(0, 20)))
