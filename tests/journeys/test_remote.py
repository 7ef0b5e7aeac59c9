"""The lead's own phone steers the room: taken by a link, pressed with one thumb, ended from the lead's page."""

import pytest
from playwright.async_api import expect

from tests.journeys.conftest import PHONE, violations
from tests.journeys.test_phone import a_workshop, ids_of
from tests.journeys.test_wall import picture
from tests.running import ask, view_of

pytestmark = pytest.mark.heavy


async def test_a_phone_is_made_a_remote_and_leads_the_room_through_a_task(stage):
    lead, code = a_workshop(stage.server, "Tvätt", "Disk", step="reveal")
    page = await stage.lead(code)
    await page.locator("#menu summary").click()
    await page.get_by_role("link", name="Fjärrkontroll").click()
    await page.get_by_role("button", name="Visa länken").click()
    assert await violations(page, shows="the link that makes a phone a remote") == []
    link = (await page.get_by_label("adressen på telefonen").input_value()).split("/remote/")[1]
    phone = await stage.page(size=PHONE, has_touch=True, is_mobile=True)
    await phone.goto(f"/remote/{link}")
    await phone.get_by_role("button", name="Ja, använd").click()
    await phone.wait_for_url(f"**/w/{code}/hand")

    # The primary is what the room waits for, under the thumb; the wall goes where it says.
    wall = await stage.wall(code)
    main = phone.locator(".hand-button.primary")
    await expect(main).to_have_text("Ta upp första uppgiften")
    box = await main.bounding_box()
    assert box["height"] >= 92
    assert box["y"] > PHONE["height"] / 2
    await main.click()
    await expect(main).to_have_text("Nästa uppgift")
    await expect(phone.locator("h2")).to_have_text("Tvätt")
    await expect(picture(wall, "one")).to_contain_text("Tvätt")
    assert await violations(phone, shows="a remote, with a task brought up") == []

    # A second round: how far it is, and then the new answers.
    ask(lead, code, "set_timer", minutes=9)
    await expect(phone.locator("#clock-face")).to_be_visible()
    await phone.get_by_role("button", name="Svara en gång till").click()
    await expect(main).to_have_text("Visa nya svaren")
    await expect(phone.locator(".hand-groups")).to_contain_text("0 av 5 har svarat")
    await phone.get_by_role("button", name="Visa nya svaren").click()
    await expect(phone.locator("#status")).to_contain_text("För få har svarat")

    # It holds the wall, gives a minute and takes back.
    await phone.get_by_role("button", name="Håll", exact=True).click()
    await expect(wall.locator("[data-way-says]").locator("visible=true")).to_have_text("Hålls kvar")
    await phone.get_by_role("button", name="Ångra").click()
    await expect(main).not_to_have_text("Visa nya svaren")
    assert "again" not in view_of(lead, code, "as=lead")

    # Asleep and awake: what happened meanwhile is there.
    await phone.context.set_offline(True)
    ask(lead, code, "bring_up", task=ids_of(lead, code)["Disk"])
    await phone.context.set_offline(False)
    await expect(phone.locator("h2")).to_have_text("Disk")
    for width in (320, 390):
        await phone.set_viewport_size({"width": width, "height": 700})
        assert await phone.evaluate("document.documentElement.scrollWidth <= innerWidth")

    # Ended from the lead's page, it says so.
    await page.goto(f"/w/{code}/remote")
    await page.get_by_role("button", name="Stäng av").click()
    await expect(phone.get_by_text("Telefonen är inte fjärrkontroll")).to_be_visible()
    stage.wrong = [
        it for it in stage.wrong if "404" not in it and "403" not in it and "INTERNET_DISCONNECTED" not in it
    ]
