"""What is said in other words may stand by itself: numbers are of those that were found, and say so."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.export.document import NO_LETTERHEAD
from app.task_map.counted import Count, Task, Told, tell
from app.task_map.lots import Row
from app.task_map.paper import AT_LEAST, on_how_many
from app.task_map.paper import document as on_paper
from app.task_map.shared import Area, SharedTask
from app.vocabulary import Colour


def red(places, of, area=Area.PRESCHOOL):
    count = Count(Colour.RED, places, 31, places, ())
    return Task(1, "Hantera tvätt", (count,), of, area, ("Hantera tvätt",), (), qualified=False), count


@pytest.mark.parametrize(
    ("places", "of", "area", "said"),
    [
        (9, 14, Area.PRESCHOOL, "röd på minst 9 av 14 förskolor"),
        (9, 14, None, "röd på minst 9 av 14 arbetsplatser"),
        (9, None, Area.SCHOOL, "röd på minst 9 skolor"),
        (14, 14, Area.PRESCHOOL, "röd på 14 av 14 förskolor"),
    ],
)
def test_it_is_at_least_so_many_but_where_it_is_all(places, of, area, said):
    assert on_how_many(*red(places, of, area)) == said


def test_the_paper_says_why():
    task, _ = red(9, 14)
    its = on_paper(Told((task,), 14), [task], "", NO_LETTERHEAD, date(2026, 11, 30))
    assert AT_LEAST in its.blocks[0].text


def a_row(id, place, area, lot=None, *, is_older=False):
    more = {"minutes": 60, "people": 2, "group": 1}
    task = SharedTask(id, id, f"Huset {place}", place, 1, area, "Hantera tvätt", Colour.RED, **more)
    return Row(task, lot, is_older=is_older)


def asked(moved, others, area):
    """What is said where three preschools are counted, of which some (`moved`) have shared what is newer as a school,
    and others have shared that are not counted."""
    rows = [a_row(place, place, Area.PRESCHOOL, 1, is_older=place in moved) for place in (1, 2, 3)]
    rows += [a_row(10 + place, place, Area.SCHOOL) for place in moved]
    rows += [a_row(20 + n, 20 + n, its) for n, its in enumerate(others)]
    return tell(rows, {1: 3}, lambda task: area in (None, task.area))


@given(
    st.sets(st.integers(1, 3), max_size=2),
    st.lists(st.sampled_from([Area.PRESCHOOL, Area.SCHOOL]), max_size=4),
    st.sampled_from([None, Area.PRESCHOOL, Area.SCHOOL]),
)
def test_never_are_more_counted_than_there_are(moved, others, area):
    told = asked(moved, others, area)
    for task in told.tasks:
        for count in task.counts:
            assert task.of is None or count.places <= task.of
            assert told.places >= count.places
            assert task.area in (None, Area.PRESCHOOL), "the three that are counted are preschools"
            assert task.waits is bool(moved or any(area in (None, its) for its in others))


@pytest.mark.parametrize(
    ("others", "said"), [([], "röd på 3 av 3 förskolor"), ([Area.PRESCHOOL], "röd på minst 3 av 4 förskolor")]
)
def test_what_is_counted_until_what_is_newer_is_counts_among_those_there_are(others, said):
    (task,) = asked({1}, others, Area.PRESCHOOL).tasks
    assert on_how_many(task, task.counts[0]) == said
    assert task.waits
