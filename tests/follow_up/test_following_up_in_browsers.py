"""Following up in real browsers: by a link on a phone with the keyboard only, then beside what was decided."""

import asyncio

import pytest
from playwright.async_api import async_playwright, expect

from tests.follow_up.test_follow_up_pages import link, planned
from tests.journeys.conftest import CHROMIUM, FLAGS, LAPTOP, PHONE, staged, violations
from tests.running import running

pytestmark = pytest.mark.heavy


@pytest.mark.asyncio(loop_scope="session")
@pytest.mark.parametrize("language", ["sv-SE", "en-GB"])
async def test_who_has_a_link_answers_on_a_phone_and_the_facilitator_sees_it(sqlite, language):
    with running(sqlite) as server:
        lead = server.facilitator()
        code = await asyncio.to_thread(planned, server, lead)
        path = await asyncio.to_thread(link, lead, code)
        async with async_playwright() as playwright:
            browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
            async with staged(server, browser) as stage:
                phone = await stage.page(PHONE, language)
                await phone.goto(path)
                await phone.wait_for_url("**/follow-up")
                move, stop = phone.locator("section.asked").first, phone.locator("section.asked").last
                await move.get_by_role("radio").first.focus()
                await phone.keyboard.press("Space")
                await phone.keyboard.press("ArrowDown")
                await expect(move.get_by_role("radio").nth(1)).to_be_checked()
                await stop.locator("summary").focus()
                await phone.keyboard.press("Enter")
                await phone.keyboard.press("Tab")
                await phone.keyboard.type("Vi har slutat")
                await phone.keyboard.press("Tab")
                await phone.keyboard.press("Enter")
                await expect(phone.get_by_role("alert")).to_be_visible()
                assert await violations(phone, shows="an answer that needs a why") == []
                await expect(stop.get_by_role("textbox")).to_have_value("Vi har slutat")
                await stop.get_by_role("radio").first.focus()
                await phone.keyboard.press("Space")
                await phone.locator("button.primary").press("Enter")
                await phone.wait_for_url("**saved=1")
                await expect(move.get_by_role("radio").nth(1)).to_be_checked()
                assert await phone.evaluate("document.documentElement.scrollWidth <= innerWidth")
                stage.wrong.clear()  # the refusal above: the browser says that the answer was 422

                facilitator = await stage.lead(language=language, size=LAPTOP)
                for page in (f"/w/{code}/follow-up", f"/w/{code}/follow-up/answers", "/actions"):
                    await facilitator.goto(page)
                    assert await violations(facilitator, shows="what was answered by a link") == [], page
                await facilitator.goto(f"/w/{code}/follow-up")
                await expect(facilitator.get_by_text("Vi har slutat")).to_be_visible()
                await facilitator.goto("/actions")
                await facilitator.locator("section .due form button").first.press("Enter")
                await expect(facilitator.locator("section .due form button")).to_have_count(0)
                assert stage.wrong == []
            await browser.close()
