"""WCAG 1.4.4: who zooms the wall, or asks the browser for larger text, gets letters twice as large, and all of them."""

import asyncio

import pytest
from playwright.async_api import Page

from tests.journeys.test_access import a_workshop
from tests.running import ask

pytestmark = pytest.mark.heavy
ZOOMED = {"width": 640, "height": 360}
"""A page at 200 % in a window of 1280 x 720: half as many pixels, each twice as large."""
SMALLEST_TWICE = 44
"""Screen pixels: nothing on a wall is under 22."""

LETTERS = """(scale) => {
  const found = {};
  const walk = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) {
    const text = walk.currentNode.data.replaceAll("\\u00ad", "").trim();
    const around = walk.currentNode.parentElement;
    const isSeen = around.checkVisibility({visibilityProperty: true}) && !around.closest(".visually-hidden, button");
    const name = `${text} ${around.className}`;
    if (text && isSeen) found[name] = scale * parseFloat(getComputedStyle(around).fontSize);
  }
  return found;
}"""
CUT = """() => {
  const {scrollWidth} = document.documentElement;
  const cut = scrollWidth > innerWidth ? [`${scrollWidth - innerWidth} px wider than the window`] : [];
  const isSeen = (it) => it.checkVisibility({visibilityProperty: true}) && !it.closest(".visually-hidden, svg");
  const isWithin = (box, edge) =>
    Math.max(box.bottom - edge.bottom, edge.top - box.top, box.right - edge.right, edge.left - box.left) <= 2;
  for (const it of [...document.querySelectorAll("main *")].filter(isSeen)) {
    if (it.firstElementChild || !it.innerText?.trim()) continue;
    for (let around = it; around !== document.body; around = around.parentElement) {
      const clips = getComputedStyle(around).overflowY !== "visible";
      if (clips && !isWithin(it.getBoundingClientRect(), around.getBoundingClientRect())) cut.push(it.innerText);
    }
  }
  return cut;
}"""
"""What is seen in part: pages that are not shown are not seen at all."""


async def with_text_twice_as_large(page: Page) -> Page:
    """As somebody has set it in the browser."""
    session = await page.context.new_cdp_session(page)
    await session.send("Page.setFontSizes", {"fontSizes": {"standard": 32}})
    return page


async def test_the_wall_is_twice_as_large_where_somebody_zooms_or_asks_for_larger_text(stage):
    server, lead = stage.server, stage.server.facilitator()
    code, _ = await asyncio.to_thread(a_workshop, server, lead)
    room = await stage.wall(code)
    zoomed = await stage.wall(code, size=ZOOMED, device_scale_factor=2)
    larger = await with_text_twice_as_large(await stage.wall(code))
    wrong = []
    for step in ("gather", "sort", "reveal", "settle", "analyse", "act"):
        ask(lead, code, "open_step", step=step)
        await asyncio.gather(*(page.reload(wait_until="networkidle") for page in (room, zoomed, larger)))
        before = await room.evaluate(LETTERS, 1)
        assert len(before) > 3
        for name, page, scale in (("zoomed", zoomed, 2), ("larger text", larger, 1)):
            now = await page.evaluate(LETTERS, scale)
            assert now
            both = {text: (size, now[text]) for text, size in before.items() if text in now}
            wrong += [(step, name, it) for it in both.items() if it[1][1] < 1.99 * it[1][0]]
            wrong += [(step, name, it) for it in now.items() if it[1] < SMALLEST_TWICE]
            wrong += [(step, name, it) for it in await page.evaluate(CUT)]
    assert wrong == []
