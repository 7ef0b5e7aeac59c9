"""*Räkna* in a browser: somebody who has never seen it changes a value and sees what follows; by keyboard, without
scripts, small and wide, and by the rules of WCAG up to 2.2 AA."""

import asyncio
import re
from dataclasses import replace
from itertools import pairwise

import pytest
from babel import Locale
from playwright.async_api import expect

from app.account import store as accounts
from app.account.roles import Role
from app.calculator import store
from app.calculator.inputs import Group
from app.calculator.store import For
from app.calculator.taken import begun
from app.calculator.typed import read_inputs, typed
from app.calculator.values import Origin, Value
from app.ids import now
from tests.calculator.kept import FILLED, GUESSED, VALUES, YEAR, a_draft, a_set, a_text
from tests.journeys.conftest import SIZES, cookies_of, violations
from tests.journeys.test_access import LONG

pytestmark = pytest.mark.heavy

NEW = "/calculator/new?text=1"
HEADINGS = "main :is(h1, h2, h3, h4):visible"


def prepared(server):
    """Values, a text, and a calculation in two versions: the second with long words and all there is."""
    server.facilitator("eva@example.se", Role.LEADS)
    client = server.facilitator("eko@example.se", Role.ECONOMIST)
    with server.database.session() as session:
        a_set(session)
        a_text(session)
        by = accounts.with_email(session, "eko@example.se").id
        before = begun(VALUES, a_draft())
        plain = read_inputs({**typed(before, Locale("sv")), **FILLED, **GUESSED}, before, YEAR)
        hours = Value(plain.groups[0].hours.amount / 2, Origin.LOCAL, YEAR)
        long = replace(plain, groups=(*plain.groups, Group(LONG[:80], hours)), horizon=60)
        crowded = replace(long, ame_months=Value(hours.amount.to_integral_value(), Origin.LOCAL, YEAR))
        id = store.add(session, For(job_description=1), "Serviceassistent", YEAR, plain, by, now())
        store.save(session, id, 1, LONG[:80], YEAR, crowded, by, now())
    return client


async def at(stage, client, path, **options):
    page = await stage.page(**options)
    await page.context.add_cookies(cookies_of(client, stage.server.base))
    answer = await page.goto(path)
    assert answer.status == 200, path
    return page


async def filled(page):
    """As one types what is asked for first, by Tab from field to field."""
    await page.locator("#share").focus()
    await page.keyboard.type("50 %")
    for name in ("subsidy_level", "subsidy_cap", "support"):
        await page.locator(f"#{name}").focus()
        await page.keyboard.type(FILLED[name])
    async with page.expect_navigation():
        await page.keyboard.press("Enter")


@pytest.mark.parametrize(("size", "language"), [("phone", "sv"), ("laptop", "en")])
async def test_every_page_of_calculations_can_be_used_by_everyone(stage, language, size):
    client = await asyncio.to_thread(prepared, stage.server)
    page = await at(stage, client, "/calculator", size=SIZES[size], language=language)
    found = []
    for path in ("/calculator", "/calculator/new", NEW, "/calculator/1", "/calculator/1/versions/1"):
        await page.goto(path)
        await page.evaluate("document.querySelectorAll('details').forEach((it) => (it.open = true))")
        found.extend(await violations(page, shows="calculations, crowded and empty"))
        width = await page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        if width > 0:
            found.append(f"{path}: {width} px wider than the screen")
    assert found == []


