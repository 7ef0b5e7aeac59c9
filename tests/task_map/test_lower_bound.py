"""What is said in other words may stand by itself: numbers are of those that were found, and say so."""

from datetime import date

import pytest

from app.export.document import NO_LETTERHEAD
from app.task_map.counted import Count, Task, Told
from app.task_map.paper import AT_LEAST, on_how_many
from app.task_map.paper import document as on_paper
from app.task_map.shared import Area
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
