"""The hours of red and green tasks that boards and job descriptions have measured, for a staff mix."""

from decimal import Decimal

import pytest

from app.analysis.commands import PlanAction
from app.analysis.plan import Plan
from app.calculator.mix.board import Board, in_texts, of_group, on_board
from app.calculator.mix.mix import exactly
from app.job_descriptions.draft import Draft, Duty, Provenance
from app.vocabulary import PASS, Colour
from app.weight.commands import SetWeight
from tests.analysis.test_asked import a_room
from tests.makers import CARERS, TEACHERS, ask

pytestmark = pytest.mark.pure
G, Y, R, B = Colour


def timed(live, **hours):
    """Hours a week of the carers for each task; of the teachers where its name ends with t."""
    for task, each in hours.items():
        group = TEACHERS if task.endswith("t") else CARERS
        ask(live, SetWeight(task.rstrip("t"), group, f"{each} h i veckan", 2))
    return live


def board(live) -> Board:
    return on_board(live.analysis)


def red(its: Board, group: str = "") -> Decimal:
    return of_group([its], group).red.middle


def test_red_hours_are_of_all_who_do_it():
    its = board(timed(a_room((R, PASS), (R, R), (G, Y)), t1=3, t2=4, t2t=1, t3=10))
    assert red(its) == 2 * (3 + 4 + 1)
    assert of_group([its], "").green.middle == 20


def test_one_group_may_be_asked_for():
    its = board(timed(a_room((R, R)), t1=3, t1t=5))
    names = list(its.by_group)
    assert [red(its, name) for name in names] == [6, 10]
    assert red(its, names[0].upper()) == 6
    assert red(its, "Ingen sådan") == 0


def test_what_is_green_for_another_group_is_handed_over_within_the_workplace():
    assert red(board(timed(a_room((R, G)), t1=3))) == 0


def test_what_is_to_stop_or_to_move_is_no_hours_for_somebody_new():
    live = timed(a_room((R, PASS), (R, PASS), (R, PASS)), t1=3, t2=4, t3=5)
    ask(live, PlanAction("t1", "a1", Plan("stop")))
    ask(live, PlanAction("t2", "a2", Plan("move", to=TEACHERS)))
    ask(live, PlanAction("t3", "a3", Plan("bundle")))
    assert red(board(live)) == 10


def test_a_board_without_times_does_not_say_that_there_are_no_hours():
    its = board(a_room((R, PASS), (R, R), (G, G)))
    assert (its.is_timed, its.untimed) == (False, 2)
    its = board(timed(a_room((R, PASS), (R, R)), t1=3))
    assert (its.is_timed, its.untimed) == (True, 1)


def a_text(*duties: Duty) -> Draft:
    return Draft("Serviceassistent", Provenance(), duties)


def test_texts_are_summed_and_a_task_is_counted_once():
    laundry = Duty("Tvätt", Decimal(5), ("ABCDEF.t1",))
    first, second = a_text(laundry, Duty("Disk", Decimal(3))), a_text(laundry, Duty("Post", None))
    assert in_texts([first, second]) == exactly(Decimal(8))


def test_what_came_from_a_board_that_is_counted_is_not_counted_again():
    its = a_text(Duty("Tvätt", Decimal(5), ("ABCDEF.t1",)), Duty("Disk", Decimal(3), ("GHIJKL.t1",)))
    assert in_texts([its], {"ABCDEF"}) == exactly(Decimal(3))
