"""Several processes on one PostgreSQL: who has committed nudges the others, and they catch up.

`NOTIFY` in the same transaction says "workshop 7 is at 18": sent at commit, never for what was rolled back. Each
process listens on one connection of its own, outside the pool. A nudge carries no data, so a lost one costs seconds and
nothing else: a reconnect, and a slow poll as the net, look at every workshop that is awake.

With SQLite there is one process, and nobody to nudge.
"""

import asyncio
from collections.abc import Iterable
from typing import Any, Protocol

import psycopg
import structlog
from psycopg import sql
from sqlalchemy import Connection, text

from app.background import Background
from app.storage.database import Database

CHANNEL = "akr_workshop"
KEEP_ALIVE = 5.0
"""Seconds without a nudge after which the connection is tried, and every workshop looked at."""
LONGEST_PAUSE = 5.0

_NOTIFY = text(f"SELECT pg_notify('{CHANNEL}', :said)")

log = structlog.get_logger()


def send(connection: Connection, numbers: dict[int, int]) -> None:
    """Nudge the other processes, when this transaction commits: workshop id -> number."""
    if connection.dialect.name == "postgresql" and numbers:
        connection.execute(_NOTIFY, [{"said": f"{id}:{number}"} for id, number in numbers.items()])


class Behind(Protocol):
    """Who may have to catch up: the desk."""

    @property
    def concerns(self) -> Iterable[int]:
        """The workshops that concern this process."""

    def is_behind(self, workshop: int, number: int) -> bool: ...

    async def state(self, workshop: int) -> Any:
        """Catches up."""


class Nudges(Background):
    """Listens, and has the desk catch up."""

    def __init__(self, database: Database, desk: Behind) -> None:
        self._database = database
        self._desk = desk
        super().__init__(self._listen)

    def open(self) -> None:
        if not self._database.is_sqlite:
            super().open()

    async def _listen(self) -> None:
        pause = 0.1
        while True:
            try:
                address = self._database.url.replace("postgresql+psycopg", "postgresql")
                async with await psycopg.AsyncConnection.connect(address, autocommit=True) as connection:
                    await connection.execute(sql.SQL("LISTEN {}").format(sql.Identifier(CHANNEL)))
                    pause = 0.1
                    await self._look_at_all()
                    await self._hear(connection)
            except Exception as why:
                log.warning("nudges_lost", why=type(why).__name__, again_in=pause)
            await asyncio.sleep(pause)
            pause = min(LONGEST_PAUSE, pause * 2)

    async def _hear(self, connection: psycopg.AsyncConnection) -> None:
        loop = asyncio.get_running_loop()
        looked = loop.time()
        while True:
            async for nudge in connection.notifies(timeout=KEEP_ALIVE, stop_after=1):
                workshop, _, number = nudge.payload.partition(":")
                if workshop.isdigit() and number.isdigit() and self._desk.is_behind(int(workshop), int(number)):
                    await self._catch_up(int(workshop))
            if loop.time() - looked >= KEEP_ALIVE:
                looked = loop.time()
                async with asyncio.timeout(KEEP_ALIVE):
                    await connection.execute("SELECT 1")
                await self._look_at_all()

    async def _look_at_all(self) -> None:
        for workshop in self._desk.concerns:
            await self._catch_up(workshop)

    async def _catch_up(self, workshop: int) -> None:
        try:
            await self._desk.state(workshop)
        except Exception:  # tried again with the next nudge, or with the net
            log.exception("not_caught_up", workshop=workshop)
