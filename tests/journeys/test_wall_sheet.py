"""The wall at every size for small crowds and large ones: nothing is cut, too small, or empty beside what is full."""

import pytest

from tests.sheet import SIZES, draw

pytestmark = pytest.mark.heavy


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_every_picture_is_whole_and_can_be_read_from_afar(browser, size):
    sheet = await draw(browser, sizes=[size], is_drawn=False)
    assert sheet.wrong == []


@pytest.mark.parametrize("size", SIZES[:2], ids=lambda size: f"{size[0]}x{size[1]}")
async def test_every_picture_is_whole_also_with_the_space_that_a_reader_asks_for(browser, size):
    sheet = await draw(browser, sizes=[size], spaced=True, is_drawn=False)
    assert sheet.wrong == []
