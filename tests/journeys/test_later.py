"""What a phone is up without is fetched later: no step is missed by who had no network just then."""

import asyncio

import pytest
import pytest_asyncio
from playwright.async_api import Page, Route, expect

from tests.journeys.conftest import A_PHONE, cookies_of, violations
from tests.journeys.test_hard_times import a_workshop, answer
from tests.running import ask, view_of

pytestmark = pytest.mark.heavy


async def fetched(page: Page, script: str) -> bool:
    names = await page.evaluate("performance.getEntriesByType('resource').map(it => it.name)")
    return any(name.endswith(script) for name in names)


async def test_a_step_that_began_while_the_network_was_away_is_drawn_when_it_is_back(stage):
    lead, code = a_workshop(stage.server, "Fönsterputs", "Tvätt", step="sort")
    phone = await stage.phone(code, "Barnskötare")
    await answer(phone, "red")
    assert not await fetched(phone, "phone/gather.js")
    await phone.context.set_offline(True)
    ask(lead, code, "open_step", step="gather")
    await answer(phone, "yellow")
    await expect(phone.locator("#connection")).to_be_visible()
    await phone.context.set_offline(False)
    await expect(phone.get_by_role("heading", name="Vilka arbetsuppgifter gör ni?")).to_be_visible()
    await expect(phone.locator("#written")).to_contain_text("Fönsterputs")
    await phone.get_by_label("Uppgift", exact=True).fill("Disk med Anna")
    await phone.get_by_role("button", name="Skicka", exact=True).click()
    await expect(phone.get_by_text("”Anna” ser ut som ett namn.")).to_be_visible()
    stage.wrong.clear()  # Chromium says that the network was lost


async def test_what_stands_stays_until_the_next_screen_can_be_drawn(stage):
    lead, code = a_workshop(stage.server, "Fönsterputs", step="sort")
    phone = await stage.phone(code, "Barnskötare")
    comes = asyncio.Event()

    async def hold(route: Route) -> None:
        await comes.wait()
        await route.continue_()

    await phone.route("**/phone/topic.js", hold)
    ask(lead, code, "open_step", step="analyse")
    await expect(phone.get_by_role("heading", name="Titta på väggen")).to_be_visible()
    async with phone.expect_request("**/phone/topic.js"):
        ask(lead, code, "open_topic", topic="weight")
    await expect(phone.get_by_role("heading", name="Titta på väggen")).to_be_visible()
    await expect(phone.locator("#topic-task")).to_be_hidden()
    ask(lead, code, "cover_wall", cover="pause")
    await expect(phone.get_by_role("heading", name="Vi tar paus")).to_be_visible()
    ask(lead, code, "cover_wall", cover="")
    await expect(phone.get_by_role("heading", name="Titta på väggen")).to_be_visible()
    comes.set()
    await expect(phone.locator("#topic-task")).to_have_text("Fönsterputs")
    await phone.get_by_role("button", name="Gör den inte", exact=True).click()
    await expect(phone.locator("#topic-undo-text")).to_have_text("Fönsterputs")


async def test_a_page_whose_scripts_do_not_come_is_loaded_again_and_its_forms_are_posted(stage):
    lead, code = a_workshop(stage.server, "Fönsterputs", step="sort")
    phone = await stage.phone(code, "Barnskötare")
    await phone.route("**/phone/gather.js", lambda route: route.abort())
    async with phone.expect_event("load"):
        ask(lead, code, "open_step", step="gather")
    await expect(phone.get_by_role("heading", name="Vilka arbetsuppgifter gör ni?")).to_be_visible()
    await phone.get_by_label("Uppgift", exact=True).fill("Tvätt")
    async with phone.expect_event("load"):
        await phone.get_by_role("button", name="Skicka", exact=True).click()
    await expect(phone.locator("#written")).to_contain_text("Tvätt")
    stage.wrong.clear()  # Chromium says that a script was not fetched


async def test_what_is_written_is_sent_also_where_names_can_not_be_looked_for(stage):
    _, code = a_workshop(stage.server, "Fönsterputs", step="gather")
    phone = await stage.phone(code, "Barnskötare")
    await phone.route("**/phone/names.js", lambda route: route.abort())
    await phone.get_by_label("Uppgift", exact=True).fill("Disk med Anna")
    await phone.get_by_role("button", name="Skicka", exact=True).click()
    await expect(phone.locator("#written")).to_contain_text("Disk med Anna")
    await expect(phone.get_by_text("ser ut som ett namn")).to_be_hidden()
    stage.wrong.clear()  # Chromium says that the script did not come


PATIENCE = """() => {
  const plain = setTimeout;
  window.setTimeout = (act, after, ...rest) => plain(act, after === 3000 ? 1e8 : after, ...rest);
}"""
"""A text waits three seconds: here as long as the test does."""


