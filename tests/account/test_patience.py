"""Waiting longer each time."""

import pytest

from app.account.patience import FORGOTTEN, LONGEST, Patience, TooManySignIns


class Clock:
    def __init__(self):
        self.now = 1000.0

    def __call__(self):
        return self.now


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def patience(clock):
    return Patience(clock)


def waits(patience, clock, times):
    """How long somebody has to wait after each wrong one, who waits exactly so long."""
    for _ in range(times):
        patience.begin("kim")
        try:
            patience.begin("kim")
        except TooManySignIns as no:
            clock.now += no.details["wait"]
            yield no.details["wait"]


def test_four_are_free_and_then_it_is_twice_as_long_each_time_up_to_five_minutes(patience, clock):
    for _ in range(4):
        patience.begin("kim")
    assert [*waits(patience, clock, 11)] == [1, 2, 4, 8, 16, 32, 64, 128, 256, LONGEST, LONGEST]


def test_what_is_tried_while_one_waits_does_not_make_it_longer(patience, clock):
    for _ in range(5):
        patience.begin("kim")
    for _ in range(100):
        with pytest.raises(TooManySignIns):
            patience.begin("kim")
    clock.now += 1
    patience.begin("kim")


def test_others_do_not_wait(patience):
    for _ in range(5):
        patience.begin("kim")
    patience.begin("bo")


def test_one_that_was_right_is_as_if_none_had_been_wrong(patience):
    for _ in range(20):
        patience.begin("kim")
        patience.right("kim")


def test_what_was_wrong_is_forgotten_in_a_day(patience, clock):
    for _ in range(5):
        patience.begin("kim")
    clock.now += FORGOTTEN + 2
    for _ in range(4):
        patience.begin("kim")


def test_no_more_are_remembered_than_there_is_room_for(patience, monkeypatch):
    monkeypatch.setattr("app.account.patience.MOST_REMEMBERED", 3)
    for n in range(10):
        patience.begin(str(n))
    assert len(patience._wrong) == 3
