"""What the groups' colours, laid side by side, ask the room to talk about."""

import pytest

from app.board.board import Placement, Talk, Task, talk
from app.vocabulary import Colour

GREEN, YELLOW, RED, BLACK = Colour


def a_task(*colours: Colour | None) -> Task:
    """A task as its groups placed it, one colour a group; None is a group that has not."""
    placed = {f"g{number}": Placement(colour, "m") for number, colour in enumerate(colours) if colour}
    return Task("t1", "Tvätt", "anna", 1, placed)


def test_a_task_that_nobody_has_placed_asks_for_no_talk():
    assert talk(a_task(None, None)) is None


@pytest.mark.parametrize("other", [*Colour, None])
def test_black_for_any_group_asks_whether_to_stop(other):
    assert talk(a_task(other, BLACK)) is Talk.STOP


@pytest.mark.parametrize("colours", [(RED,), (RED, RED), (RED, None), (RED, RED, RED)])
def test_red_for_all_who_do_it_is_raw_material_for_a_new_job(colours):
    assert talk(a_task(*colours)) is Talk.NEW_JOB


@pytest.mark.parametrize("colours", [(RED, GREEN), (GREEN, RED), (RED, YELLOW, GREEN)])
def test_red_here_and_green_there_asks_for_handing_over(colours):
    assert talk(a_task(*colours)) is Talk.HAND_OVER


@pytest.mark.parametrize("colours", [(GREEN, GREEN), (GREEN, YELLOW, GREEN), (RED, YELLOW)])
def test_green_for_several_or_nobodys_asks_whose_it_is(colours):
    assert talk(a_task(*colours)) is Talk.WHOSE


@pytest.mark.parametrize("colours", [(GREEN,), (GREEN, YELLOW), (YELLOW, YELLOW), (YELLOW, None)])
def test_what_nobody_contends_is_kept(colours):
    assert talk(a_task(*colours)) is Talk.KEEP
