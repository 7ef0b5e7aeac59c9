"""Two taps, a page that is loaded again and one that somebody comes back to, in a browser on a slow network."""

import re

import pytest
from playwright.async_api import expect
from sqlmodel import func, select

from app.sharing.tables import CommentRow, LinkRow
from app.workshop.tables import ParticipantRow, WorkshopRow
from tests.journeys.conftest import PHONE
from tests.line import a_line

pytestmark = pytest.mark.heavy

LATE = 0.3


@pytest.fixture
def far(server, stage):
    """The server's address, a long way off."""
    with a_line(int(server.base.rsplit(":", 1)[1]), LATE) as line:
        yield f"http://127.0.0.1:{line.port}"
    stage.hosts.discard(f"127.0.0.1:{line.port}")  # which is the server's


def count(server, table):
    with server.database.reading_session() as session:
        return session.exec(select(func.count()).select_from(table)).one()


async def test_two_taps_on_a_group_are_one_person_and_the_phone_is_in(server, stage, far):
    code = server.workshop(server.facilitator())
    page = await stage.page(size=PHONE)
    await page.goto(f"{far}/join?code={code}")
    await page.get_by_role("button", name="Barnskötare").dblclick()
    await page.wait_for_url(f"**/w/{code}")
    assert count(server, ParticipantRow) == 1


async def test_two_taps_make_one_workshop(server, stage, far):
    page = await stage.lead(at=f"{far}/workshops/new")
    await page.get_by_label("Arbetsplats").first.fill("Badet")
    await page.locator("#group-rows input[name^=name-]").first.fill("Badvakter")
    await page.locator("#new-workshop button.primary").last.dblclick()
    await page.wait_for_url(re.compile("/w/[^/]+/lead"))
    assert count(server, WorkshopRow) == 1


async def test_a_new_link_stays_when_the_page_is_loaded_again_and_no_other_is_made(server, stage, far):
    lead = server.facilitator()
    code = server.workshop(lead)
    page = await stage.lead(at=f"{far}/w/{code}/links")
    await page.get_by_label("Läsa rapporten").check()
    await page.locator("#role").select_option("hr")
    await page.get_by_role("button", name="Skapa länken").dblclick()
    address = page.get_by_label("Här är länken.")
    await expect(address).to_have_value(re.compile("/l/"))
    shown = await address.input_value()
    await page.reload()
    await expect(address).to_have_value(shown)
    assert count(server, LinkRow) == 1


async def test_who_goes_back_and_writes_another_comment_has_written_two(server, stage, far):
    lead = server.facilitator()
    code = server.workshop(lead)
    form = {"kind": "comment", "role": "union", "label": "", "days": "30"}
    shown = lead.post(f"/w/{code}/links", data=form, follow_redirects=True).text
    page = await stage.page(size=PHONE)
    await page.goto(far + re.search(r"/l/[\w-]+", shown)[0])
    for text in ("Bra", "Bra, men inte än"):
        box = page.locator(".comment-box").last
        await box.locator("details").evaluate("it => it.open = true")
        await box.locator("textarea").fill(text)
        await box.get_by_role("button").dblclick()
        await page.wait_for_url("**saved=1**")
        await page.go_back()
    assert count(server, CommentRow) == 2
