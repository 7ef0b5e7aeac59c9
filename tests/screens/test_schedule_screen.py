"""The schedule on the facilitator's page, and the widths of the board: decided from the view."""

import json
from pathlib import Path

import pytest

from app.screens.board import spans
from app.screens.lead import screen
from app.screens.schedule import fits
from tests.screens.test_lead_screen import a_group, a_task, a_view, placed, tasks

CASES = Path(__file__).parents[1] / "cases"


@pytest.mark.parametrize("case", json.loads((CASES / "fits.json").read_text()), ids=lambda case: case["says"])
def test_whether_there_is_time_is_said_as_the_page_says_it_when_time_goes_by(case):
    assert fits(case["step"], case["timer"], case["now"]) == case["fits"]


def plan(step, groups=None, its=None, minutes=None, **more):
    groups = groups or {"g1": a_group(0, 6)}
    told = {
        "minutes": {"gather": 15, "sort": 20, "reveal": 15, "settle": 30, "analyse": 60, "act": 30} | (minutes or {})
    }
    view = a_view(groups, tasks(3) if its is None else its, step=step, schedule=told | more)
    return screen(view | {"analysis": {"answered": 4, "needing": 9}})["schedule"]


def test_the_steps_of_the_session_that_is_open_share_the_bar_by_their_minutes():
    assert [(it["step"], it["minutes"], it["share"]) for it in plan("sort")["steps"]] == [
        ("gather", 15, 4),
        ("sort", 20, 5),
        ("reveal", 15, 4),
        ("settle", 30, 8),
    ]
    assert [it["step"] for it in plan("act")["steps"]] == ["analyse", "act"]
    assert plan("closed")["steps"] == []


def test_a_short_step_is_still_seen():
    assert plan("settle", minutes={"gather": 1, "settle": 240})["steps"][0]["share"] == 1


def test_a_pace_is_told_of_the_settling_only():
    assert plan("settle", since=5, pace=60)["now"] == {"minutes": 30, "left": 0, "since": 5, "pace": 60}
    assert plan("reveal", since=5, pace=60)["now"] == {"minutes": 15, "left": 0, "since": 5}


def test_how_far_it_has_come_is_said_in_people_only_where_all_answer_alone():
    alone = {"g1": a_group(0, 7, expected=7, done=5, answers=15), "g2": a_group(1, 4, expected=8, done=1, answers=3)}
    assert plan("sort", alone)["far"] == {"kind": "people", "n": 6, "of": 15}
    mixed = alone | {"g2": a_group(1, 4, jointly=True, expected=4, answers=2)}
    assert plan("sort", mixed)["far"] == {"kind": "answers", "n": 17, "of": 24}
    assert plan("sort", {"g1": a_group(0)})["far"]["kind"] == ""
    assert plan("gather")["far"] == {"kind": "tasks", "n": 3, "of": 0}
    assert plan("reveal")["far"]["kind"] == ""
    assert plan("analyse")["far"] == {"kind": "answered", "n": 4, "of": 9}


def a_divided(order, divided, **more):
    return a_task(order, divided=divided, agreed={}, settled=False, unknown={}, **more)


GROUPS = {"g1": a_group(0, 6), "g2": a_group(1, 2), "g3": a_group(2, 3, jointly=True)}


def laid(*its, **more):
    return plan("settle", GROUPS, {f"t{number}": it for number, it in enumerate(its, 1)}, **more)["lay"]


def test_what_is_placed_without_talk_is_the_least_divided_first_where_most_of_each_group_are():
    bar = {"votes": {"g1": {"red": 4, "green": 2}, "g2": {"red": 5}}, "joint": {"g3": "yellow"}}
    found = laid(a_divided(1, 0.9, **bar), a_divided(2, 0.2, **bar), a_divided(3, 0.5, **bar))
    assert [it["task"] for it in found] == ["t2", "t3", "t1"]
    assert found[0]["places"] == {"g1": "red", "g2": "red", "g3": "yellow"}
    assert found[0]["without"] == []


def test_a_group_whose_view_is_not_known_is_never_placed_for_but_named():
    bar = {"votes": {"g1": {"red": 4, "green": 2}, "together": {"red": 9}}, "joint": {"g3": "split"}}
    whole = {"votes": {"g1": {"red": 6}, "g2": {"red": 6}}, "joint": {"g3": "pass"}}
    found = laid(a_divided(1, 0.1, **bar), a_divided(2, 0.9, **whole))
    # That which nothing is left of comes first, however divided it is.
    assert [it["task"] for it in found] == ["t2", "t1"]
    assert (found[1]["places"], found[1]["without"]) == ({"g1": "red"}, ["g2", "g3"])
    assert found[0]["places"]["g3"] == "pass"


def test_what_a_group_has_placed_stands_and_where_nothing_is_known_there_is_nothing_to_place():
    evenly = {"votes": {"g1": {"red": 3, "green": 3}}, "joint": {}}
    bar = {"votes": {"g1": {"red": 6}}, "joint": {"g3": "red"}, "placement": placed("g1", colour="black")}
    found = laid(a_divided(1, 0.5, **evenly), a_divided(2, 0.5, **bar))
    assert [it["task"] for it in found] == ["t2"]
    assert (found[0]["places"], found[0]["without"]) == ({"g3": "red"}, ["g2"])


def test_a_colour_with_many_cards_is_wider():
    its = {f"t{n}": a_task(n, placement=placed("g1", colour="red" if n < 17 else "green")) for n in range(22)}
    told = spans(a_view({"g1": a_group(0, 5), "g2": a_group(1, 5)}, its))
    assert told == {"g1": {"red": [2, 3, 4]}, "g2": {}}
