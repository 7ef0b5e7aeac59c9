"""Whose rehearsals there are room for: whoever begins another has left the one before."""

import asyncio

import pytest

from app import example
from app.access.participant import person_of
from app.rehearsal.rehearsals import MOST, Rehearsals, TooManyRehearsals
from app.rehearsal.robots import ROBOTS, seats
from app.workshop.events import PersonJoined
from app.workshop.workshop import begin as begun
from app.workshop.workshop import evolve


@pytest.fixture(autouse=True)
def they_stay(monkeypatch):
    async def take_part(*_its, **_more):
        await asyncio.Event().wait()

    monkeypatch.setattr("app.rehearsal.robots.take_part", take_part)


def begin(rehearsals, code, whose=None):
    rehearsals.start(code, code, ["g1"], "http://127.0.0.1:1", whose=whose)


async def test_whoever_begins_another_makes_room_for_it_and_takes_nobody_elses():
    rehearsals = Rehearsals("key")
    for nth in range(MOST):
        begin(rehearsals, f"c{nth}", whose=nth)
    await asyncio.sleep(0)
    assert rehearsals.is_full
    assert not rehearsals.is_full_for(1)
    assert rehearsals.is_full_for(MOST)
    await rehearsals.stop_those_of(1)
    assert [rehearsals.is_on(f"c{nth}") for nth in range(MOST)] == [nth != 1 for nth in range(MOST)]
    begin(rehearsals, "again", whose=1)
    assert rehearsals.is_on("again")
    with pytest.raises(TooManyRehearsals):
        begin(rehearsals, "another", whose=MOST)
    await rehearsals.close()
    assert not rehearsals.is_full_for(MOST)


async def test_one_that_is_stopped_before_it_has_begun_is_gone_all_the_same():
    rehearsals = Rehearsals("key")
    begin(rehearsals, "c1", whose=1)
    await rehearsals.stop("c1")
    assert not rehearsals.is_on("c1")


async def test_one_that_is_nobodys_makes_room_for_nobody():
    rehearsals = Rehearsals("key")
    for nth in range(MOST):
        begin(rehearsals, f"c{nth}")
    assert rehearsals.is_full_for(1)
    await rehearsals.stop_those_of(1)
    assert rehearsals.is_full
    await rehearsals.close()


# Called again


def came(workshop, rehearsals, seated):
    for number, group in seated.items():
        evolve(PersonJoined(person_of(rehearsals._secret(workshop.first_code, number)), group), workshop)


def test_robots_that_are_called_again_sit_where_they_sat_and_nobody_is_new():
    workshop, rehearsals = begun(1, example.its_creation("ABCD2345")), Rehearsals("key")
    first = rehearsals.seated_again(workshop)
    assert [*first.values()] == seats(example.GROUPS)
    came(workshop, rehearsals, first)
    assert rehearsals.seated_again(workshop) == first
    assert Rehearsals("key").seated_again(workshop) == first, "also when the server has been started anew"
    assert Rehearsals("another").seated_again(workshop) != first


def test_those_that_never_came_take_what_room_is_left():
    workshop, rehearsals = begun(1, example.its_creation("ABCD2345")), Rehearsals("key")
    first = rehearsals.seated_again(workshop)
    came(workshop, rehearsals, {number: group for number, group in first.items() if number % 3})
    again = rehearsals.seated_again(workshop)
    assert again.keys() == first.keys() == {*range(ROBOTS)}
    assert {number: group for number, group in again.items() if number % 3} == {
        number: group for number, group in first.items() if number % 3
    }
    assert sorted(again.values()) == sorted(first.values())


def test_in_two_workshops_a_robot_is_two_persons():
    rehearsals = Rehearsals("key")
    assert rehearsals._secret("ABCD2345", 1) != rehearsals._secret("ABCD2346", 1)
    assert rehearsals._secret("ABCD2345", 1) != rehearsals._secret("ABCD2345", 2)