@pytest_asyncio.fixture(loop_scope="session")
async def held(stage):
    """Somebody who has written "Tvätt", on whose phone what looks for names comes when it is let go, however long that
    takes. The facilitator, the code, the phone, and what lets go."""
    lead, code = a_workshop(stage.server, "Fönsterputs", step="gather")
    client = stage.server.participant(code, stage.server.group_called(code, "Barnskötare"))
    ask(client, code, "add_task", text="Tvätt")
    phone = await stage.page(**A_PHONE)
    await phone.context.add_cookies(cookies_of(client, stage.server.base))
    comes = asyncio.Event()

    async def hold(route: Route) -> None:
        await comes.wait()
        await route.continue_()

    await phone.add_init_script(f"({PATIENCE})()")
    await phone.route("**/phone/names.js", hold)
    await phone.goto(f"/w/{code}")
    yield lead, code, phone, comes
    comes.set()


async def is_pressed(phone, name, field):
    await phone.get_by_role("button", name=name, exact=True).click()
    await expect(field).not_to_be_editable()


async def is_reworded(phone, text):
    await phone.locator("#written summary").click()
    field = phone.locator("#written [name=text]")
    await field.fill(text)
    await is_pressed(phone, "Spara", field)


async def texts_are(phone, *texts):
    await expect(phone.locator("#written .written-text")).to_have_text([*texts])


async def test_a_text_that_waits_for_what_looks_for_names_is_sent_once_and_no_other_in_its_place(held):
    _, _, phone, comes = held
    field = phone.get_by_label("Uppgift", exact=True)
    await field.fill("Disk")
    await is_pressed(phone, "Skicka", field)
    assert await violations(phone, shows="a text that waits") == []
    await phone.get_by_role("button", name="Skicka", exact=True).click()
    await field.press("Control+A")
    await phone.keyboard.type("Sopor")
    comes.set()
    await texts_are(phone, "Disk", "Tvätt", "Fönsterputs")
    await expect(field).to_be_editable()
    await expect(field).to_have_value("")
    await field.fill("Sopor")
    await phone.get_by_role("button", name="Skicka", exact=True).click()
    await texts_are(phone, "Sopor", "Disk", "Tvätt", "Fönsterputs")


async def test_words_that_wait_are_saved_though_they_are_closed_meanwhile(held):
    _, _, phone, comes = held
    await is_reworded(phone, "Tvätt av lakan")
    await phone.locator("#written summary").click()
    await phone.get_by_label("Uppgift", exact=True).focus()
    await phone.evaluate("new Promise((done) => setTimeout(done))")  # what is drawn when the focus leaves is drawn
    comes.set()
    await texts_are(phone, "Tvätt av lakan", "Fönsterputs")


async def test_who_changes_words_that_are_taken_away_meanwhile_is_told_so_with_the_words(held):
    lead, code, phone, comes = held
    await is_reworded(phone, "Tvätt av lakan")
    (task,) = (id for id, it in view_of(lead, code, "as=lead")["tasks"].items() if it["text"] == "Tvätt")
    ask(lead, code, "remove_task", task=task)
    await texts_are(phone, "Fönsterputs")
    comes.set()
    await expect(phone.locator("main")).to_contain_text("Tvätt av lakan")


async def test_who_has_gone_on_to_write_elsewhere_when_a_text_is_sent_stays_there(held):
    _, _, phone, comes = held
    field = phone.get_by_label("Uppgift", exact=True)
    await field.fill("Disk")
    await is_pressed(phone, "Skicka", field)
    await phone.locator("#written summary").click()
    await phone.locator("#written [name=text]").fill("Tvätt av")
    comes.set()
    await expect(field).to_be_editable()
    await expect(phone.locator("#written")).to_contain_text("Disk")
    await phone.keyboard.type(" lakan")
    await expect(phone.locator("#written details[open] [name=text]")).to_have_value("Tvätt av lakan")


async def test_what_is_discarded_while_it_waits_is_not_sent(held):
    lead, code, phone, comes = held
    field = phone.get_by_label("Uppgift", exact=True)
    await field.fill("Disk")
    await is_pressed(phone, "Skicka", field)
    ask(lead, code, "open_step", step="sort")
    await phone.locator("#discard").click()
    async with phone.expect_response("**/phone/names.js"):
        comes.set()
    await answer(phone, "red")
    assert {it["text"] for it in view_of(lead, code, "as=lead")["tasks"].values()} == {"Fönsterputs", "Tvätt"}
    await expect(phone.locator("main")).not_to_contain_text("Disk")


async def test_a_text_does_not_wait_for_ever_for_what_looks_for_names(stage):
    _, code = a_workshop(stage.server, "Fönsterputs", step="gather")
    phone = await stage.phone(code, "Barnskötare")
    never = asyncio.Event()
    await phone.route("**/phone/names.js", lambda route: never.wait())
    for text in ("Tvätt", "Disk med Anna"):
        await phone.get_by_label("Uppgift", exact=True).fill(text)
        await phone.get_by_role("button", name="Skicka", exact=True).click()
        # Before the page itself gives up.
        await expect(phone.locator("#written")).to_contain_text(text, timeout=8_000)
    never.set()
