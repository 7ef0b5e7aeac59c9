"""A page that the browser translates stays translated: only what says something new is written again."""

from pathlib import Path

import pytest
from playwright.async_api import Page, expect

from tests.journeys.conftest import colleagues_answer
from tests.journeys.test_phone import a_phone, a_workshop, ids_of, told
from tests.running import ask

pytestmark = pytest.mark.heavy

TRANSLATOR = (Path(__file__).parent / "translator.js").read_text()


async def translate(page: Page) -> None:
    await page.evaluate(TRANSLATOR)
    await page.evaluate("translator.begin()")


async def written_again(page: Page) -> list[str]:
    """What has been written where it stood already, in the page's own words."""
    await page.evaluate("new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)))")
    again: list[str] = await page.evaluate("translator.reset")
    return again


async def test_a_translated_phone_is_left_as_it_is_while_the_room_goes_on_and_can_be_answered_on(stage):
    lead, code = a_workshop(stage.server, "Tvätt", "Disk", "Sopor", step="sort")
    phone = await a_phone(stage, stage.server.participant(code), code)
    await expect(phone.locator("#number")).to_have_text("Uppgift 1 av 3")
    await translate(phone)
    ask(lead, code, "add_task", text="Fönsterputs")
    await expect(phone.locator("#number")).to_have_text("»Uppgift 1 av 4")
    colleagues_answer(stage.server, lead, code, people=2)
    ask(lead, code, "add_task", text="Telefonen")
    await expect(phone.locator("#number")).to_have_text("»Uppgift 1 av 5")
    was = await phone.locator("#task").inner_text()
    await phone.locator("#choose [value=red]").click()
    await expect(phone.locator("#number")).to_have_text("»Uppgift 2 av 5")
    await expect(phone.locator("#undo-text")).to_have_text(was)
    assert (await phone.locator("#task").inner_text()).count("»") == 1
    assert await written_again(phone) == []


async def test_what_was_taken_away_is_written_anew_in_its_authors_own_words(stage):
    lead, code = a_workshop(stage.server)
    phone = await stage.phone(code, "Barnskötare")
    await phone.get_by_label("Uppgift", exact=True).fill("Tjata på chefen")
    await phone.get_by_role("button", name="Skicka").click()
    await expect(phone.locator("#written")).to_contain_text("Tjata på chefen")
    await expect(phone.locator("#written .waiting")).to_have_count(0)
    await translate(phone)
    await told(lead, code, lambda view: view["tasks"])
    ask(lead, code, "remove_task", task=ids_of(lead, code)["Tjata på chefen"])
    await expect(phone.locator("#removed")).to_contain_text("»Tjata på chefen")
    await phone.get_by_role("button", name="»Skriv den på ett annat sätt").click()
    await expect(phone.locator("#new-task")).to_have_value("Tjata på chefen")


async def test_a_translated_wall_and_lead_page_are_written_on_only_where_something_is_new(stage):
    lead, code = a_workshop(stage.server, "Tvätt", "Disk")
    ask(lead, code, "open_list", open=True)
    pages = [await stage.wall(code), await stage.lead(code)]
    for page in pages:
        await expect(page.get_by_text("2 uppgifter").locator("visible=true").first).to_be_visible()
        await translate(page)
    ask(lead, code, "add_task", text="Sopor")
    for page in pages:
        await expect(page.get_by_text("»Sopor").first).to_be_attached()
        assert await written_again(page) == []


async def test_a_section_that_is_fetched_again_keeps_the_words_that_are_as_before(stage):
    lead, code = a_workshop(stage.server, "Tvätt", "Disk")
    page = await stage.lead(at=f"/w/{code}/readiness")
    await translate(page)
    async with page.expect_response(lambda answer: answer.url.endswith("/readiness")):
        ask(lead, code, "add_task", text="Sopor")
    await expect(page.get_by_text("»Sopor").or_(page.get_by_text("3 uppgifter")).first).to_be_attached()
    assert await written_again(page) == []
