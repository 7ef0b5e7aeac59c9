"""The pulse: what several say is told once, when its window is over, and nothing else ever."""

import pytest

from app.live.pulse import WINDOW, Pulse
from app.vocabulary import Step
from app.workshop.events import PeopleExpected, PersonJoined, PersonTurnedAway
from tests.makers import CARERS, TEACHERS, a_live_workshop, happen

MANY = 12


@pytest.fixture
def workshop():
    live = a_live_workshop(step=Step.GATHER, people=False)
    return happen(live, *(PersonJoined(f"p{nth}", CARERS) for nth in range(MANY))).workshop


def after(workshop, *said, at=0, now=WINDOW):
    """What is told at `now` when these have been said, one person each, at `at`."""
    pulse = Pulse()
    for nth, says in enumerate(said):
        pulse.tap(workshop, f"p{nth}", says, at)
    return pulse.told(workshop, now)


def test_five_have_to_tap_and_three_to_say_the_same(workshop):
    assert after(workshop, "fast", "fast", "fast", "fine", "fine") == ["fast"]
    assert after(workshop, "fast", "fast", "fast", "fast") == []
    assert after(workshop, "fast", "fast", "fine", "fine", "lost", "lost") == []


def test_what_is_a_matter_to_do_something_about_is_told_and_else_that_all_is_well(workshop):
    assert after(workshop, *["fine"] * 6, *["lost"] * 3, *["pause"] * 3) == ["pause", "lost"]
    assert after(workshop, *["fine"] * 4, "fast") == ["fine"]


def test_nothing_is_told_before_the_window_is_over_and_it_is_forgotten_after_the_next(workshop):
    five = ["fast"] * 5
    assert after(workshop, *five, now=WINDOW - 1) == []
    assert after(workshop, *five, now=2 * WINDOW - 1) == ["fast"]
    assert after(workshop, *five, now=2 * WINDOW) == []
    assert after(workshop, *five, now=5 * WINDOW) == []


def test_who_taps_again_is_one_who_changed_their_mind(workshop):
    pulse = Pulse()
    for _ in range(9):
        pulse.tap(workshop, "p0", "fast", 0)
    for nth in range(1, 5):
        pulse.tap(workshop, f"p{nth}", "fast", 0)
    pulse.tap(workshop, "p0", "fine", 1)
    pulse.tap(workshop, "p1", "fine", 1)
    pulse.tap(workshop, "p2", "fine", 1)
    assert pulse.told(workshop, WINDOW) == ["fine"]


def test_what_is_told_stays_as_it_was_told_whoever_leaves(workshop):
    live = a_live_workshop(step=Step.GATHER, people=False)
    happen(live, *(PersonJoined(f"p{nth}", CARERS) for nth in range(5)))
    pulse = Pulse()
    for nth in range(5):
        pulse.tap(live.workshop, f"p{nth}", "fast", 0)
    assert pulse.told(live.workshop, WINDOW) == ["fast"]
    happen(live, PersonTurnedAway("p0"))
    assert pulse.told(live.workshop, WINDOW + 1) == ["fast"]


def test_who_was_turned_away_meanwhile_does_not_count():
    live = a_live_workshop(step=Step.GATHER, people=False)
    happen(live, *(PersonJoined(f"p{nth}", CARERS) for nth in range(5)))
    pulse = Pulse()
    for nth in range(5):
        pulse.tap(live.workshop, f"p{nth}", "fast", 0)
    happen(live, PersonTurnedAway("p0"))
    assert pulse.told(live.workshop, WINDOW) == []


def test_a_group_with_more_phones_than_people_does_not_count_also_where_it_answers_together():
    live = a_live_workshop(step=Step.GATHER, people=False)
    happen(live, *(PersonJoined(f"p{nth}", CARERS) for nth in range(4)), PersonJoined("p4", TEACHERS))
    happen(live, PeopleExpected(CARERS, 1))
    pulse = Pulse()
    for nth in range(5):
        pulse.tap(live.workshop, f"p{nth}", "fast", 0)
    assert pulse.told(live.workshop, WINDOW) == []


def test_it_is_come_back_to_only_while_there_is_something_to_tell_or_to_forget(workshop):
    pulse = Pulse()
    assert pulse.left(0) is None
    pulse.tap(workshop, "p0", "fast", 1000)
    assert pulse.left(1000) == WINDOW - 1000
    pulse.told(workshop, 2 * WINDOW)
    assert pulse.left(2 * WINDOW) is None
