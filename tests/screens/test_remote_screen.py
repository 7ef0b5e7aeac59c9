"""The remote's two buttons: what the room waits for, in every step, and with nothing to do."""

import pytest

from app.board.events import TaskAdded, TaskPlaced
from app.live.view import Audience, view
from app.screens import remote
from app.vocabulary import Colour, Step
from app.voting.events import RoundOpened
from app.workshop.events import (
    OpeningShown,
    PeopleExpected,
    StepOpened,
    TaskBroughtUp,
    TopicOpened,
    TopicShown,
    WallTurned,
)
from tests.makers import CARERS, TEACHERS, a_live_workshop, happen, votes


def screen(live):
    return remote.screen(view(live, Audience.REMOTE, {}))


def buttons(live):
    told = screen(live)
    return told["main"].get("says"), told["second"].get("says")


def answered(*texts, step=Step.REVEAL):
    live = a_live_workshop(*texts)
    happen(live, *votes("t1", anna=Colour.RED, bo=Colour.GREEN), *votes("t2", anna=Colour.RED, bo=Colour.RED))
    return happen(live, StepOpened(Step.REVEAL), StepOpened(step))


def test_while_tasks_are_gathered_nothing_goes_on_before_there_is_a_task_and_names_are_looked_at():
    live = a_live_workshop(step=Step.GATHER)
    assert screen(live)["main"] == {"says": "sort", "asks": "nothing"}
    happen(live, TaskAdded("t1", "Ring Berit", "anna", True))
    assert screen(live)["main"] == {"says": "sort", "asks": "names"}
    live = a_live_workshop("Tvätt", step=Step.GATHER)
    assert screen(live)["main"] == {"says": "sort", "do": "open_step", "step": "sort"}
    assert [row["as"] for row in screen(live)["groups"]] == ["here", "here"]


def test_what_can_not_be_unseen_is_asked_about_first_and_not_before_it_is_known_how_it_will_be_shown():
    live = a_live_workshop("Tvätt")
    assert screen(live)["main"] == {"says": "reveal", "asks": "unstated"}
    happen(live, PeopleExpected(CARERS, 2), PeopleExpected(TEACHERS, 1))
    assert screen(live)["main"] == {"says": "reveal", "do": "open_step", "step": "reveal", "sure": True}
    assert [(row["id"], row["done"], row["all"]) for row in screen(live)["groups"]] == [
        (CARERS, 0, 2),
        (TEACHERS, 0, 1),
    ]


def test_the_talk_goes_from_one_task_to_the_next_and_round():
    live = answered("Tvätt", "Disk")
    assert buttons(live) == ("first_task", "settle")
    first = screen(live)["main"]["task"]
    happen(live, TaskBroughtUp(first))
    assert buttons(live) == ("next_task", "again")
    assert (screen(live)["n"], screen(live)["of"]) == (1, 2)
    other = screen(live)["main"]["task"]
    assert {first, other} == {"t1", "t2"}
    happen(live, TaskBroughtUp(other))
    assert screen(live)["main"]["task"] == first


def test_while_a_task_is_answered_anew_the_room_waits_for_its_answers():
    live = answered("Tvätt", "Disk", step=Step.SETTLE)
    happen(live, TaskBroughtUp("t1"), RoundOpened("t1"))
    assert buttons(live) == ("show_again", "next_task")
    assert screen(live)["main"] == {"says": "show_again", "do": "vote_again", "task": ""}
    assert screen(live)["up"] == "t1"


def test_what_is_settled_is_not_taken_up_again():
    live = answered("Tvätt", "Disk", step=Step.SETTLE)
    for group in (CARERS, TEACHERS):
        happen(live, TaskPlaced("t1", group, Colour.RED, "m"))
    assert screen(live)["main"]["task"] == "t2"
    for group in (CARERS, TEACHERS):
        happen(live, TaskPlaced("t2", group, Colour.RED, "n"))
    assert buttons(live) == ("turn", "analyse")


def test_session_two_asks_shows_and_goes_on():
    live = answered("Tvätt", "Disk", step=Step.ANALYSE)
    assert screen(live)["main"] == {"says": "ask", "do": "open_topic", "topic": "weight"}
    happen(live, TopicOpened("weight"))
    assert screen(live)["main"] == {"says": "show_topic", "do": "show_topic", "topic": "weight"}
    assert screen(live)["asked"] == "weight"
    happen(live, TopicShown("weight"))
    assert screen(live)["main"]["topic"] == "right_things"


def test_next_page_goes_round_where_it_is_known_how_many_there_are():
    live = happen(answered("Tvätt", "Disk", step=Step.ACT), WallTurned(1, 2))
    assert screen(live)["main"] == {"says": "turn", "do": "turn_wall", "page": 0}


def test_what_is_said_first_is_taken_down_before_anything_else_is_done():
    live = happen(answered("Tvätt", "Disk"), OpeningShown(True))
    assert buttons(live) == ("opening", None)
    assert screen(live)["main"] == {"says": "opening", "do": "show_opening", "shown": False}


@pytest.mark.parametrize("step", Step)
def test_no_step_is_without_a_button_or_a_reason_where_nobody_has_done_anything(step):
    live = happen(a_live_workshop(people=False, step=Step.GATHER), StepOpened(step))
    assert screen(live)["main"]
