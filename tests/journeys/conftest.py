"""People in real browsers: a facilitator, phones and a wall, each with their own cookies, against the real server."""

import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio
from playwright.async_api import Browser, BrowserContext, Locator, Page, async_playwright, expect

from tests.running import Running, ask, view_of

CHROMIUM = shutil.which("chromium-headless-shell") or "/usr/bin/chromium-headless-shell"
"""The system's, as it is built to run without a screen: the same in a page, and a window costs it a third. A missing
browser fails the journeys; nothing is skipped."""
FLAGS = [
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-component-update",
    "--no-first-run",
    "--disable-sync",
    "--font-render-hinting=none",  # letters are as wide as in a window, and as much has room
]
AXE = Path(__file__).parents[2] / "node_modules/axe-core/axe.min.js"
PHONE = {"width": 390, "height": 844}
A_PHONE = {"size": PHONE, "has_touch": True, "is_mobile": True}
LAPTOP = {"width": 1280, "height": 720}
SIZES = {"phone": {"width": 320, "height": 640}, "laptop": LAPTOP}
"""The narrowest that everything must fit, and the widest that is common."""

FOUND = """async () => {
  const runOnly = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
  const find = (where) => axe.run(where, {runOnly, resultTypes: ["violations"]});
  const found = [];
  for (const {id, nodes} of (await find(document)).violations) {
    for (const {target} of nodes) {
      document.querySelector(target[0]).scrollIntoView({block: "center", behavior: "instant"});
      const left = id === "target-size" ? (await find(target[0])).violations : [{id}];
      if (left.some((it) => it.id === id)) found.push(`${id}: ${target.join(" ")}`);
    }
  }
  return found;
}"""
"""A target that the bar at the foot happens to lie over is looked at again where it has been scrolled clear of it."""

expect.set_options(timeout=15_000)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """One loop for all journeys of a process, for the browser belongs to it."""
    for item in items:
        if "journeys" in item.path.parts:
            item.add_marker(pytest.mark.asyncio(loop_scope="session"), append=False)


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def browser() -> AsyncIterator[Browser]:
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        await browser.close()


def colleagues_answer(
    server: Running, lead: Any, code: str, group: str = "g1", people: int = 5, **colours: str
) -> None:
    """So many more join a group and answer every task, so that there is something that may be shown.

    `colours`: what they answer, by the first word of a task's text; else red.
    """
    tasks = view_of(lead, code, "as=lead")["tasks"]
    for _ in range(people):
        one = server.participant(code, group)
        for id, task in tasks.items():
            ask(one, code, "cast_vote", task=id, colour=colours.get(task["text"].split()[0], "red"))


def cookies_of(client: Any, base: str) -> list[Any]:
    """A client's cookies, as a browser takes them."""
    return [{"name": cookie.name, "value": cookie.value, "url": base} for cookie in client.cookies.jar]


class Stage:
    """Opens browsers for people, and remembers what went wrong in them."""

    def __init__(self, server: Running, browser: Browser) -> None:
        self.server = server
        self.browser = browser
        self.contexts: list[BrowserContext] = []
        self.wrong: list[str] = []
        self.hosts: set[str] = set()

    async def page(self, size: dict[str, int] = LAPTOP, language: str = "sv-SE", **options: Any) -> Page:
        context = await self.browser.new_context(
            base_url=self.server.base, viewport=size, locale=language, reduced_motion="reduce", **options
        )
        self.contexts.append(context)
        page = await context.new_page()
        page.on("pageerror", lambda error: self.wrong.append(f"{page.url}: {error}"))
        page.on("console", lambda line: self.wrong.append(f"{page.url}: {line.text}") if line.type == "error" else None)
        page.on("request", lambda request: self.hosts.add(request.url.split("/")[2]) if "//" in request.url else None)
        return page

    async def lead(self, code: str = "", at: str = "", **options: Any) -> Page:
        """A facilitator who has signed in, at an address of ours; or on the lead page where a code is given."""
        page = await self.page(**options)
        client = self.server.facilitator()
        await page.context.add_cookies(cookies_of(client, self.server.base))
        await page.goto(at or (f"/w/{code}/lead" if code else "/workshops"))
        return page

    async def phone(self, code: str, group: str, **options: Any) -> Page:
        """Somebody who has joined, on a phone that has come to its own page: two pages less than by hand."""
        page = await self.page(**{**A_PHONE, **options})
        client = self.server.participant(code, self.server.group_called(code, group))
        await page.context.add_cookies(cookies_of(client, self.server.base))
        await page.goto(f"/w/{code}")
        return page

    async def phone_by_hand(self, code: str, group: str, **options: Any) -> Page:
        """Somebody who joins on a phone: types the code, chooses the group."""
        page = await self.page(**{**A_PHONE, **options})
        await page.goto("/")
        await page.locator("#code").fill(f"{code[:3].lower()} {code[3:]}")
        await page.locator("form button").click()
        await page.get_by_role("button", name=group).click()
        await page.wait_for_url(f"**/w/{code}")
        return page

    async def wall(self, code: str, **options: Any) -> Page:
        page = await self.page(**options)
        await page.goto(f"/w/{code}/wall")
        return page

    async def close(self) -> None:
        for context in self.contexts:
            await context.close()


@asynccontextmanager
async def staged(server: Running, browser: Browser) -> AsyncIterator[Stage]:
    stage = Stage(server, browser)
    try:
        yield stage
    finally:
        await stage.close()


@pytest_asyncio.fixture(loop_scope="session")
async def stage(server: Running, browser: Browser) -> AsyncIterator[Stage]:
    """Afterwards: no script has failed, and no request went to anybody else."""
    async with staged(server, browser) as stage:
        yield stage
        assert stage.wrong == []
        assert stage.hosts <= {server.base.split("/")[2]}


async def go_by(way: Locator, key: str = "Enter") -> None:
    """Press a link or a button that leads to another page, and wait until that is here, whole.

    It is the page that the link or button is on which is left, whatever else was on its way when it was pressed.
    """
    there = await way.element_handle()
    await there.evaluate("(it) => it.ownerDocument.documentElement.setAttribute('data-is-left', '')")
    await there.press(key)
    await expect(way.page.locator("html:not([data-is-left])")).to_be_attached()
    await way.page.wait_for_load_state()


async def violations(page: Page, *, shows: str = "") -> list[str]:
    """What axe finds on a page, by the rules of WCAG up to 2.2 AA.

    `shows`: what the page shows beyond what it does at its step, for that is looked at by `test_access.py`.
    """
    if not await page.evaluate("'axe' in window"):
        await page.evaluate(AXE.read_text())
    found = await page.evaluate(FOUND)
    return [f"{page.url} {shows}: {violation}" for violation in found]
