"""Where robots sit, so that there is something to show when they have answered."""

import asyncio

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app import example
from app.rehearsal.robots import ROBOTS, seats, take_part
from app.vocabulary import Group
from app.workshop.workshop import SMALLEST
from tests.running import ask, running, view_of

pytestmark = pytest.mark.heavy

groups = st.lists(st.tuples(st.booleans(), st.none() | st.integers(0, 20)), min_size=1, max_size=12).map(
    lambda them: [Group(f"g{number}", "", *it) for number, it in enumerate(them, 1)]
)


def test_in_the_example_two_groups_are_large_enough_and_one_robot_holds_the_pen_of_the_third():
    seated = seats(example.GROUPS)
    assert [seated.count(group.id) for group in example.GROUPS] == [6, 5, 1]


def test_with_two_groups_each_has_half():
    seated = seats([Group("g1", "A"), Group("g2", "B")])
    assert (seated.count("g1"), seated.count("g2")) == (6, 6)


def test_with_four_groups_two_are_large_enough_and_the_others_are_heard_in_a_sum():
    seated = seats([Group(f"g{number}", "") for number in range(1, 5)])
    assert sorted(map(seated.count, {*seated})) == [1, 1, 5, 5]


@given(groups)
def test_no_group_gets_more_robots_than_it_has_people_so_that_none_is_one_phone_too_many(them):
    seated = seats(them)
    assert len(seated) <= ROBOTS
    for group in them:
        assert group.expected is None or seated.count(group.id) <= group.expected
        assert not group.jointly or seated.count(group.id) <= 1


@given(groups)
def test_there_is_something_to_show_wherever_there_can_be(them):
    seated = seats(them)
    alone = [group for group in them if not group.jointly]
    has_room = any(group.expected is None or group.expected >= SMALLEST for group in alone)
    enough = [group for group in alone if seated.count(group.id) >= SMALLEST]
    joint = [group for group in them if group.jointly and group.id in seated]
    assert joint or enough or not has_room or len(alone) > ROBOTS - SMALLEST + 1


async def test_the_example_is_led_from_sorting_to_the_end_and_shows_all_three_groups(sqlite, monkeypatch):
    monkeypatch.setattr("app.rehearsal.robots.PAUSE", (0.01, 0.03))
    monkeypatch.setattr("app.rehearsal.robots.COMES", (0.0, 0.3))
    with running(sqlite) as server:
        lead = await asyncio.to_thread(server.facilitator)
        code = await asyncio.to_thread(example.plant, sqlite)
        await asyncio.to_thread(ask, lead, code, "open_step", step="sort")
        crowd = asyncio.create_task(take_part(server.base, code, seats(example.GROUPS)))
        async with server.follow(lead, code, "as=lead") as screen:
            await screen.until(lambda view: sum(group["people"] for group in view["groups"].values()) == ROBOTS)
            await screen.until(lambda view: all(group["done"] == group["people"] for group in view["groups"].values()))
            showing = {id: group["showing"] for id, group in screen.view["groups"].items()}
            assert showing == {"g1": "alone", "g2": "alone", "g3": "jointly"}
            assert "done" in await screen.ask("open_step", step="reveal")
            for task in screen.view["tasks"].values():
                assert task["votes"].keys() == {"g1", "g2"}
                assert task["joint"].keys() == {"g3"}
            for step in ("settle", "analyse", "act"):
                assert "done" in await screen.ask("open_step", step=step)
        crowd.cancel()


def test_somebody_more_in_the_example_is_not_one_phone_too_many(sqlite):
    with running(sqlite) as server:
        lead = server.facilitator()
        code = example.plant(sqlite)
        for group in seats(example.GROUPS):
            server.participant(code, group)
        for group in example.GROUPS:
            server.participant(code, group.id)
        assert ask(lead, code, "close_door", closed=True).status_code == 200
        assert all("seats" not in group for group in view_of(lead, code, "as=lead")["groups"].values())
