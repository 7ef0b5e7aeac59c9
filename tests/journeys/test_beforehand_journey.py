"""Before the meeting: three tasks are written, the phone comes back, the day goes by, it is read and the room opens."""

from datetime import timedelta

import pytest
from playwright.async_api import expect

from app.ids import now
from app.live import wire
from tests.days import today
from tests.journeys.conftest import PHONE, violations

pytestmark = pytest.mark.heavy
DAY = 24 * 3_600_000


async def write(phone, *texts):
    for text in texts:
        await phone.locator("#new-task").fill(text)
        await phone.get_by_role("button", name="Skicka").click()
        await expect(phone.locator("#written")).to_contain_text(text)


async def test_three_tasks_are_written_before_the_meeting_and_read_when_it_is_closed(stage, monkeypatch):
    client = stage.server.facilitator()
    code = stage.server.workshop(client)
    lead = await stage.lead(code)
    await lead.get_by_role("link", name="Låt dem skriva i förväg").click()
    await lead.get_by_label("Sista dagen").fill((today() + timedelta(days=1)).isoformat())
    await lead.get_by_label("Ni ses").fill((today() + timedelta(days=2)).isoformat())
    await lead.get_by_label("Klockan").fill("13:00")
    await lead.get_by_role("button", name="Öppna i förväg").click()
    await expect(lead.get_by_label("Text att klistra in")).to_contain_text(f"/join?code={code}")
    assert await violations(lead, shows="a workshop that is open beforehand, for the lead") == []
    await lead.goto(f"/w/{code}/lead")

    phone = await stage.page(size=PHONE, has_touch=True, is_mobile=True)
    await phone.goto(f"/join?code={code}")
    await phone.get_by_role("button", name="Barnskötare").click()
    await expect(phone.locator("#beforehand")).to_contain_text("Du har skrivit 0 av 5.")
    await write(phone, "Tvätt", "Disk", "Sopor")
    await expect(phone.locator("#beforehand")).to_contain_text("Du har skrivit 3 av 5.")
    assert await violations(phone, shows="writing beforehand") == []
    await expect(lead.locator("#beforehand")).to_contain_text("3 uppgifter har kommit.")
    assert "Tvätt" not in await lead.content()

    await phone.close()
    phone = await phone.context.new_page()
    await phone.goto(f"/join?code={code}")
    await phone.get_by_role("link", name="Tillbaka till workshopen").click()
    await expect(phone.locator("#beforehand")).to_contain_text("Du har skrivit 3 av 5.")
    await expect(phone.locator("#written")).to_contain_text("Sopor")

    later = now() + 2 * DAY
    monkeypatch.setitem(wire._MADE_HERE["add_task"], "now", lambda: later)
    await phone.locator("#new-task").fill("Städ")
    await phone.get_by_role("button", name="Skicka").click()
    await expect(phone.locator("#status")).to_contain_text("Tiden för det vi gör i förväg är slut.")
    await expect(phone.locator("#new-task")).to_have_value("Städ")

    await lead.get_by_role("button", name="Stäng och läs listan").click()
    await expect(lead.locator("#tasks")).to_contain_text("Tvätt")
    await expect(phone.get_by_role("heading", name="Nu är det slut med att skriva")).to_be_visible()
    await expect(phone.locator("#beforehand")).to_contain_text("klockan 13:00")
    await expect(phone.get_by_role("button", name="Skicka")).to_be_hidden()
    monkeypatch.undo()

    await lead.get_by_role("button", name="Öppna telefonerna på träffen").click()
    await expect(phone.locator("#new-task")).to_have_value("Städ")
    await phone.get_by_role("button", name="Skicka").click()
    await expect(lead.locator("#tasks")).to_contain_text("Städ")

    await lead.get_by_text("Inledning: därför är vi här").click()
    await lead.get_by_role("button", name="Chef", exact=True).click()
    await lead.get_by_role("button", name="Visa på väggen och telefonerna").click()
    wall = await stage.wall(code)
    for screen in (wall, phone):
        await expect(screen.get_by_role("heading", name="Därför är vi här")).to_be_visible()
        await expect(screen.get_by_text("Chefen", exact=True)).to_be_visible()
    await phone.get_by_role("link", name="Hur går det?").click()
    await phone.get_by_role("button", name="För fort").click()
    await expect(phone.locator("#status")).to_contain_text("Det räknas ihop med andras.")
    assert await violations(phone, shows="the pace was said") == []
    assert await violations(wall, shows="how the room begins") == []
    await lead.get_by_role("button", name="Gå vidare").click()
    await expect(wall.get_by_role("heading", name="Därför är vi här")).to_be_hidden()
    await expect(phone.get_by_role("heading", name="Därför är vi här")).to_be_hidden()
