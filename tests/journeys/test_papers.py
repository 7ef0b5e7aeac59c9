"""The document to print, the advertisement to copy and the version that is easy to read; each by the rules of WCAG."""

import asyncio

import pytest
from playwright.async_api import expect

from tests.job_descriptions.drafts import every_text, full
from tests.job_descriptions.written import keep, workshop_id
from tests.journeys.conftest import LAPTOP, violations

pytestmark = pytest.mark.heavy

PAGES = ("print", "ad", "easy")
NARROW = {"width": 320, "height": 640}


async def opened(stage, draft, **options):
    """A signed-in reader, and the address of a job description."""
    lead = await stage.lead(**options)
    workshop = workshop_id(stage.server, stage.server.workshop(stage.server.facilitator()))
    return lead, await asyncio.to_thread(keep, stage.server, workshop, draft)


@pytest.mark.parametrize("look", ["light", "dark"])
async def test_each_page_can_be_read_on_a_narrow_screen(stage, look):
    lead, home = await opened(stage, every_text("Långt" * 20), size=NARROW, color_scheme=look)
    found = []
    for page in PAGES:
        await lead.goto(f"{home}/{page}")
        found += await violations(lead)
        if await lead.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"):
            found.append(f"{page} is wider than the screen")
    assert found == []


async def test_a_part_of_the_advertisement_is_copied_by_keyboard(stage):
    lead, home = await opened(stage, full())
    await lead.context.grant_permissions(["clipboard-read", "clipboard-write"])
    await lead.goto(f"{home}/ad")
    await lead.get_by_role("button", name="Kopiera Kraven").focus()
    await lead.keyboard.press("Enter")
    await expect(lead.get_by_role("status")).to_have_text("Kraven är kopierat.")
    assert (await lead.evaluate("navigator.clipboard.readText()")).startswith("Det här behöver du:\n- Läsa en rutin")


async def test_where_copying_is_not_allowed_the_text_is_selected_instead(stage):
    lead, home = await opened(stage, full())
    await lead.add_init_script("navigator.clipboard.writeText = () => Promise.reject(new Error())")
    await lead.goto(f"{home}/ad")
    await lead.get_by_role("button", name="Kopiera Rubrik").click()
    await expect(lead.get_by_label("Rubrik")).to_be_focused()
    assert await lead.evaluate("getSelection().toString()") == "Serviceassistent i förskola"


async def test_without_scripts_there_is_no_button_that_does_nothing(stage):
    lead, home = await opened(stage, full(), java_script_enabled=False)
    for page in PAGES:
        await lead.goto(f"{home}/{page}")
        await expect(lead.get_by_role("main").get_by_role("button")).to_have_count(0)
    await lead.goto(f"{home}/ad")
    assert "Omfattning: 25 timmar i veckan" in await lead.get_by_label("Villkor").input_value()


async def test_only_the_document_is_printed(stage):
    lead, home = await opened(stage, full(), size=LAPTOP)
    await lead.goto(f"{home}/print")
    await lead.emulate_media(media="print")
    await expect(lead.get_by_role("heading", name="Serviceassistent i förskola")).to_be_visible()
    await expect(lead.get_by_text("Tillbaka till arbetsbeskrivningen")).to_be_hidden()
    await expect(lead.get_by_role("navigation")).to_be_hidden()


async def test_the_editor_says_when_the_files_lack_what_is_not_saved(stage):
    lead, home = await opened(stage, full())
    await lead.goto(home)
    await lead.get_by_text("Ladda ner", exact=True).click()
    await expect(lead.get_by_role("link", name="Lättläst")).to_be_visible()
    note = lead.get_by_text("Du har ändrat något sedan dess.")
    await expect(note).to_be_hidden()
    await lead.keyboard.press("Escape")
    await lead.get_by_label("Lön").fill("24 000 kronor")
    await lead.get_by_text("Ladda ner", exact=True).click()
    await expect(note).to_be_visible()
