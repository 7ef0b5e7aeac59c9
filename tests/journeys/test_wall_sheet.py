"""The wall at every size for small crowds and large ones: nothing is cut, too small, or empty beside what is full."""

import pytest

from tests.sheet import CROWDS, PICTURES, SIZES, draw

pytestmark = pytest.mark.heavy
TOO_LITTLE_ROOM = ("sort", "asked", "after", "opinions")
"""Seven long names with a reader's space: lines are cut, or lie on each other."""


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_every_picture_is_whole_and_can_be_read_from_afar(browser, size):
    sheet = await draw(browser, sizes=[size], is_drawn=False)
    assert sheet.wrong == []


@pytest.mark.parametrize("size", SIZES[:2], ids=lambda size: f"{size[0]}x{size[1]}")
async def test_up_to_four_groups_are_whole_also_with_the_space_that_a_reader_asks_for(browser, size):
    sheet = await draw(browser, sizes=[size], crowds=CROWDS[:3], spaced=True, is_drawn=False)
    assert sheet.wrong == []


@pytest.mark.parametrize("size", SIZES[:2], ids=lambda size: f"{size[0]}x{size[1]}")
async def test_seven_long_names_are_whole_with_that_space_too_where_there_is_room(browser, size):
    pictures = tuple(it for it in PICTURES if it not in TOO_LITTLE_ROOM)
    sheet = await draw(browser, sizes=[size], crowds=[CROWDS[3]], pictures=pictures, spaced=True, is_drawn=False)
    assert sheet.wrong == []
