"""An open socket is not a working one: behind each manner of a bad proxy a tap arrives, once, and who waits is told."""

import asyncio
import time

import pytest
from httpx2 import Client
from playwright.async_api import Page, expect
from sqlmodel import col, func, select

from app.voting.tables import VoteRow
from app.workshop.tables import WorkshopRow
from tests.bad_proxy import MANNERS, badly
from tests.journeys.conftest import PHONE, Stage
from tests.running import Running, ask

pytestmark = pytest.mark.heavy

WITHIN = 25
SAID_AFTER = 7
"""Seconds."""


def answered(server: Running, code: str = "") -> int:
    """How many answers are kept: of a workshop, or of all."""
    some = select(func.count()).select_from(VoteRow).join(WorkshopRow, col(WorkshopRow.id) == VoteRow.workshop)
    with server.database.reading_session() as session:
        return session.exec(some.where(WorkshopRow.code == code) if code else some).one()


async def arrives(server: Running, code: str, phone: Page, many: int) -> None:
    """Waits until so many answers are kept; what has waited for long was said to."""
    began, is_said = time.monotonic(), False
    async with asyncio.timeout(WITHIN):
        while await asyncio.to_thread(answered, server, code) < many:
            is_said = is_said or await phone.locator("#connection").is_visible()
            await asyncio.sleep(0.05)
    assert is_said or time.monotonic() - began < SAID_AFTER + 1


async def test_each_tap_arrives_once_and_the_phone_follows_the_room(stage):
    """Behind all of them at once, each in a workshop of its own: most of it is to wait."""
    server, lead = stage.server, stage.server.facilitator()
    async with asyncio.TaskGroup() as together:
        for manner in MANNERS:
            code = await asyncio.to_thread(sorting, server, lead)
            together.create_task(taps_behind(manner, stage, lead, code), name=manner)
    stage.wrong.clear()  # Chromium says what the proxies did
    stage.hosts = {host for host in stage.hosts if not host.startswith("127.0.0.1:")}


def sorting(server: Running, lead: Client) -> str:
    """A workshop where three tasks are answered."""
    code = server.workshop(lead)
    for text in ("Tvätt", "Disk", "Fönsterputs"):
        ask(lead, code, "add_task", text=text)
    ask(lead, code, "open_step", step="sort")
    return code


async def taps_behind(manner: str, stage: Stage, lead: Client, code: str) -> None:
    server = stage.server
    async with badly(manner, int(server.base.rsplit(":", 1)[1])) as proxy:
        phone = await stage.page(size=PHONE)
        await phone.goto(f"http://127.0.0.1:{proxy.port}/join?code={code}")
        await phone.get_by_role("button", name="Barnskötare").click()
        for number in range(3):
            await phone.locator("#choose .vote[value=red]").click()
            await arrives(server, code, phone, number + 1)
        await expect(phone.locator("#connection")).to_be_hidden(timeout=20_000)
        await asyncio.to_thread(ask, lead, code, "open_step", step="gather")
        await expect(phone.get_by_label("Uppgift", exact=True)).to_be_visible(timeout=40_000)
        assert answered(server, code) == 3, manner
        assert proxy.sockets > 0, manner
        await phone.context.close()
