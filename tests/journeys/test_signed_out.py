"""A sign-in that is over, in browsers: nothing that was written is lost, and nobody is thrown out of a room."""

import pytest
import sqlalchemy as sa
from playwright.async_api import expect

from app.live import lookout
from tests.journeys.conftest import violations

pytestmark = [pytest.mark.heavy, pytest.mark.asyncio(loop_scope="session")]
EMAIL, PASSWORD = "eva@example.se", "blå kaffekopp i hörnet"
TITLE = "Träff om städ & tvätt”"


@pytest.fixture
def has_password(server):
    client = server.facilitator()
    assert client.post("/account/password", data={"email": EMAIL, "password": PASSWORD}).status_code == 303


@pytest.fixture
def quick_lookout(monkeypatch):
    monkeypatch.setattr(lookout, "EVERY", 0.2)


def over(server):
    with server.database.writing() as connection:
        connection.execute(sa.text("UPDATE sign_in SET seen_at = 0"))


async def test_what_was_typed_waits_in_the_page_until_somebody_has_signed_in(stage, has_password):
    page = await stage.lead()
    stage.wrong = Without(403)
    await page.goto("/workshops/new")
    await page.fill("[name=title]", TITLE)
    await page.fill("[name=workplace]", "Förskolan")
    await page.locator("[name^=name-]").first.fill("Kockar")
    over(stage.server)
    await page.get_by_role("button", name="Skapa workshop").click()
    await expect(page.get_by_role("heading", level=1)).to_have_text("Du är inte inloggad.")
    await expect(page.get_by_label("Titel")).to_have_value(TITLE)
    assert await violations(page, shows="signed out, with what was typed waiting") == []
    await page.get_by_label("E-post").fill(EMAIL)
    await page.get_by_label("Lösenord").fill(PASSWORD)
    await page.get_by_role("button", name="Logga in").click()
    await expect(page.get_by_role("heading", level=1)).to_have_text("Du är inloggad")
    assert await violations(page, shows="signed in again, with what was typed to send") == []
    await page.get_by_role("button", name="Skicka nu").click()
    await expect(page).to_have_title(f"Samla · Leda · {TITLE} · AKR-tavlan")


class Without(list):
    """What went wrong, without the answers that are meant to be."""

    def __init__(self, status):
        super().__init__()
        self.status = str(status)

    def append(self, line):
        if self.status not in line:
            super().append(line)


async def test_the_lead_stays_in_the_room_and_goes_on_when_signed_in_in_another_tab(quick_lookout, stage, has_password):
    server = stage.server
    code = server.workshop(server.facilitator())
    page = await stage.lead(code)
    stage.wrong = Without(403)
    await expect(page.locator("#connection")).to_be_hidden()
    over(server)
    notice = page.locator("#signed-out")
    await expect(notice).to_be_visible(timeout=30_000)
    assert page.url.endswith("/lead")
    assert await violations(page, shows="the lead's page, signed out") == []
    await page.fill("#new-task", "Skriven medan jag var utloggad")
    await page.press("#new-task", "Enter")
    async with page.context.expect_page() as opened:
        await notice.get_by_role("link").click()
    tab = await opened.value
    await tab.get_by_label("E-post").fill(EMAIL)
    await tab.get_by_label("Lösenord").fill(PASSWORD)
    await tab.get_by_role("button", name="Logga in").click()
    await expect(notice).to_be_hidden(timeout=30_000)
    written = page.get_by_text("Skriven medan jag var utloggad")
    await expect(tab.get_by_text("Skriven medan jag var utloggad").first).to_be_visible(timeout=30_000)
    await expect(written.first).to_be_visible()
