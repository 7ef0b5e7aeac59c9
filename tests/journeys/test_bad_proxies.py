"""An open socket is not a working one: behind each manner of a bad proxy a tap arrives, once, and who waits is told."""

import asyncio
import time

import pytest
from playwright.async_api import Page, expect
from sqlmodel import func, select

from app.voting.tables import VoteRow
from tests.bad_proxy import MANNERS, badly
from tests.journeys.conftest import PHONE
from tests.running import Running, ask

pytestmark = pytest.mark.heavy

WITHIN = 25
SAID_AFTER = 7
"""Seconds."""


def answered(server: Running) -> int:
    with server.database.reading_session() as session:
        return session.exec(select(func.count()).select_from(VoteRow)).one()


async def arrives(server: Running, phone: Page, many: int) -> None:
    """Waits until so many answers are kept; what has waited for long was said to."""
    began, is_said = time.monotonic(), False
    async with asyncio.timeout(WITHIN):
        while await asyncio.to_thread(answered, server) < many:
            is_said = is_said or await phone.locator("#connection").is_visible()
            await asyncio.sleep(0.05)
    assert is_said or time.monotonic() - began < SAID_AFTER + 1


@pytest.mark.parametrize("manner", MANNERS)
async def test_each_tap_arrives_once_and_the_phone_follows_the_room(stage, manner):
    server, lead = stage.server, stage.server.facilitator()
    code = server.workshop(lead)
    for text in ("Tvätt", "Disk", "Fönsterputs"):
        ask(lead, code, "add_task", text=text)
    ask(lead, code, "open_step", step="sort")
    async with badly(manner, int(server.base.rsplit(":", 1)[1])) as proxy:
        phone = await stage.page(size=PHONE)
        await phone.goto(f"http://127.0.0.1:{proxy.port}/join?code={code}")
        await phone.get_by_role("button", name="Barnskötare").click()
        for number in range(3):
            await phone.locator("#choose .vote[value=red]").click()
            await arrives(server, phone, number + 1)
        await expect(phone.locator("#connection")).to_be_hidden(timeout=20_000)
        ask(lead, code, "open_step", step="gather")
        await expect(phone.get_by_label("Uppgift", exact=True)).to_be_visible(timeout=40_000)
        assert answered(server) == 3
        assert proxy.sockets > 0
        stage.hosts.discard(f"127.0.0.1:{proxy.port}")
        stage.wrong.clear()  # Chromium says what the proxy did
