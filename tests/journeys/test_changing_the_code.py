"""A new code while everybody is there: what is open follows by itself, and nothing that waited is lost."""

import asyncio

import pytest
from playwright.async_api import expect

from tests.journeys.conftest import PHONE, violations
from tests.journeys.test_hard_times import a_workshop, answer
from tests.running import view_of

pytestmark = pytest.mark.heavy


async def test_phones_wall_and_lead_follow_to_the_new_code_and_the_old_one_lets_nobody_in(stage):
    facilitator, code = a_workshop(stage.server, "Fönsterputs", "Tvätt")
    lead, wall = await stage.lead(code), await stage.wall(code)
    phone, asleep = await stage.phone(code, "Barnskötare"), await stage.phone(code, "Barnskötare")
    await phone.locator("#new-task").fill("Halvt skrivet")
    history = await stage.lead(at=f"/w/{code}/history")

    facilitator.post(f"/live/{code}/commands?as=lead", json={"id": "sort", "do": "open_step", "step": "sort"})
    await expect(asleep.locator("#task")).to_be_visible()
    await asleep.context.set_offline(True)
    await answer(asleep, "red")

    leads = await stage.lead(at=f"/w/{code}/lead")
    await leads.locator("#menu summary").click()
    await leads.get_by_role("link", name="Ny kod").click()
    assert await violations(leads, shows="the question whether there is to be a new code") == []
    await leads.get_by_role("button", name="Byt kod").click()
    await leads.wait_for_url(lambda url: "/leads#new-code" in url and code not in url)
    new = leads.url.split("/")[4]
    shown = f"{new[:3]} {new[3:]}"
    await expect(leads.get_by_text(shown)).to_be_visible()

    await wall.wait_for_url(f"**/w/{new}/wall")
    await lead.wait_for_url(f"**/w/{new}/lead")
    await phone.wait_for_url(f"**/w/{new}")
    await history.wait_for_url(f"**/w/{new}/history")
    await expect(history.get_by_text("Bytte kod.")).to_be_visible()
    await expect(lead.locator(".lead-code")).to_have_text(shown)
    codes = await wall.locator("[data-the-code]").all_text_contents()
    assert set(codes) == {shown}
    pictures = await wall.locator(".qr img").evaluate_all("them => them.map((it) => new URL(it.src).pathname)")
    assert set(pictures) == {f"/w/{new}/qr.svg"}
    for page in (wall, phone, lead):
        await page.reload()
        await expect(page.locator("main[data-as]")).to_have_attribute("data-code", new)

    # A phone that slept meanwhile wakes on the old address, in a new tab: what waited is sent.
    woken = await asleep.context.new_page()
    await asleep.close()
    await asleep.context.set_offline(False)
    await woken.goto(f"/w/{code}")
    await woken.wait_for_url(f"**/w/{new}")
    while view_of(facilitator, new, "as=lead")["groups"]["g1"]["answers"] < 1:
        await asyncio.sleep(0.05)

    late = await stage.page(size=PHONE)
    await late.goto(f"/join?code={code}")
    await expect(late.get_by_role("alert")).to_contain_text("Ingen workshop har den koden")
    await late.locator("#code").fill(new)
    await late.get_by_role("button", name="Gå med").click()
    await late.get_by_role("button", name="Förskollärare").click()
    await late.wait_for_url(f"**/w/{new}")
    stage.wrong.clear()  # Chromium says that the network was lost, and that a page was a 404


async def test_a_phone_that_was_open_answers_on_under_the_new_code(stage):
    facilitator, code = a_workshop(stage.server, "Fönsterputs", "Tvätt", step="sort")
    phone = await stage.phone(code, "Barnskötare")
    await phone.context.set_offline(True)
    await answer(phone, "red")
    new = facilitator.post(f"/w/{code}/new-code").headers["location"].split("/")[2]
    await phone.context.set_offline(False)
    await phone.wait_for_url(f"**/w/{new}")
    await answer(phone, "yellow")
    while view_of(facilitator, new, "as=lead")["groups"]["g1"]["answers"] < 2:
        await asyncio.sleep(0.05)
    stage.wrong.clear()  # Chromium says that the socket was lost
