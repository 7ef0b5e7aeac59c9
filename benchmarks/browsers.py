"""A workshop on a server of its own, for people in real browsers on the same machine."""

import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from playwright.async_api import async_playwright

from app.storage import schema
from app.storage.database import Database
from tests.journeys.conftest import CHROMIUM, FLAGS, Stage, staged
from tests.running import ask, running


@asynccontextmanager
async def a_stage(tasks: int, step: str) -> AsyncIterator[tuple[Stage, str]]:
    """The stage, and the code of a workshop with so many tasks that is in a step."""
    with tempfile.TemporaryDirectory(prefix="akr-bench-") as folder:
        database = Database(f"sqlite:///{Path(folder) / 'akr.db'}")
        schema.upgrade(database)
        with running(database) as server:
            facilitator = server.facilitator()
            code = server.workshop(facilitator)
            for nth in range(tasks):
                ask(facilitator, code, "add_task", text=f"Arbetsuppgift nummer {nth + 1}")
            ask(facilitator, code, "open_step", step=step)
            async with async_playwright() as playwright:
                chromium = await playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
                async with staged(server, chromium) as stage:
                    yield stage, code
                await chromium.close()
        database.close()
