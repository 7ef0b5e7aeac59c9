"""Whether jobs can be counted on, as sums of posts."""

from datetime import date

import pytest

from app.afterwards.counted_on import CHOICES, Asks, By, ChoiceMissing, Said, newest, read, sums
from app.key_figures.withheld import Hidden

WHOLE = {"schedule": "yes", "missing": "others", "time": "relief"}
HALVES = [date(2025, 12, 31), date(2026, 6, 30), date(2026, 12, 31)]
DAYS = [*HALVES, date(2027, 3, 1)]
NOW = len(DAYS) - 1


def said(on, schedule="yes", staffing=1, months=6):
    return Said(staffing, months, read({**WHOLE, "schedule": schedule}), By.MANAGER, on)


def posts(**counts):
    """So many posts with each answer, said in January 2026."""
    return [[said(date(2026, 1, 9), choice)] for choice, number in counts.items() for _ in range(number)]


@pytest.mark.parametrize("question", [*WHOLE])
@pytest.mark.parametrize("wrong", ["", "maybe"])
def test_every_question_wants_an_answer_and_says_where(question, wrong):
    with pytest.raises(ChoiceMissing) as no:
        read({**WHOLE, question: wrong})
    assert no.value.details["at"] == f"{question}-{CHOICES[Asks(question)][0]}"


def test_the_newest_stands_for_a_post():
    every = [said(date(2026, 1, 9), "no"), said(date(2026, 7, 9), "yes", months=12)]
    assert newest(every, date(2026, 6, 30)).answers[Asks.SCHEDULE] == "no"
    assert newest(every, date(2026, 7, 9)).answers[Asks.SCHEDULE] == "yes"
    assert newest(every, date(2025, 1, 1)) is None


def test_hr_reads_every_number_as_of_the_day():
    its = sums(posts(yes=2, no=1), DAYS, NOW, sees_small=True)[Asks.SCHEDULE]
    assert (its.on, its.cells) == (DAYS[NOW], {"yes": 2, "partly": 0, "no": 1})


def test_others_read_no_small_number_and_none_of_today():
    assert sums(posts(yes=9, no=1), DAYS, NOW, sees_small=False)[Asks.SCHEDULE].cells == dict.fromkeys(
        ("yes", "partly", "no"), Hidden.NOT_SHOWN
    )
    its = sums(posts(yes=9, no=5), DAYS, NOW, sees_small=False)[Asks.SCHEDULE]
    assert (its.on, its.cells) == (HALVES[2], {"yes": 9, "partly": 0, "no": 5})
    today = [*posts(yes=9, no=5), [said(date(2027, 2, 1))]]
    assert sums(today, DAYS, NOW, sees_small=False)[Asks.SCHEDULE] == its


def test_what_has_changed_by_one_stands_as_it_stood():
    late = [*posts(yes=9, no=5), [said(date(2026, 8, 1))]]
    its = sums(late, DAYS, NOW, sees_small=False)[Asks.SCHEDULE]
    assert (its.on, its.cells["yes"]) == (HALVES[1], 9)


def test_an_earlier_half_year_is_told_as_of_then():
    assert sums(posts(yes=9), DAYS, 0, sees_small=False)[Asks.SCHEDULE].on is None
    assert sums(posts(yes=9), DAYS, 1, sees_small=False)[Asks.SCHEDULE].on == HALVES[1]
