"""What there is to think of, by keyboard: why, to the place, and away when it is followed."""

import pytest
import pytest_asyncio
from playwright.async_api import expect

from app.job_descriptions.draft import Requirement
from tests.job_descriptions.written import a_draft, keep, workshop_id
from tests.journeys.conftest import LAPTOP, PHONE, Stage, violations

pytestmark = pytest.mark.heavy

UNCOVERED = """(field) => {
    const {left, top} = field.getBoundingClientRect();
    return document.elementFromPoint(left + 9, top + 9) === field;
}"""


@pytest_asyncio.fixture(loop_scope="session")
async def address(stage: Stage) -> str:
    """Of a job description that asks for a driving licence and says nothing of why."""
    server = stage.server
    asks = (Requirement("B-körkort", id="r1"),)
    draft = a_draft("Städerska", requirements=asks, introduction="Han går bredvid.")
    return keep(server, workshop_id(server, server.workshop(server.facilitator())), draft)


@pytest.mark.parametrize("size", [LAPTOP, PHONE])
async def test_advice_is_read_followed_and_gone(stage: Stage, address: str, size: dict[str, int]):
    page = await stage.lead(at=address, size=size)
    item = page.locator(".advice", has_text="Behövs körkort?")
    await item.locator("summary").focus()
    await page.keyboard.press("Enter")
    await expect(item.get_by_text("Ingen uppgift säger att man kör.")).to_be_visible()
    assert await violations(page, shows="a piece of advice, opened") == []
    await page.keyboard.press("Tab")
    await page.keyboard.press("Enter")
    row = page.locator("#requirements-r1")
    await expect(row).to_be_in_viewport()
    assert await row.locator("textarea").first.evaluate(UNCOVERED)
    for _ in range(4):
        await page.keyboard.press("Tab")
    await page.keyboard.type("Kör varor varje dag")
    await expect(page.get_by_text("De gäller det som är sparat.")).to_be_visible()
    await page.get_by_role("button", name="Spara").first.click()
    await expect(page.locator(".editor-when")).to_contain_text("Version 2")
    await expect(page.get_by_text("Behövs körkort?")).to_have_count(0)
    await expect(page.locator("#requirements-r1 [name=requirement_why]")).to_have_value("Kör varor varje dag")
