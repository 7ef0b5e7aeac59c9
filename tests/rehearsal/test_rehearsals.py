"""Whose rehearsals there are room for: whoever begins another has left the one before."""

import asyncio

import pytest

from app.rehearsal.rehearsals import MOST, Rehearsals, TooManyRehearsals


@pytest.fixture(autouse=True)
def they_stay(monkeypatch):
    async def take_part(*_its, **_more):
        await asyncio.Event().wait()

    monkeypatch.setattr("app.rehearsal.robots.take_part", take_part)


def begin(rehearsals, code, whose=None):
    rehearsals.start(code, code, ["g1"], "http://127.0.0.1:1", whose=whose)


async def test_whoever_begins_another_makes_room_for_it_and_takes_nobody_elses():
    rehearsals = Rehearsals()
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
    rehearsals = Rehearsals()
    begin(rehearsals, "c1", whose=1)
    await rehearsals.stop("c1")
    assert not rehearsals.is_on("c1")


async def test_one_that_is_nobodys_makes_room_for_nobody():
    rehearsals = Rehearsals()
    for nth in range(MOST):
        begin(rehearsals, f"c{nth}")
    assert rehearsals.is_full_for(1)
    await rehearsals.stop_those_of(1)
    assert rehearsals.is_full
    await rehearsals.close()
