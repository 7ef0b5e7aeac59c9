"""Phones and projectors whose clock is wrong, is put right in the middle, and whose zone is another."""

import re
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from playwright.async_api import expect

from tests.journeys.conftest import PHONE
from tests.journeys.test_bad_proxies import answered
from tests.journeys.test_phone import a_workshop
from tests.running import ask, view_of
from tests.waiting import true_on

pytestmark = pytest.mark.heavy

WRONG = Path(__file__).parent / "wrong_clock.js"
STOCKHOLM = ZoneInfo("Europe/Stockholm")
HOUR = 3_600_000
NOTHING_WAITS = "Object.entries(localStorage).every(([name, kept]) => !name.startsWith('akr-outbox') || kept === '[]')"
TEN_MINUTES = re.compile("^(10:00|09:[45].)$")


async def with_a_wrong_clock(stage, where, **options):
    page = await stage.page(timezone_id="UTC", **options)
    await page.add_init_script(path=WRONG)
    await page.goto(where)
    return page


async def a_phone(stage, code, **options):
    page = await with_a_wrong_clock(stage, f"/join?code={code}", size=PHONE, **options)
    await page.get_by_role("button", name="Barnskötare").click()
    await page.wait_for_url(f"**/w/{code}")
    return page


def goes_on_at(lead, code):
    """The minute in which the pause ends, as the clock at the workplace shows it."""
    ends = view_of(lead, code, "as=lead")["until"]
    return f"{datetime.fromtimestamp(round(ends / 60_000) * 60, STOCKHOLM):%H:%M}"


@pytest.mark.parametrize(("language", "words"), [("sv-SE", "Vi fortsätter klockan {}."), ("en-GB", "We go on at {}.")])
async def test_when_a_pause_ends_is_said_by_the_clock_of_the_workplace(stage, language, words):
    lead, code = a_workshop(stage.server, "Tvätt")
    ask(lead, code, "cover_wall", cover="pause", minutes=15)
    said = words.format(goes_on_at(lead, code))
    phone = await a_phone(stage, code, language=language)
    await expect(phone.get_by_text(said)).to_be_visible()
    wall = await with_a_wrong_clock(stage, f"/w/{code}/wall", language=language)
    await expect(wall.get_by_text(said)).to_be_visible()
    await wall.evaluate("setRight()")
    ask(lead, code, "cover_wall", cover="pause", minutes=20)
    await expect(wall.get_by_text(words.format(goes_on_at(lead, code)))).to_be_visible()


async def test_a_countdown_does_not_jump_when_the_clock_is_put_right(stage):
    lead, code = a_workshop(stage.server, "Tvätt")
    phone, wall = await a_phone(stage, code), await with_a_wrong_clock(stage, f"/w/{code}/wall")
    ask(lead, code, "set_timer", minutes=10)
    for page in (phone, wall):
        face = page.locator("[data-clock-face]").locator("visible=true")
        await expect(face).to_have_text(TEN_MINUTES)
        before = await face.inner_text()
        for more in (0, -HOUR, 5 * HOUR):
            await page.evaluate("setRight", more)
            # Until the second that was shown is over: so it has been drawn by the new clock.
            await expect(face).not_to_have_text(before)
            before = await face.inner_text()
            assert TEN_MINUTES.match(before)


async def test_what_is_tapped_arrives_at_once_when_the_clock_has_been_put_back(stage):
    _, code = a_workshop(stage.server, "Tvätt", "Disk", step="sort")
    phone = await a_phone(stage, code)
    await phone.context.set_offline(True)
    await phone.evaluate("dispatchEvent(new Event('offline'))")
    await phone.locator("#choose .vote[value=red]").click()
    await phone.evaluate("setRight", -HOUR)
    await phone.context.set_offline(False)
    await phone.locator("#choose .vote[value=black]").click()
    await expect(phone.get_by_text("2 av 2 klara")).to_be_visible()
    await true_on(phone, NOTHING_WAITS)
    assert answered(stage.server) == 2


async def test_the_day_of_the_next_meeting_is_still_to_come_in_the_zone_of_the_workplace(stage):
    lead, code = a_workshop(stage.server, "Tvätt", step="reveal")
    today = f"{datetime.now(STOCKHOLM):%Y-%m-%d}"
    ask(lead, code, "meet_again", on=today)
    ask(lead, code, "show_ending", shown=True)
    for zone in ("Pacific/Kiritimati", "Pacific/Pago_Pago"):
        wall = await stage.page(timezone_id=zone)
        await wall.goto(f"/w/{code}/wall")
        await expect(
            wall.locator("[data-picture=ending]").locator("[data-meets]").locator("visible=true").first
        ).to_be_visible()
