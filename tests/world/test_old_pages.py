"""Pages whose script does not come, fails as it draws, or is of another release than the server."""

import pytest
from playwright.async_api import expect

from app.live import room
from tests.journeys.conftest import PHONE
from tests.journeys.test_phone import a_workshop
from tests.running import ask

pytestmark = pytest.mark.heavy

SAYS = "Sidan följer inte med."
TAKEN_AWAY = """(selector) => {
  window.part = document.querySelector(selector);
  window.holder = window.part.parentElement;
  window.part.remove();
}"""


async def at_the(stage, screen, code):
    if screen == "phone":
        return await stage.phone(code, "Barnskötare")
    return await (stage.lead(code) if screen == "lead" else stage.wall(code))


@pytest.mark.parametrize("screen", ["phone", "wall", "lead"])
async def test_a_page_whose_script_does_not_come_says_how_to_come_on(stage, screen):
    _, code = a_workshop(stage.server, "Tvätt")
    page = await stage.lead()
    await page.set_viewport_size(PHONE)
    await page.goto(f"/join?code={code}")
    await page.get_by_role("button", name="Barnskötare").click()
    await page.route(f"**/js/{screen}/main.js", lambda route: route.abort())
    await page.goto(f"/w/{code}{'' if screen == 'phone' else '/' + screen}")
    await expect(page.get_by_text(SAYS)).to_be_visible()
    await page.unroute_all()
    await page.get_by_role("link", name="Ladda om sidan").click()
    await expect(page.get_by_text(SAYS)).to_be_hidden()
    stage.wrong[:] = [line for line in stage.wrong if "ERR_FAILED" not in line]


@pytest.mark.parametrize(("screen", "needed"), [("phone", "#seat"), ("wall", "#here"), ("lead", "#timer-off")])
async def test_a_page_that_can_not_be_drawn_says_so_until_it_can(stage, screen, needed):
    lead, code = a_workshop(stage.server, "Tvätt")
    page = await at_the(stage, screen, code)
    await expect(page.locator("#reload")).to_be_hidden()
    await page.evaluate(TAKEN_AWAY, needed)
    ask(lead, code, "add_task", text="Disk")
    await expect(page.locator("#reload")).to_be_visible()
    await page.evaluate("window.holder.append(window.part)")
    ask(lead, code, "add_task", text="Fönsterputs")
    await expect(page.locator("#reload")).to_be_hidden()
    assert any("null" in line for line in stage.wrong)
    stage.wrong[:] = [line for line in stage.wrong if "null" not in line]


@pytest.fixture
def newer(monkeypatch):
    """The server becomes another one, without its pages knowing of it."""
    return lambda: monkeypatch.setattr(room, "release", lambda: "another")


async def comes_back(page):
    """Its socket, to a server that says what it is."""
    await page.evaluate("window.isHere = true; dispatchEvent(new Event('offline')); dispatchEvent(new Event('online'))")


@pytest.mark.parametrize("screen", ["phone", "wall", "lead"])
async def test_a_page_of_another_release_is_loaded_anew_where_nobody_writes(stage, newer, screen):
    _, code = a_workshop(stage.server, "Tvätt")
    page = await at_the(stage, screen, code)
    async with page.expect_event("requestfinished", lambda it: it.url.endswith("renew.js")):
        pass
    newer()
    async with page.expect_event("load"):
        await comes_back(page)


async def test_it_is_not_while_somebody_writes_or_something_waits_to_be_sent(stage, newer):
    _, code = a_workshop(stage.server, "Tvätt")
    phone = await at_the(stage, "phone", code)
    async with phone.expect_event("requestfinished", lambda it: it.url.endswith("renew.js")):
        pass
    newer()
    await phone.clock.install()
    field = phone.get_by_label("Uppgift", exact=True)
    await field.fill("Handla frukt")
    await comes_back(phone)
    await phone.clock.run_for(20_000)
    await field.blur()
    await phone.clock.run_for(20_000)
    assert await phone.evaluate("window.isHere")
    assert await field.input_value() == "Handla frukt"
    await phone.get_by_role("button", name="Skicka", exact=True).click()
    await expect(phone.locator("#written")).to_contain_text("Handla frukt")
    async with phone.expect_event("load"):
        await field.blur()
        await phone.clock.run_for(20_000)
