"""The document to print, the advertisement to copy and the version that is easy to read; each by the rules of WCAG."""

import asyncio

import pytest
from playwright.async_api import expect

from tests.job_descriptions.drafts import full
from tests.job_descriptions.written import keep, workshop_id
from tests.journeys.conftest import LAPTOP

pytestmark = pytest.mark.heavy

PAGES = ("print", "ad", "easy")
NARROW = {"width": 320, "height": 640}


async def opened(stage, draft, **options):
    """A signed-in reader, and the address of a job description."""
    lead = await stage.lead(**options)
    workshop = workshop_id(stage.server, stage.server.workshop(stage.server.facilitator()))
    return lead, await asyncio.to_thread(keep, stage.server, workshop, draft)


async def test_a_part_of_the_advertisement_is_copied_by_keyboard(stage):
    lead, home = await opened(stage, full())
    await lead.context.grant_permissions(["clipboard-read", "clipboard-write"])
    await lead.goto(f"{home}/ad")
    await lead.get_by_text("Att klistra in").click()
    await lead.get_by_role("button", name="Kopiera Du som söker").focus()
    await lead.keyboard.press("Enter")
    await expect(lead.get_by_role("status")).to_have_text("Du som söker är kopierat.")
    assert (await lead.evaluate("navigator.clipboard.readText()")).startswith("Du behöver kunna läsa en rutin.")


async def test_where_copying_is_not_allowed_the_text_is_selected_instead(stage):
    lead, home = await opened(stage, full())
    await lead.add_init_script("navigator.clipboard.writeText = () => Promise.reject(new Error())")
    await lead.goto(f"{home}/ad")
    await lead.get_by_text("Att klistra in").click()
    await lead.get_by_role("button", name="Kopiera Rubrik").click()
    await expect(lead.get_by_label("Rubrik")).to_be_focused()
    assert await lead.evaluate("getSelection().toString()") == "Serviceassistent i förskola"


async def test_without_scripts_there_is_no_button_that_does_nothing(stage):
    lead, home = await opened(stage, full(), java_script_enabled=False)
    for page in PAGES:
        await lead.goto(f"{home}/{page}")
        await expect(lead.locator("main button:visible:not(form[method=post] button)")).to_have_count(0)
    await lead.goto(f"{home}/ad")
    assert "62,5 procent, 25 timmar i veckan" in await lead.locator("#conditions").input_value()


async def test_hard_words_are_flagged_while_somebody_writes_and_a_press_changes_the_text(stage):
    lead, home = await opened(stage, full(), size=LAPTOP)
    await lead.goto(f"{home}/easy")
    field, found = lead.get_by_label("Skriv här"), lead.locator(".flags > li")
    await field.fill("Du tvättar.")
    await expect(found).to_have_count(0)
    await field.fill("Du tvättar samt diskar 5,5 timmar.")
    await expect(found).to_have_count(2)
    await lead.get_by_role("button", name="Byt till: och").click()
    await expect(field).to_have_value("Du tvättar och diskar 5,5 timmar.")
    await expect(field).to_be_focused()
    await expect(found).to_have_count(1)
    await expect(lead.get_by_role("status")).to_have_text("Bytt. Kvar att se över: 1.")
    await lead.get_by_role("button", name="Spara").click()
    await expect(lead.locator(".as-marked")).to_contain_text("Du tvättar och diskar")


async def test_only_the_text_itself_is_printed_of_what_is_written(stage):
    lead, home = await opened(stage, full(), size=LAPTOP)
    for page, gone in (("easy", "Följer aldrig med"), ("ad", "Skrivs inte ut")):
        await lead.goto(f"{home}/{page}")
        await expect(lead.get_by_text(gone, exact=True)).to_be_visible()
        await lead.emulate_media(media="print")
        await expect(lead.get_by_text(gone, exact=True)).to_be_hidden()
        await expect(lead.get_by_role("heading", name="Serviceassistent i förskola")).to_be_visible()
        await expect(lead.get_by_text("förbrukningsvaror").locator("visible=true")).to_have_count(1)
        await lead.emulate_media(media="screen")


async def test_only_the_document_is_printed(stage):
    lead, home = await opened(stage, full(), size=LAPTOP)
    await lead.goto(f"{home}/print")
    await lead.emulate_media(media="print")
    await expect(lead.get_by_role("heading", name="Serviceassistent i förskola")).to_be_visible()
    await expect(lead.get_by_text("Tillbaka till arbetsbeskrivningen")).to_be_hidden()
    await expect(lead.get_by_role("navigation")).to_be_hidden()


async def test_each_colour_stands_beside_its_word_on_a_line(stage):
    lead, home = await opened(stage, full(), size=LAPTOP)
    await lead.goto(f"{home}/print")
    marks = lead.locator(".paper-colour")
    sizes = await marks.evaluate_all("all => all.map((it) => [it.offsetWidth, it.offsetHeight])")
    assert sizes
    assert all(width > height for width, height in sizes)


async def test_the_list_of_files_is_within_the_screen_and_leads_to_papers_without_their_appendix(stage):
    lead, home = await opened(stage, full(), size=LAPTOP)
    await lead.goto(home)
    await lead.get_by_text("Ladda ner", exact=True).click()
    sheet = await lead.locator("[data-menu] .menu-sheet").bounding_box()
    assert sheet
    assert sheet["x"] >= 0
    await lead.get_by_role("link", name="utan bilaga : Skriv ut").click()
    await expect(lead.get_by_role("heading", name="Underskrifter")).to_be_visible()
    await expect(lead.get_by_text("Bilaga: Så kom uppgifterna till")).to_have_count(0)
    await lead.get_by_role("link", name="Visa med bilagan").click()
    await expect(lead.get_by_text("Bilaga: Så kom uppgifterna till")).to_be_visible()


async def test_the_editor_says_when_the_files_lack_what_is_not_saved(stage):
    lead, home = await opened(stage, full())
    await lead.goto(home)
    await lead.get_by_text("Ladda ner", exact=True).click()
    await expect(lead.get_by_role("link", name="Till lättläst")).to_be_visible()
    note = lead.get_by_text("Du har ändrat något sedan dess.")
    await expect(note).to_be_hidden()
    await lead.keyboard.press("Escape")
    await lead.get_by_label("Lön", exact=True).fill("24 000 kronor")
    await lead.get_by_text("Ladda ner", exact=True).click()
    await expect(note).to_be_visible()
