"""The pages of values by the rules of WCAG up to 2.2 AA, in both languages, small and wide, with long words."""

import asyncio
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from playwright.async_api import expect

from app.account.roles import Role
from app.calculator.sets import store
from app.calculator.sets.first import Begins, beginning
from app.calculator.sets.value_set import Choice
from app.calculator.values import Parameter
from tests.calculator.made import WAGE, a_set, somebody
from tests.journeys.conftest import SIZES, cookies_of, violations
from tests.journeys.test_access import LONG

pytestmark = pytest.mark.heavy

PAGE = "/calculator/values"
PAGES = (
    *(
        "",
        "/2026",
        "/2027",
        "/2025",
        "/2026/changes",
        "/differences",
        "/2026/import",
        "/2026/wage",
        "/2026/subsidy_cap",
    ),
    *("/2026/on_costs?figure=1", "/2025/wage"),
)


def crowded(server):
    """A set that holds with all there is, in long words, a copy, one that is put away, and one that is empty."""
    with server.database.session() as session:
        values = dict(beginning(Begins.EXAMPLE, 2026))
        values[Parameter.OTHER_COST] = replace(WAGE, source=LONG[:300])
        a_set(session, 2026, values)
        a_set(session, 2027, {**values, Parameter.START: replace(WAGE, amount=Decimal("9999999.99"))})
        a_set(session, 2025, {})
        a_set(session, 2024, {})
        by = somebody(session)
        store.save(session, 2026, Parameter.WAGE, replace(WAGE, amount=Decimal(24000)), 1, by, 1_760_000_000_000)
        store.retire(session, 2025, date(2026, 11, 30), by, 1_760_000_000_000)
        store.choose(session, Choice(2026, date(2026, 1, 1), 1_760_000_000_000, by))
        store.choose(session, Choice(2027, date(2090, 1, 1), 1_760_000_000_000, by))


@pytest.mark.parametrize(("size", "language"), [("phone", "sv"), ("laptop", "en")])
async def test_every_page_of_values_can_be_used_by_everyone(stage, language, size):
    server = stage.server
    economist = server.facilitator("ekonom@example.se", Role.ECONOMIST)
    reader = server.facilitator("hr@example.se", Role.HR)
    found = []

    async def look(page, path):
        answer = await page.goto(path)
        assert answer.status == 200, path
        await look_at(page, path)

    async def look_at(page, path):
        found.extend(await violations(page, shows="values, crowded and refused"))
        width = await page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        if width > 0:
            found.append(f"{path}: {width} px wider than the screen")

    page = await stage.page(size=SIZES[size], language=language)
    await page.context.add_cookies(cookies_of(economist, server.base))
    await look(page, PAGE)
    await asyncio.to_thread(crowded, server)
    for path in PAGES:
        await look(page, PAGE + path)
    # What is refused, at its field; and what a file would change.
    await page.goto(f"{PAGE}/2026/on_costs")
    await page.locator("#amount").fill("4453")
    async with page.expect_navigation():
        await page.locator("button[value=save]").click()
    await expect(page.locator("#amount")).to_have_value("4453")
    await expect(page.locator("#error")).to_be_visible()
    await look_at(page, "refused")
    for row in ("Lön, tjänsten;25000;lokal;2026;", "PO-pålägg;4453;källa;2023;SKR"):
        await page.goto(f"{PAGE}/2026/import")
        file = {"name": "v.csv", "mimeType": "text/csv", "buffer": f"Namn;Värde;Slag;År;Källa\n{row}\n".encode()}
        await page.locator("#file").set_input_files(file)
        async with page.expect_navigation():
            await page.locator("main form[enctype] button").click()
        await look_at(page, row)
    other = await stage.page(size=SIZES[size], language=language)
    await other.context.add_cookies(cookies_of(reader, server.base))
    for path in ("", "/2026", "/2026/wage"):
        await look(other, PAGE + path)
    assert found == []
    stage.wrong = [line for line in stage.wrong if "422" not in line]  # the browser notes what was refused


async def test_an_economist_changes_a_value_by_keyboard_alone(stage):
    server = stage.server
    economist = server.facilitator("ekonom@example.se", Role.ECONOMIST)
    await asyncio.to_thread(crowded, server)
    page = await stage.page(size=SIZES["laptop"], language="sv")
    await page.context.add_cookies(cookies_of(economist, server.base))
    await page.goto(f"{PAGE}/2026")
    await page.locator("#v-support a").focus()
    async with page.expect_navigation():
        await page.keyboard.press("Enter")
    await page.locator("#amount").focus()
    await page.keyboard.press("Control+A")
    await page.keyboard.type("2 500 kr")
    async with page.expect_navigation():
        await page.keyboard.press("Enter")
    await expect(page.locator("#v-support")).to_contain_text("2 500 kr")