async def test_who_has_never_seen_it_changes_a_value_and_sees_what_follows(stage):
    client = await asyncio.to_thread(prepared, stage.server)
    page = await at(stage, client, "/calculator")
    await page.get_by_label("Jobb", exact=True).select_option(label="Serviceassistent i förskola")
    async with page.expect_navigation():
        await page.get_by_role("button", name="Räkna", exact=True).click()
    await expect(page.get_by_text("Det här saknas")).to_be_visible()
    await filled(page)
    await expect(page.get_by_role("heading", name="Medan bidraget finns måste 40 %")).to_be_visible()
    await expect(page.get_by_text("Vinsten ligger hos AME och socialnämnden.").first).to_be_visible()
    await page.locator("#wage").fill("28 200")
    async with page.expect_navigation():
        await page.locator("#wage").press("Enter")
    await expect(page.get_by_role("heading", name="Medan bidraget finns måste 64 %")).to_be_visible()
    await expect(page.locator("#share")).to_have_value("50 %")
    async with page.expect_navigation():
        await page.get_by_role("button", name="Spara", exact=True).click()
    await expect(page).to_have_url(f"{stage.server.base}/calculator/2")
    await expect(page.get_by_text("Version 1, sparad")).to_be_visible()


async def test_a_wrong_value_is_said_where_it_is_and_nothing_typed_is_gone(stage):
    client = await asyncio.to_thread(prepared, stage.server)
    page = await at(stage, client, NEW)
    await page.locator("#on_costs").fill("4453")
    await filled(page)
    said = page.get_by_role("alert").get_by_role("link")
    await expect(said).to_contain_text("44,53")
    await said.click()
    await expect(page.locator("#on_costs")).to_be_focused()
    await expect(page.locator("#subsidy_cap")).to_have_value("20 000")
    await page.locator("#on_costs").fill("44,53")
    async with page.expect_navigation():
        await page.locator("#on_costs").press("Enter")
    await expect(page.get_by_role("heading", name="Medan bidraget finns måste 40 %")).to_be_visible()
    # The refused page was said with a status of its own, which a browser writes in its console.
    stage.wrong = [it for it in stage.wrong if "422" not in it]


async def test_it_works_without_scripts(stage):
    client = await asyncio.to_thread(prepared, stage.server)
    page = await at(stage, client, NEW, java_script_enabled=False)
    await filled(page)
    await expect(page.get_by_role("heading", name="Medan bidraget finns måste 40 %")).to_be_visible()
    await page.get_by_label("Bidrag", exact=True).select_option("none")
    async with page.expect_navigation():
        await page.get_by_role("button", name="Räkna om").click()
    await expect(page.get_by_role("heading", name="Utan bidrag måste 99 %")).to_be_visible()
    async with page.expect_navigation():
        await page.get_by_role("button", name="Spara", exact=True).click()
    await page.get_by_text("Visa uträkningen").click()
    await expect(page.get_by_text("C = L · s · (1 + po) + x").first).to_be_visible()


NAMELESS = """() => [...document.querySelectorAll("main :is(input:not([type=hidden]), select, textarea, button, svg)")]
  .filter((it) => it.checkVisibility() && !it.closest("[aria-hidden=true]"))
  .filter((it) => !(it.labels?.length || it.getAttribute("aria-label") || it.getAttribute("aria-labelledby")
    || it.textContent.trim()))
  .map((it) => it.outerHTML)"""


async def test_what_a_screen_reader_is_given(stage):
    """The outcome is the page's name, every field has one, headings come in order, and charts stand as tables."""
    client = await asyncio.to_thread(prepared, stage.server)
    page = await at(stage, client, NEW)
    await filled(page)
    await expect(page).to_have_title(re.compile("^Medan bidraget finns måste 40 % av den avlastade tiden"))
    assert await page.evaluate(NAMELESS) == []
    levels = [int(it[1]) for it in await page.locator(HEADINGS).evaluate_all("(all) => all.map((it) => it.tagName)")]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    for name, cell in (
        ("Tre sätt att se det, kr", "−20 189,03"),
        ("Vad som spelar störst roll", "64,28 %"),
        ("Månad för månad, kr", "+34 293"),
        ("Så stor del av tiden måste bli pengar för att det ska gå jämnt upp", "39,63 %"),
    ):
        table = page.get_by_role("table", name=name)
        await expect(table.get_by_role("cell", name=cell).first).to_be_visible()
        assert await table.get_by_role("columnheader").count() >= 2
    assert "img" not in await page.locator("main").aria_snapshot()
