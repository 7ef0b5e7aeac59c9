"""Those who are asked how it goes can answer: without scripts, by keyboard, on the smallest screen, in their language;
and HR's pages of it by the rules of WCAG up to 2.2 AA."""

import asyncio

import pytest
from playwright.async_api import expect
from sqlmodel import select

from app.afterwards.tables import CountedOnRow, HolderBoxRow
from tests.afterwards.asked import hr_of, link, place
from tests.journeys.conftest import SIZES, cookies_of, violations
from tests.journeys.test_access import LONG

pytestmark = pytest.mark.heavy


def asked(server):
    hr = hr_of(server)
    id, (staffing,) = place(server, 2, name=LONG[:80], title=LONG[:80])
    return hr, id, link(hr, id, staffing), link(hr, id, staffing, of="manager")


async def faults(page, path):
    answer = await page.goto(path)
    assert answer.status == 200, path
    found = await violations(page, shows="what is asked afterwards, crowded")
    width = await page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    return [*found, *([f"{path}: {width} px wider than the screen"] if width > 0 else [])]


@pytest.mark.parametrize(("size", "language"), [("phone", "sv"), ("laptop", "en")])
async def test_every_page_of_it_can_be_used_by_everyone(stage, language, size):
    hr, id, holder, manager = await asyncio.to_thread(asked, stage.server)
    page = await stage.page(size=SIZES[size], language=language)
    found = [*await faults(page, holder), *await faults(page, manager)]
    await page.context.add_cookies(cookies_of(hr, stage.server.base))
    for path in (f"/posts/{id}", f"/posts/{id}/asks", f"/posts/{id}/counted-on?staffing=1&months=6", "/key-figures"):
        found += await faults(page, path)
    assert found == []


async def test_a_holder_answers_by_keyboard_without_scripts_and_hands_the_phone_on(stage):
    _hr, _id, holder, _manager = await asyncio.to_thread(asked, stage.server)
    page = await stage.page(size=SIZES["phone"], language="en", java_script_enabled=False)
    await page.goto(holder)
    for question, choice in (("tasks", "yes"), ("helps", "no")):
        await page.locator(f'[name="{question}"][value="{choice}"]').focus()
        await page.keyboard.press("Space")
    await page.locator('[name="more"][value="orders"]').focus()
    await page.keyboard.press("Space")
    await page.get_by_role("button", name="Send").focus()
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("status").first).to_contain_text("Your answer is saved")
    await page.get_by_role("button", name="Next person").click()
    await expect(page.locator("legend").first).to_have_text("Do you know what to do at work?")
    assert await page.locator(":checked").count() == 0
    with stage.server.database.reading_session() as session:
        box = session.get(HolderBoxRow, 1)
    assert (box.answers, box.sums["tasks"]["yes"], box.sums["helps"]["no"], box.sums["more"]["orders"]) == (1, 1, 1, 1)


async def test_a_manager_answers_with_scripts(stage):
    _hr, _id, _holder, manager = await asyncio.to_thread(asked, stage.server)
    page = await stage.page(size=SIZES["phone"])
    await page.goto(manager)
    for choice in ("schedule-yes", "missing-stops", "time-both"):
        await page.locator(f"#{choice}").check()
    await page.get_by_role("button", name="Skicka").click()
    await expect(page.get_by_role("status").first).to_contain_text("Svaret är sparat")
    with stage.server.database.reading_session() as session:
        assert session.exec(select(CountedOnRow)).one().answers == {
            "schedule": "yes",
            "missing": "stops",
            "time": "both",
        }
