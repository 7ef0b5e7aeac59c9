"""`python -m benchmarks.slow_phone`: how long a slow phone on a slow network waits for the sorting page.

Somebody who has joined opens the page for the first time, in a real browser that behaves as on 3G (400 ms to and fro,
400 kbit/s) with a processor a quarter as fast. The page can be used from when it is drawn, by its forms; the scripts
are in when the page's own module has run.
"""

import asyncio
import sys

from playwright.async_api import Page

from benchmarks.browsers import a_stage
from benchmarks.load import quantile
from tests.journeys.conftest import PHONE, Stage

VISITS = 5
TASKS = 36
LATENCY, BYTES_A_SECOND, SLOWER = 400, 400_000 / 8, 4

_NOTE_SCRIPTS = """() => new MutationObserver((_, observer) => {
  const script = document.querySelector("body script[type=module]");
  if (!script) return;
  observer.disconnect();
  script.addEventListener("load", () => { window.scriptsIn = performance.now(); });
}).observe(document, { childList: true, subtree: true })"""
_FOUND = """() => ({
  scripts: window.scriptsIn,
  drawn: performance.getEntriesByName("first-contentful-paint")[0].startTime,
  bytes: [...performance.getEntriesByType("navigation"), ...performance.getEntriesByType("resource")]
    .reduce((sum, it) => sum + it.transferSize, 0),
  requests: performance.getEntriesByType("resource").length + 1,
})"""


async def main() -> int:
    async with a_stage(TASKS, "sort") as (stage, code):
        visits = [await _visit(await _joined(stage, code), f"/w/{code}") for _ in range(VISITS)]
    drawn, scripts = ([visit[what] / 1000 for visit in visits] for what in ("drawn", "scripts"))
    weight, requests = max(visit["bytes"] for visit in visits) / 1000, visits[0]["requests"]
    print(f"{len(visits)} first visits: drawn after {quantile(drawn, 0.5):.2f} s, scripts in after", end=" ")
    print(f"{quantile(scripts, 0.5):.2f} s (at most {max(scripts):.2f}); {requests:.0f} requests, {weight:.1f} kB.")
    return 0


async def _joined(stage: Stage, code: str) -> Page:
    """The phone of somebody who has joined, and has not seen a page yet."""
    page = await stage.page(size=PHONE, has_touch=True, is_mobile=True)
    cookies = stage.server.participant(code).cookies.jar
    await page.context.add_cookies(
        [{"name": it.name, "value": it.value or "", "url": stage.server.base} for it in cookies]
    )
    return page


async def _visit(page: Page, path: str) -> dict[str, float]:
    devtools = await page.context.new_cdp_session(page)
    await devtools.send("Network.enable")
    speed = {"downloadThroughput": BYTES_A_SECOND, "uploadThroughput": BYTES_A_SECOND}
    await devtools.send("Network.emulateNetworkConditions", {"offline": False, "latency": LATENCY, **speed})
    await devtools.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    await page.add_init_script(f"({_NOTE_SCRIPTS})()")
    await page.goto(path)
    await page.wait_for_function("window.scriptsIn")
    found: dict[str, float] = await page.evaluate(_FOUND)
    return found


if __name__ == "__main__":
    sys.exit(asyncio.run(main()))
