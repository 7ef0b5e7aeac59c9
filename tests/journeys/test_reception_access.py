"""The pages of receptions by the rules of WCAG up to 2.2 AA, small and wide, with long words; and a team that answers
by keyboard, on a screen of 320."""

import asyncio
import os
import re
from datetime import timedelta

import pytest
from playwright.async_api import expect

from app.account.roles import Role
from app.ids import now
from app.posts.staffing import Staffing
from app.reception import store
from app.reception.checklist import Answer, Row
from app.reception.owner import Owner
from app.reception.plan import Need, Plan, Stage, Step
from app.sharing import store as sharing
from tests.days import today
from tests.job_descriptions.written import a_draft
from tests.job_descriptions.written import keep as keep_text
from tests.journeys.conftest import SIZES, cookies_of, violations
from tests.journeys.test_access import LONG
from tests.posts.written import a_workplace, keep

pytestmark = pytest.mark.heavy

OF_PLACE = ("", "?step=general", "?step=individual", "/checklist", "/introduction", "/introduction?language=en")
SMALLEST = {"width": 320, "height": 640}
WHERE = os.environ.get("AKR_PICTURES", "")
"""A folder where a picture of each page is put, for whoever looks at them."""


def crowded(server):
    """A plan where all is late and all lies at AME, a list with long answers, and a link. Returns the link's address,
    and that of a job description."""
    on = today()
    late, soon = on - timedelta(9), on + timedelta(30)
    text = keep_text(server, None, a_draft(title=LONG[:80]))
    with server.database.session() as session:
        place = a_workplace(session, LONG[:80], leads=("eva@example.se",))
        keep(session, Staffing(place, soon, 1), title=LONG[:80])
        steps = {it: Step(late, owner=Owner.AME, note=LONG) for it in Stage if it is not Stage.TEAM}
        plan = Plan({Stage.TEAM: Step(late, late, Owner.AME), **steps}, dict.fromkeys(Need, Owner.AME))
        introduction = {"sv": dict.fromkeys(("day", "tasks", "grow"), f"{LONG[:200]}\n- {LONG[:100]}")}
        store.save(session, 1, place, store.Kept(0, plan, introduction), 1, 1)
        rows = {"finds": Row(Answer.HAS), "quiet": Row(Answer.ACTION, LONG[:200], Owner.AME, late)}
        store.save_checklist(session, place, 0, {**rows, "tone": Row(Answer.LACKS)}, None, 1)
        about = sharing.About(workplace=place)
        link = sharing.add(session, about, "checklist", "other", "", 30, 1, now())
    return f"/l/{link}/checklist", text


async def looked_at(page, path, name, found):
    answer = await page.goto(path)
    assert answer.status == 200, path
    found.extend(f"{path}: {it}" for it in await violations(page, shows="a reception, crowded"))
    width = await page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    if width > 0:
        found.append(f"{path}: {width} px wider than the screen")
    if WHERE:
        await page.screenshot(path=f"{WHERE}/{name}.png", full_page=True)


@pytest.mark.parametrize(("size", "language"), [("phone", "sv"), ("laptop", "en")])
async def test_every_page_of_receptions_can_be_used_by_everyone(stage, language, size):
    server = stage.server
    hr = server.facilitator("hr@example.se", Role.HR)
    lead = server.facilitator("eva@example.se", Role.LEADS)
    manager = server.facilitator("chef@example.se", Role.MANAGER)
    link, text = await asyncio.to_thread(crowded, server)
    found: list[str] = []
    home = "/posts/1/reception/1"
    for who, client, paths in (
        ("hr", hr, ("/receptions", "/posts/1", f"{text}/growth", *(f"{home}{rest}" for rest in OF_PLACE))),
        ("lead", lead, ("/posts/1", home)),
        ("manager", manager, ("/receptions", *(f"{home}{rest}" for rest in ("", "/checklist", "/introduction")))),
        ("team", server.client(), (link,)),
    ):
        page = await stage.page(size=SIZES[size], language=language)
        await page.context.add_cookies(cookies_of(client, server.base))
        for path in paths:
            name = re.sub(r"\W+", "-", path if who != "team" else "checklist")
            await looked_at(page, path, f"{who}-{size}{name}", found)
    assert found == []


async def test_a_team_answers_by_keyboard_on_the_smallest_screen(stage):
    server = stage.server
    server.facilitator("hr@example.se", Role.HR)
    server.facilitator("eva@example.se", Role.LEADS)
    link, _ = await asyncio.to_thread(crowded, server)
    page = await stage.page(size=SMALLEST, color_scheme="dark")
    found: list[str] = []
    await looked_at(page, link, "team-smallest-dark", found)
    assert found == []
    await expect(page.locator("#reach_what")).to_be_hidden()
    await page.locator('input[name="reach_answer"][value=""]').focus()
    for _ in range(3):
        await page.keyboard.press("ArrowUp")
    await page.keyboard.press("ArrowDown")
    await page.keyboard.press("ArrowDown")
    await expect(page.locator('input[name="reach_answer"][value="action"]')).to_be_checked()
    await page.keyboard.press("Tab")
    await expect(page.locator("#reach_what")).to_be_focused()
    await page.keyboard.type("Ta bort tröskeln")
    async with page.expect_navigation():
        await page.keyboard.press("Enter")
    await expect(page.locator("#saved")).to_contain_text("Sparat.")
    with server.database.reading_session() as session:
        row = store.checklist(session, 1).rows["reach"]
    assert (row.answer, row.what) == (Answer.ACTION, "Ta bort tröskeln")
