"""The task map by the rules of WCAG up to 2.2 AA, small and wide, dark and in print, with long words; and a lead who
shares by keyboard, on a screen of 320."""

import asyncio
import os
import re

import pytest
from playwright.async_api import expect

from app.account.roles import Role
from app.ids import now
from app.task_map import store
from app.task_map.shared import Area, Kind
from app.task_map.sharing import Offer
from app.vocabulary import Colour
from tests.journeys.conftest import SIZES, cookies_of, violations
from tests.journeys.test_access import LONG
from tests.posts.written import a_workplace
from tests.task_map.fourteen import a_closed_workshop, lay
from tests.task_map.test_task_map_pages import a_workshop

pytestmark = pytest.mark.heavy

SMALLEST = {"width": 320, "height": 640}
WHERE = os.environ.get("AKR_PICTURES", "")
"""A folder where a picture of each page is put, for whoever looks at them."""


def crowded(server, most=14):
    """Fourteen workplaces, and one where every word is long."""
    with server.database.session() as session:
        lay(session, most)
        where = a_workplace(session, LONG[:80])
        alone = a_closed_workshop(session, "ENSAM7K2Q", "Huset")
        its = Offer("t1", LONG[:200], Colour.BLACK, 600, 2, 3, ("night",), Kind.STOP, LONG[:200])
        store.share(session, alone, where, Area.OFFICE, [its], now())


async def looked_at(page, path, name, found):
    answer = await page.goto(path)
    assert answer.status == 200, path
    for details in await page.locator("main details").all():
        await details.evaluate("it => it.open = true")
    found.extend(f"{path}: {it}" for it in await violations(page, shows="a task map, crowded"))
    width = await page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    if width > 0:
        found.append(f"{path}: {width} px wider than the screen")
    if WHERE:
        await page.screenshot(path=f"{WHERE}/{name}.png", full_page=True)


@pytest.mark.parametrize(
    ("size", "language", "scheme"), [("phone", "sv", "dark"), ("laptop", "en", "light"), ("laptop", "sv", "light")]
)
async def test_every_page_of_the_map_can_be_used_by_everyone(stage, size, language, scheme):
    server = stage.server
    owner = server.facilitator("pia@example.se", Role.PROGRAMME_OWNER)
    lead = server.facilitator("eva@example.se", Role.LEADS)
    code = await asyncio.to_thread(a_workshop, server, lead)
    found: list[str] = []
    page = await stage.page(size=SIZES[size], language=language, color_scheme=scheme)
    await page.context.add_cookies(cookies_of(owner, server.base))
    await looked_at(page, "/tasks", f"{size}-{language}-empty", found)
    await asyncio.to_thread(crowded, server)
    for path in ("/tasks", "/tasks?stopped=yes&colour=black", "/tasks/1", "/tasks?words=finns-inte"):
        await looked_at(page, path, f"{size}-{language}" + re.sub(r"\W+", "-", path), found)
    if WHERE:
        await page.goto("/tasks?area=preschool")
        await page.emulate_media(media="print")
        await page.screenshot(path=f"{WHERE}/{size}-{language}-print.png", full_page=True)
    page = await stage.page(size=SIZES[size], language=language, color_scheme=scheme)
    await page.context.add_cookies(cookies_of(lead, server.base))
    await looked_at(page, f"/w/{code}/task-map", f"{size}-{language}-share", found)
    assert found == []


async def test_a_lead_shares_and_takes_back_by_keyboard_on_the_smallest_screen(stage):
    server = stage.server
    lead = server.facilitator("eva@example.se", Role.LEADS)
    code = await asyncio.to_thread(a_workshop, server, lead)
    with server.database.session() as session:
        a_workplace(session)
    page = await stage.page(size=SMALLEST)
    await page.context.add_cookies(cookies_of(lead, server.base))
    await page.goto(f"/w/{code}/task-map")
    await page.locator("#workplace").focus()
    await page.keyboard.press("Tab")
    await expect(page.locator("#area")).to_be_focused()
    await page.keyboard.type("Förskola")
    await page.keyboard.press("Tab")
    await page.keyboard.press("Tab")
    await page.keyboard.press("Space")
    await page.get_by_role("button", name="Dela med kommunen").focus()
    async with page.expect_navigation():
        await page.keyboard.press("Enter")
    await expect(page.get_by_text("Det här står på uppgiftskartan")).to_be_visible()
    with server.database.reading_session() as session:
        assert [row.task.text for row in store.rows(session)[0]] == ["Skriva närvarolista"]
    await page.get_by_role("button", name="Ta tillbaka").focus()
    async with page.expect_navigation():
        await page.keyboard.press("Enter")
    await expect(page.get_by_role("heading", name="Det här delas aldrig")).to_be_visible()
