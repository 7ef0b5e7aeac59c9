"""`python -m benchmarks.slow_phone`: how long a slow phone on a slow network waits for the sorting page.

Somebody who has joined opens the page for the first time, in a real browser that behaves as on 3G (400 ms to and fro,
400 kbit/s) with a processor a quarter as fast. The page can be used from when it is drawn, by its forms; the scripts
are in when the page's own module has run.
"""

import asyncio
import sys
import tempfile
from pathlib import Path

from playwright.async_api import Page, async_playwright

from app.storage import schema
from app.storage.database import Database
from benchmarks.load import quantile
from tests.journeys.conftest import CHROMIUM, FLAGS, PHONE, staged
from tests.running import Running, ask, running

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
    with tempfile.TemporaryDirectory(prefix="akr-bench-") as folder:
        database = Database(f"sqlite:///{Path(folder) / 'akr.db'}")
        schema.upgrade(database)
        with running(database) as server:
            visits = await _visit_all(server)
        database.close()
    drawn, scripts = ([visit[what] / 1000 for visit in visits] for what in ("drawn", "scripts"))
    print(f"{len(visits)} first visits: drawn after {quantile(drawn, 0.5):.2f} s, scripts in after", end=" ")
    print(
        f"{quantile(scripts, 0.5):.2f} s (at most {max(scripts):.2f}); {visits[0]['requests']:.0f} requests,", end=" "
    )
    print(f"{max(visit['bytes'] for visit in visits) / 1000:.1f} kB.")
    return 0


async def _visit_all(server: Running) -> list[dict[str, float]]:
    facilitator = server.facilitator()
    code = server.workshop(facilitator)
    for nth in range(TASKS):
        ask(facilitator, code, "add_task", text=f"Arbetsuppgift nummer {nth + 1}")
    ask(facilitator, code, "open_step", step="sort")
    async with async_playwright() as playwright:
        chromium = await playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        async with staged(server, chromium) as stage:
            visits = []
            for _ in range(VISITS):
                page = await stage.page(size=PHONE, has_touch=True, is_mobile=True)
                cookies = server.participant(code).cookies.jar
                await page.context.add_cookies(
                    [{"name": it.name, "value": it.value or "", "url": server.base} for it in cookies]
                )
                visits.append(await _visit(page, f"/w/{code}"))
        await chromium.close()
    return visits


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
