"""`python -m benchmarks.drop_to_wall`: from a drop on the facilitator's board until the wall shows it.

In real browsers. The hand is a mouse on the lead's page. The drop is when that page is told that the button was let go;
it is shown when the wall has drawn the frame with the card in its new column. Chromium gives both pages the same clock.
Server, browsers and hand share the machine's cores, as they would on a laptop with a projector.
"""

import asyncio
import sys

from playwright.async_api import Locator, Page

from benchmarks.browsers import a_stage
from benchmarks.load import quantile

DROPS = 30
TASKS = 9

_NOTE_DROPS = """() => document.addEventListener(
  "drop", () => { window.dropped = performance.timeOrigin + performance.now(); }, true)"""
_NOTE_CARDS = """() => {
  const drawn = () => { window.shown ??= performance.timeOrigin + performance.now(); };
  new MutationObserver((changes) => {
    const cards = changes.flatMap((it) => [...it.addedNodes]).filter((it) => it.dataset?.key);
    if (cards.length) requestAnimationFrame(() => setTimeout(drawn));
  }).observe(document.querySelector("#columns"), { childList: true, subtree: true });
}"""


async def main() -> int:
    async with a_stage(TASKS, "settle") as (stage, code):
        lead, wall = await stage.lead(code), await stage.wall(code)
        await lead.evaluate(_NOTE_DROPS)
        await wall.evaluate(_NOTE_CARDS)
        times = [await _drop(lead, wall, nth) for nth in range(DROPS + 2)][2:]  # the first two warm up
    median, p95 = quantile(times, 0.5), quantile(times, 0.95)
    print(f"{len(times)} drops until the wall showed them: median {median:.0f} ms, p95 {p95:.0f} ms.")
    return 0


async def _drop(lead: Page, wall: Page, nth: int) -> float:
    """Milliseconds from the drop until the wall has drawn it."""
    card = lead.locator("#board .card", has_text="nummer 2")
    column = lead.locator(f"#board [data-column={('green', 'red')[nth % 2]}]")
    await wall.evaluate("() => { window.shown = null; }")
    await _drag(lead, card.locator(".card-text"), column)
    while not (shown := await wall.evaluate("() => window.shown")):
        await asyncio.sleep(0.01)
    await asyncio.sleep(0.2)
    return float(shown) - float(await lead.evaluate("() => window.dropped"))


async def _drag(page: Page, what: Locator, to: Locator) -> None:
    await what.scroll_into_view_if_needed()
    start, end = await what.bounding_box(), await to.bounding_box()
    assert start
    assert end
    await page.mouse.move(start["x"] + 10, start["y"] + 10)
    await page.mouse.down()
    await page.mouse.move(end["x"] + end["width"] / 2, end["y"] + 30, steps=15)
    await asyncio.sleep(0.2)  # a hand is not so quick; the board moves the card along while it is held
    await page.mouse.up()


if __name__ == "__main__":
    sys.exit(asyncio.run(main()))
