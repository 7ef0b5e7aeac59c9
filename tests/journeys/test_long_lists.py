"""Lists that are too long for a page: by links without scripts, whole with them, and neither is wider than a phone."""

import pytest
from playwright.async_api import expect

from tests.journeys.conftest import PHONE, violations
from tests.running import ask

pytestmark = pytest.mark.heavy

MANY = 120


def a_long_list(server):
    lead = server.facilitator()
    code, numbers = server.workshop(lead), [*range(MANY)]
    form = {"line": numbers, "text": [f"Uppgift {nth} av dem" for nth in numbers], "keep": numbers}
    assert lead.post(f"/w/{code}/import/add", data=form).status_code == 303
    return lead, code


async def test_the_leads_list_is_whole_with_scripts_and_has_pages_without(server, stage):
    _, code = a_long_list(server)
    page = await stage.lead(code)
    await expect(page.locator("#tasks > li")).to_have_count(MANY)
    await expect(page.locator("#task-pages")).to_have_count(0)
    plain = await stage.lead(code, java_script_enabled=False)
    await expect(plain.locator("#tasks > li")).to_have_count(100)
    await plain.get_by_role("navigation", name="Fler uppgifter").get_by_role("link", name="Nästa").click()
    await expect(plain.locator("#tasks > li")).to_have_count(MANY - 100)
    await expect(plain.locator("#task-pages")).to_contain_text("Sida 2 av 2")


async def test_session_twos_pages_fit_a_phone_and_can_be_used_by_everybody(server, stage):
    lead, code = a_long_list(server)
    ask(lead, code, "open_step", step="analyse")
    for language, name in (("sv-SE", "Fler arbetsuppgifter"), ("en-GB", "More tasks")):
        page = await stage.lead(code, size=PHONE | {"width": 320}, language=language, color_scheme="dark")
        await page.goto(f"/w/{code}/analysis?stage=weight&page=2")
        links = page.get_by_role("navigation", name=name)
        await links.scroll_into_view_if_needed()
        await expect(links.get_by_role("link")).to_have_count(2)
        assert await page.evaluate("document.documentElement.scrollWidth") <= 320
        assert await violations(page, shows="a stage whose tasks have pages") == []
