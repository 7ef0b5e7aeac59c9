"""How the time goes: when steps were opened, and how soon the room comes from one task to the next."""

import pytest

from app.board.events import TaskPlaced
from app.live.times import SITTING, Times
from app.vocabulary import Colour, Step
from app.workshop.events import StepOpened

MINUTE = 60_000


def opened(*steps):
    """`steps`: (step, minute that it was opened)."""
    times = Times()
    for step, minute in steps:
        times.note(StepOpened(step), "f1", minute * MINUTE)
    return times


def place(times, task, seconds, by="f1", group="g1"):
    times.note(TaskPlaced(task, group, Colour.RED, "a"), by, seconds * 1000)


def paced(*seconds):
    times = opened((Step.SETTLE, 0))
    for number, second in enumerate(seconds):
        place(times, f"t{number}", second)
    return times.pace


def test_a_pace_is_told_when_the_room_has_gone_three_times_from_one_task_to_the_next():
    assert paced(60, 120, 180) is None
    assert paced(60, 120, 180, 240) == 60


def test_a_break_and_a_quick_one_do_not_change_the_pace():
    assert paced(0, 100, 200, 300, 1800, 1805, 1905) == 100


def test_a_task_is_taken_up_once_however_many_groups_place_it_and_move_it_later():
    times = opened((Step.SETTLE, 0))
    for number, second in enumerate((0, 100, 200, 300)):
        place(times, f"t{number}", second)
        place(times, f"t{number}", second + 40, group="g2")
    place(times, "t0", 900)
    assert times.pace == 100


def test_what_is_placed_many_in_one_press_was_not_talked_about():
    times = opened((Step.SETTLE, 0))
    for task in ("a", "b", "c", "d", "e"):
        place(times, task, 5)
    for number, second in enumerate((100, 200, 300)):
        place(times, f"t{number}", second)
    assert times.pace is None
    place(times, "t3", 400)
    assert times.pace == 100


def test_what_the_staff_place_themselves_says_nothing_of_the_pace():
    times = opened((Step.SETTLE, 0))
    for number in range(8):
        place(times, f"t{number}", number, by="p1a2b")
    assert times.pace is None


def test_another_step_begins_a_pace_of_its_own():
    times = opened((Step.SETTLE, 0))
    for number in range(5):
        place(times, f"t{number}", number * 60)
    times.note(StepOpened(Step.ANALYSE), "f1", 10 * MINUTE)
    assert times.pace is None


def test_nothing_is_known_of_a_step_that_nobody_opened():
    assert Times().since is None


@pytest.mark.parametrize(
    ("steps", "since"),
    [
        ([(Step.SORT, 5)], 5),
        # Back to it, after four minutes in another one: eleven minutes of it have gone by minute 20.
        ([(Step.SORT, 5), (Step.REVEAL, 10), (Step.SORT, 14)], 9),
        ([(Step.SORT, 5), (Step.REVEAL, 10)], 10),
        ([(Step.SORT, 5), (Step.SORT, 6 + SITTING // MINUTE)], 6 + SITTING // MINUTE),
    ],
)
def test_a_step_that_is_opened_again_goes_on_from_where_it_was_in_the_same_sitting(steps, since):
    assert opened(*steps).since == since * MINUTE
