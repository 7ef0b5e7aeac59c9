"""The oldest browsers that we say we work in (docs/browsers.md): what they lack, taken from the one that is here."""

import re
from pathlib import Path

import pytest
import pytest_asyncio
from playwright.async_api import expect

from tests.job_descriptions.written import a_draft, keep, workshop_id
from tests.journeys.conftest import LAPTOP, PHONE
from tests.journeys.test_bad_proxies import answered
from tests.journeys.test_phone import a_workshop
from tests.running import ask

pytestmark = pytest.mark.heavy

OLD = Path(__file__).parent / "old_browser.js"
NOT_READ = {
    r":has\(": ":-too-new(",
    r":dir\(": ":-too-new(",
    r"@container": "@-too-new",
    r"(?<=\d)[ds]vh\b": "-too-new",
    r'" / "': '" too-new / "',
    r"\b(text-wrap|field-sizing):": r"-too-new-\1:",
}


def as_read_by_it(styles: str) -> str:
    """What is too new for an old browser made unreadable for this one too: so it drops what that one would drop."""
    for newer, unread in NOT_READ.items():
        styles = re.sub(newer, unread, styles)
    return styles


async def in_an_old_browser(stage, **options):
    page = await stage.page(**options)
    await page.add_init_script(path=OLD)

    async def older(route):
        answer = await route.fetch()
        await route.fulfill(response=answer, body=as_read_by_it(await answer.text()))

    await page.route("**/*.css", older)
    return page


async def signed_in(stage, where):
    page = await in_an_old_browser(stage, size=LAPTOP)
    cookies = [
        {"name": it.name, "value": it.value, "url": stage.server.base} for it in stage.server.facilitator().cookies.jar
    ]
    await page.context.add_cookies(cookies)
    await page.goto(where)
    return page


async def a_phone(stage, code):
    phone = await in_an_old_browser(stage, size=PHONE, has_touch=True)
    await phone.goto(f"/join?code={code}")
    await phone.get_by_role("button", name="Barnskötare").click()
    await phone.wait_for_url(f"**/w/{code}")
    return phone


async def test_an_old_phone_writes_sorts_and_talks(stage):
    lead, code = a_workshop(stage.server, "Tvätt", "Disk")
    phone = await a_phone(stage, code)
    await phone.get_by_label("Uppgift", exact=True).fill("Ringa Karin Svensson")
    await phone.get_by_role("button", name="Skicka", exact=True).click()
    await phone.get_by_role("button", name="Skicka ändå").click()
    await expect(phone.locator("#written")).to_contain_text("Ringa Karin Svensson")
    ask(lead, code, "open_step", step="sort")
    for colour in ("green", "red", "black"):
        await phone.locator(f"#choose .vote[value={colour}]").click()
    await expect(phone.get_by_text("3 av 3 klara")).to_be_visible()
    await expect(phone.locator("#reload")).to_be_hidden()
    assert answered(stage.server) == 3
    ask(lead, code, "open_step", step="settle")
    await expect(phone.get_by_role("heading", name="Titta på väggen")).to_be_visible()
    show = phone.get_by_role("link", name="Visa väggen här")
    await show.click()
    await expect(
        phone.frame_locator("iframe").get_by_role("heading", name="Så här lägger vi uppgifterna")
    ).to_be_visible()
    await expect(show).to_have_count(0)  # in what can be reached
    await phone.get_by_role("button", name="Stäng väggen").click()
    await expect(show).to_be_focused()


@pytest.mark.parametrize("step", ["gather", "sort", "settle"])
async def test_an_old_computer_leads_and_an_old_projector_shows(stage, step):
    lead, code = a_workshop(stage.server, "Tvätt", "Disk")
    page, wall = await signed_in(stage, f"/w/{code}/lead"), await in_an_old_browser(stage)
    await wall.goto(f"/w/{code}/wall")
    ask(lead, code, "open_step", step=step)
    await expect(page.locator("main")).to_have_attribute("data-now", step)
    for screen in (page, wall):
        await expect(screen.locator("#reload")).to_be_hidden()
    await page.keyboard.press("p")
    await expect(wall.get_by_role("heading", name="Vi tar paus")).to_be_visible()


@pytest_asyncio.fixture(loop_scope="session")
async def editor(stage):
    """Of a job description with one row, as the address of its page."""
    server = stage.server
    return keep(server, workshop_id(server, server.workshop(server.facilitator())), a_draft())


async def test_what_is_typed_in_the_job_editor_is_kept_in_an_old_browser(stage, editor):
    page = await signed_in(stage, editor)
    await expect(page.locator("[data-remove]").first).to_be_attached()
    await page.locator("[name=duty_text]").first.fill("Tvättar och viker")
    await page.reload()
    await expect(page.locator("[data-restored]")).to_be_visible()
    await expect(page.locator("[name=duty_text]").first).to_have_value("Tvättar och viker")


@pytest.mark.parametrize("script", ["editor", "copy", "rows"])
async def test_what_is_typed_in_the_job_editor_survives_that_a_script_does_not_come(stage, editor, script):
    page = await stage.lead()
    await page.route(f"**/job_descriptions/{script}.js", lambda route: route.abort())
    await page.goto(editor)
    await page.locator("[name=duty_text]").first.fill("Tvättar och viker")
    await page.locator(".editor-bar").get_by_role("button", name="Spara").click()
    await expect(page.locator(".editor-when")).to_contain_text("Version 2")
    await page.goto(editor)
    await expect(page.locator("[name=duty_text]").first).to_have_value("Tvättar och viker")
    stage.wrong[:] = [line for line in stage.wrong if "ERR_FAILED" not in line]
