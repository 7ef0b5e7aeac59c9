"""Hours as people say them: never far from what they are, and never more exact than an estimate is."""

import re
from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.analysis.freed import Minutes
from app.analysis.words import ROUGHLY, ROUGHLY_A_DAY
from app.web.language import catalogue
from app.weight.roughly import Roughly, a_day, a_week

HOURS = st.fractions(0, 5000, max_denominator=600)
IS_LESS_THAN = {"under_hour": Fraction(1), "under_quarter": Fraction(5, 4)}
"""What is said to be less than so many hours a week."""
HOURS_IN = {"hours": Fraction(1), "days": Fraction(8), "full_times": Fraction(40), "minutes": Fraction(5, 60)}


def hours_of(said: Roughly) -> Fraction:
    """What was said, in hours a week."""
    return Fraction(str(said.n)) * HOURS_IN[said.unit]


def in_words(said: Roughly, language: str) -> str:
    return catalogue(language).gettext((ROUGHLY | ROUGHLY_A_DAY)[said.key]).format(n=f"{said.n:g}")


@pytest.mark.parametrize(
    ("hours", "swedish", "english"),
    [
        (0, "ingen tid", "no time"),
        (0.1, "mindre än en timme i veckan", "less than an hour a week"),
        (0.79, "mindre än en timme i veckan", "less than an hour a week"),
        (0.8, "ungefär en timme i veckan", "about an hour a week"),
        (1.3, "ungefär en och en halv timme i veckan", "about an hour and a half a week"),
        (2.4, "ungefär två timmar i veckan", "about two hours a week"),
        (3, "ungefär tre timmar i veckan", "about three hours a week"),
        (3.5, "ungefär tre timmar i veckan", "about three hours a week"),
        (3.6, "ungefär en halv dag i veckan", "about half a day a week"),
        (4, "ungefär en halv dag i veckan", "about half a day a week"),
        (5.4, "ungefär fem timmar i veckan", "about five hours a week"),
        (5.6, "ungefär sex timmar i veckan", "about six hours a week"),
        (7.1, "ungefär en dag i veckan", "about a day a week"),
        (8, "ungefär en dag i veckan", "about a day a week"),
        (10, "ungefär en dag i veckan", "about a day a week"),
        (12, "ungefär en och en halv dag i veckan", "about a day and a half a week"),
        (16, "ungefär två dagar i veckan", "about two days a week"),
        (37.9, "ungefär fyra och en halv dag i veckan", "about four and a half days a week"),
        (38.1, "ungefär en heltid", "about one full-time post"),
        (41, "ungefär en heltid", "about one full-time post"),
        (104, "ungefär 2.6 heltider", "about 2.6 full-time posts"),
        (207.6, "ungefär 5.2 heltider", "about 5.2 full-time posts"),
    ],
)
def test_a_week_is_said_as_people_say_it(hours, swedish, english):
    said = a_week(Fraction(str(hours)))
    assert (in_words(said, "sv"), in_words(said, "en")) == (swedish, english)
    assert Minutes(middle=Fraction(str(hours)) * 60).roughly == said


@pytest.mark.parametrize(
    ("minutes", "swedish", "english"),
    [
        (0, "ingen tid", "no time"),
        (5, "mindre än en kvart om dagen", "less than a quarter of an hour a day"),
        (15, "ungefär en kvart om dagen", "about a quarter of an hour a day"),
        (20, "ungefär tjugo minuter om dagen", "about twenty minutes a day"),
        (30, "ungefär en halvtimme om dagen", "about half an hour a day"),
        (45, "ungefär tre kvart om dagen", "about three quarters of an hour a day"),
        (60, "ungefär en timme om dagen", "about an hour a day"),
        (100, "ungefär en och en halv timme om dagen", "about an hour and a half a day"),
        (120, "ungefär två timmar om dagen", "about two hours a day"),
        (480, "ungefär åtta timmar om dagen", "about eight hours a day"),
        (960, "ungefär 2 heltider", "about 2 full-time posts"),
    ],
)
def test_a_day_is_said_as_people_say_it(minutes, swedish, english):
    said = a_day(Fraction(minutes, 60) * 5)
    assert (in_words(said, "sv"), in_words(said, "en")) == (swedish, english)


@pytest.mark.parametrize("roughly", [a_week, a_day])
@given(hours=HOURS)
def test_it_is_within_a_quarter_or_says_what_it_is_less_than(roughly, hours):
    said = roughly(hours)
    if said.unit == "none":
        assert hours == 0
    elif said.unit in IS_LESS_THAN:
        assert 0 < hours < IS_LESS_THAN[said.unit]
    else:
        assert Fraction(3, 4) * hours <= hours_of(said) <= Fraction(5, 4) * hours


@pytest.mark.parametrize("roughly", [a_week, a_day])
@given(more=HOURS, less=HOURS)
def test_more_is_never_said_to_be_less(roughly, more, less):
    less, more = sorted((less, more))
    said = [
        Fraction(0) if it.unit == "none" or it.unit in IS_LESS_THAN else hours_of(it)
        for it in map(roughly, (less, more))
    ]
    assert said[0] <= said[1]


@given(HOURS)
def test_there_are_words_for_every_amount_and_they_say_that_it_is_about(hours):
    for said in (a_week(hours), a_day(hours)):
        assert re.match("ungefär |mindre än |ingen tid", in_words(said, "sv"))
        assert re.match("about |less than |no time", in_words(said, "en"))


def test_all_words_are_for_some_amount():
    amounts = [Fraction(n, 12) for n in range(12 * 100)]
    assert {said.key for hours in amounts for said in (a_week(hours), a_day(hours))} == {*ROUGHLY, *ROUGHLY_A_DAY}


WRONG = {
    "sv": re.compile(
        r"\b(en|ett) (timmar|dagar|heltider|minuter)\b|\b(två|tre|fyra|fem|sex) (timme|dag)\b|(?<![.])\b1 heltider"
    ),
    "en": re.compile(
        r"\b(an?|one) (hours|days|minutes|full-time posts)|\b(two|three|four) (hour|day)\b|(?<![.])\b1 full-time posts"
    ),
}


@pytest.mark.parametrize("language", WRONG)
def test_one_is_one_and_more_are_more(language):
    for hours in (Fraction(n, 4) for n in range(1000)):
        for said in (a_week(hours), a_day(hours)):
            assert not WRONG[language].search(in_words(said, language))


def test_the_steps_are_so_near_that_none_between_them_is_far_from_both():
    steps = sorted(
        {hours_of(said) for n in range(1, 12 * 45) if (said := a_week(Fraction(n, 12))).unit not in IS_LESS_THAN}
    )
    assert all(3 * more <= 5 * less for less, more in pairwise(steps))
