"""The last picture: what it says holds after one session and after two, and where nothing came of it."""

from datetime import date

import pytest

from app.analysis.analysis import KINDS
from app.analysis.commands import PlanAction, SetAim
from app.analysis.plan import Plan
from app.live.view import Audience, view
from app.screens import with_screen
from app.vocabulary import PASS, Colour, Step
from app.weight.commands import SetWeight
from app.workshop.commands import MeetAgain, OpenStep, OpenTopic, ShowEnding
from app.workshop.events import TaskBroughtUp
from app.workshop.workshop import DayPassed, NothingToEnd
from tests.makers import CARERS, TEACHERS, a_live_workshop, ask, happen, placed


def shown(live, audience=Audience.WALL):
    return with_screen(audience, view(live, audience, {}))["screen"]


def ended(*placing, step=Step.ACT):
    """Each task as carers and teachers placed it, with the ending on the wall."""
    live = a_live_workshop(*(f"Uppgift {n}" for n in range(len(placing))), step=step)
    for number, colours in enumerate(placing, 1):
        for group, colour in zip((CARERS, TEACHERS), colours, strict=True):
            if colour:
                happen(live, placed(live, f"t{number}", group, PASS if colour == PASS else Colour(colour)))
    ask(live, ShowEnding(True))
    return live


def plan(live, task, kind, due=None):
    ask(live, PlanAction(task, f"a{len(live.analysis.actions)}", Plan(kind, due=due)))


def test_after_session_one_the_talks_are_counted_and_no_hours():
    placing = (("red", "red"), ("black", None), ("red", "green"), ("green", "green"), ("yellow", None), (PASS, PASS))
    told = shown(ended(*placing, step=Step.SETTLE))["ending"]
    assert told == {
        "session": 1,
        "counts": {"new_job": 1, "stop": 1, "moves": 1, "keep": 1},
        "open": 1,
        "next": [],
        "aims": [],
        "says": "came",
        "so": "not_decided",
    }


def test_after_session_two_each_task_is_counted_once_as_what_becomes_of_it():
    live = ended(
        ("red", "red"), ("black", None), ("red", "green"), ("red", None), ("green", None), (PASS, None), ("red", "red")
    )
    for task, kind in (("t1", "bundle"), ("t2", "keep"), ("t2", "stop"), ("t3", "move"), ("t4", "investigate")):
        plan(live, task, kind)
    told = shown(live)["ending"]
    assert told["counts"] == {"new_job": 1, "stop": 1, "moves": 1, "keep": 1}
    assert told["open"] == 2
    assert sum(told["counts"].values()) + told["open"] == 6  # what nobody here does is nobody's


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_of_action_is_counted(kind):
    live = ended(("red", "red"))
    plan(live, "t1", kind)
    told = shown(live)["ending"]
    assert sum(told["counts"].values()) + told["open"] == 1
    assert told["says"] == "decided"


def test_where_nothing_is_planned_it_says_so():
    told = shown(ended(("red", "red"), ("green", "green")))["ending"]
    assert (told["says"], told["so"], told["next"]) == ("empty", "", [])
    before = shown(ended((None, None), step=Step.SETTLE))["ending"]
    assert (before["says"], before["so"]) == ("empty", "")


def test_what_is_due_first_comes_first_and_what_is_kept_is_nothing_to_do():
    live = ended(("red", "red"), ("red", "red"), ("red", "red"))
    plan(live, "t1", "move", date(2027, 5, 1))
    plan(live, "t2", "bundle", date(2027, 3, 1))
    plan(live, "t3", "keep")
    assert [task for task, _ in shown(live)["ending"]["next"]] == ["t2", "t1"]


def test_hours_are_said_as_people_say_them_and_only_where_something_is_freed():
    live = ended(("red", "red"))
    ask(live, SetWeight("t1", CARERS, "2 h i veckan", 2))
    plan(live, "t1", "simplify")
    assert (shown(live)["ending"]["says"], shown(live)["ending"]["so"]) == ("decided", "nothing")
    plan(live, "t1", "bundle")
    assert (shown(live)["ending"]["says"], shown(live)["ending"]["so"]) == ("days 0.5", "frees")


def test_what_the_groups_want_their_time_for_is_there_in_the_groups_order():
    live = ended(("red", "red"))
    ask(live, SetAim(TEACHERS, "Planera"))
    ask(live, SetAim(CARERS, "Mer tid med barnen"))
    assert shown(live)["ending"]["aims"] == [CARERS, TEACHERS]
    ask(live, SetAim(CARERS))
    assert shown(live)["ending"]["aims"] == [TEACHERS]


def test_the_wall_shows_it_until_there_is_something_else_to_show():
    for goes_on in (OpenTopic("right_things"), OpenStep(Step.ANALYSE, 5)):
        live = ended(("red", "red"))
        assert shown(live)["picture"] == "ending"
        ask(live, goes_on)
        assert shown(live)["picture"] != "ending"
    assert shown(happen(ended(("red", "red")), TaskBroughtUp("t1")))["picture"] == "one"


def test_a_closed_workshop_shows_it_on_the_wall_and_on_the_phones():
    live = ended(("green", "green"))
    assert "ending" not in shown(live, Audience.PHONE)
    ask(live, OpenStep(Step.CLOSED, 5))
    assert shown(live)["picture"] == "ending"
    assert shown(live, Audience.PHONE)["ending"] == shown(live)["ending"]


def test_nothing_is_ended_before_anything_has_been_shown():
    with pytest.raises(NothingToEnd):
        ask(a_live_workshop("Tvätt"), ShowEnding(True))


def test_nobody_meets_on_a_day_that_was():
    live = a_live_workshop("Tvätt")
    now = 1_900_000_000_000
    with pytest.raises(DayPassed):
        ask(live, MeetAgain(date(2030, 3, 16), now))
    ask(live, MeetAgain(date(2030, 3, 17), now))
    assert view(live, Audience.PHONE, {})["meets"] == "2030-03-17"
