"""The three short questions can be answered by everybody: by keyboard, without scripts, on the smallest screen, in any
language; and who leads and the programme owner can read what came of it, by the rules of WCAG up to 2.2 AA."""

import asyncio
from datetime import timedelta

import pytest
from playwright.async_api import expect
from sqlmodel import update

from app.account.roles import Role
from app.asked import store
from app.asked.occasions import Occasion
from app.asked.tables import AskedOccasionRow
from app.ids import now
from tests.asked.test_how_it_went_pages import FACTS, a_link, end, everybody, long_closed, three
from tests.days import today
from tests.journeys.conftest import SIZES, cookies_of, violations
from tests.journeys.test_access import LONG
from tests.running import ask

pytestmark = pytest.mark.heavy


def prepared(server):
    """A workshop that was closed long ago, with a sum of each kind, a link, and sums over workshops."""
    three(server)
    with server.database.session() as session:
        session.exec(update(AskedOccasionRow).values(until=today() - timedelta(days=200)))
        store.purge(session, now())
    lead = server.facilitator()
    code = server.workshop(lead, purpose="roles", title=LONG[:80])
    everybody(server, code, 5, occasion="start", mine="yes", only_me="no", help="partly")
    end(lead, code, "start")
    ask(lead, code, "add_task", text=LONG)
    ask(lead, code, "open_step", step="settle")
    everybody(server, code, 6, **FACTS)
    people = server.participant(code)
    ask(lead, code, "open_step", step="closed")
    long_closed(server)
    owner = server.facilitator("agare@example.se", Role.PROGRAMME_OWNER)
    return lead, code, people, owner, a_link(lead, code)


async def faults(page, path):
    answer = await page.goto(path)
    assert answer.status == 200, path
    found = await violations(page, shows="how it went, answered")
    width = await page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    return [*found, *([f"{path}: {width} px wider than the screen"] if width > 0 else [])]


@pytest.mark.parametrize(("size", "language"), [("phone", "sv"), ("laptop", "en")])
async def test_every_page_of_it_can_be_used_by_everyone(stage, language, size):
    lead, code, people, owner, link = await asyncio.to_thread(prepared, stage.server)
    found = []
    for who, paths in (
        (people, [f"/w/{code}/asked"]),
        (None, [f"{link}/asked"]),
        (lead, [f"/w/{code}/asked/sums", f"/w/{code}/readiness"]),
        (owner, ["/asked"]),
    ):
        page = await stage.page(size=SIZES[size], language=language)
        if who:
            await page.context.add_cookies(cookies_of(who, stage.server.base))
        for path in paths:
            found += await faults(page, path)
    assert found == []


async def test_who_joins_answers_by_keyboard_without_scripts_or_passes_it_by(stage):
    lead = await asyncio.to_thread(stage.server.facilitator)
    code = await asyncio.to_thread(lambda: stage.server.workshop(lead, purpose="work_environment"))
    page = await stage.page(size=SIZES["phone"], language="en", java_script_enabled=False)
    await page.goto(f"/join?code={code}")
    await page.get_by_role("button", name="Barnskötare").focus()
    await page.keyboard.press("Enter")
    await page.wait_for_url(f"**/w/{code}/asked")
    await expect(page.get_by_role("link", name="Skip the questions")).to_be_visible()
    for question, choice in (("mine", "yes"), ("help", "not_said")):
        await page.locator(f'[name="{question}"][value="{choice}"]').focus()
        await page.keyboard.press("Space")
    await page.get_by_role("button", name="Send").focus()
    await page.keyboard.press("Enter")
    await page.wait_for_url(f"**/w/{code}")
    with stage.server.database.reading_session() as session:
        assert store.boxes(session, 1)[Occasion.START].sums == {"mine": {"yes": 1}}


async def test_when_a_session_ends_the_phone_leads_to_the_questions(stage):
    lead = await asyncio.to_thread(stage.server.facilitator)
    code = await asyncio.to_thread(stage.server.workshop, lead)
    people = await asyncio.to_thread(stage.server.participant, code)
    await asyncio.to_thread(ask, lead, code, "add_task", text="Tvätt")
    page = await stage.page(size=SIZES["phone"])
    await page.context.add_cookies(cookies_of(people, stage.server.base))
    await page.goto(f"/w/{code}")
    for step in ("settle", "closed"):
        await asyncio.to_thread(ask, lead, code, "open_step", step=step)
    await page.get_by_role("link", name="Svara på tre korta frågor").click()
    await page.wait_for_url(f"**/w/{code}/asked")
    await page.get_by_role("radio", name="Lite").check()
    await page.get_by_role("button", name="Skicka").click()
    await expect(page.get_by_role("status").first).to_contain_text("Ditt svar är sparat")
    with stage.server.database.reading_session() as session:
        assert store.boxes(session, 1)[Occasion.ONE].sums == {"hard": {"partly": 1}}
