"""The room's wall is the lead's: it follows, is held, or goes by itself."""

import pytest

from app.board.board import UnknownTask
from app.board.commands import AddTask
from app.vocabulary import NotYours, Step
from app.workshop.commands import BringUp, CoverWall, LightWall, LookAt, OpenStep, SteerWall, TurnWall
from app.workshop.wall import Wall
from app.workshop.workshop import UnknownChoice, UnknownGroup
from tests.makers import ANNA, CARERS, TEACHERS, a_live_workshop, ask


def wall_of(live):
    return live.workshop.wall


def test_a_wall_follows_from_the_beginning_and_shows_what_is_up_from_its_first_page():
    live = a_live_workshop("Tvätt", step=Step.SETTLE)
    ask(live, LookAt("board", TEACHERS))
    ask(live, TurnWall(1, 3))
    assert wall_of(live) == Wall("follow", "board", TEACHERS, 1, 3)
    ask(live, LookAt("board", CARERS))
    assert wall_of(live) == Wall("follow", "board", CARERS)
    assert ask(live, LookAt("board", CARERS)) == []
    ask(live, OpenStep(Step.ANALYSE))
    assert wall_of(live) == Wall()


def test_a_held_wall_keeps_its_page_whatever_the_lead_has_up_and_is_turned_all_the_same():
    live = a_live_workshop("Tvätt", step=Step.SETTLE)
    ask(live, LookAt("board", TEACHERS))
    ask(live, TurnWall(2, 4))
    ask(live, SteerWall("hold"))
    held = Wall("hold", "board", TEACHERS, 2, 4)
    assert ask(live, LookAt("board", CARERS)) == []
    ask(live, BringUp("t1"))
    ask(live, OpenStep(Step.ANALYSE))
    assert wall_of(live) == held
    ask(live, TurnWall(3))
    assert wall_of(live) == Wall("hold", "board", TEACHERS, 3, 4)
    ask(live, SteerWall("follow"))
    assert wall_of(live) == Wall()


def test_of_two_leads_the_last_one_wins_and_undo_touches_neither():
    live = a_live_workshop("Tvätt", step=Step.SETTLE)
    ask(live, SteerWall("hold", 1))
    ask(live, SteerWall("turn"))
    ask(live, LightWall(True))
    assert wall_of(live) == Wall("turn", dark=True)
    assert not live.acts.did
    ask(live, AddTask("Disk", "t9"))
    ask(live, SteerWall("hold"))
    assert [act.do for act in live.acts.did] == ["add_task"]


def test_to_freeze_a_wall_as_older_pages_do_is_to_hold_it():
    live = a_live_workshop()
    ask(live, CoverWall("frozen"))
    assert (live.workshop.cover, wall_of(live).way) == ("", "hold")


def test_dark_stays_dark_whatever_is_shown():
    live = a_live_workshop("Tvätt", step=Step.SETTLE)
    ask(live, LightWall(True))
    ask(live, LookAt("talk"))
    ask(live, SteerWall("hold"))
    ask(live, SteerWall("follow"))
    assert wall_of(live) == Wall(dark=True)


@pytest.mark.parametrize(
    ("command", "no"),
    [
        (SteerWall("dance"), UnknownChoice),
        (SteerWall("hold", -1), UnknownChoice),
        (TurnWall(-1), UnknownChoice),
        (TurnWall(10**9), UnknownChoice),
        (TurnWall(0, 10**9), UnknownChoice),
        (LookAt("answers"), UnknownChoice),
        (LookAt("", "g1"), UnknownChoice),
        (LookAt("question", "everything"), UnknownChoice),
        (LookAt("talk", "gossip"), UnknownChoice),
        (LookAt("board", "g9"), UnknownGroup),
        (LookAt("action", "t9"), UnknownTask),
    ],
)
def test_what_there_is_not_is_refused_and_changes_nothing(command, no):
    live = a_live_workshop("Tvätt", step=Step.SETTLE)
    with pytest.raises(no):
        ask(live, command)
    assert wall_of(live) == Wall()


def test_how_many_pages_something_had_does_not_turn_what_was_pressed_meanwhile():
    live = a_live_workshop("Tvätt", step=Step.SETTLE)
    ask(live, LookAt("talk"))
    ask(live, LookAt("talk", "hand_over"))
    ask(live, TurnWall(0, 3, "talk"))
    assert wall_of(live) == Wall("follow", "talk", "hand_over")
    ask(live, TurnWall(1, 3, "talk", "hand_over"))
    assert wall_of(live) == Wall("follow", "talk", "hand_over", 1, 3)


@pytest.mark.parametrize("command", [SteerWall("hold"), TurnWall(1), LookAt("talk"), LightWall(True)])
def test_nobody_else_steers_it(command):
    live = a_live_workshop("Tvätt", step=Step.SETTLE)
    with pytest.raises(NotYours):
        ask(live, command, ANNA)
