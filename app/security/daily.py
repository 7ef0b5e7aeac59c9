"""Once a day, and at start: what has become too old is said to be so, and what is older than the log is kept goes."""

import asyncio
from collections.abc import Callable
from contextlib import suppress

import structlog
from sqlalchemy.exc import SQLAlchemyError
from sqlmodel import Session
from starlette.concurrency import run_in_threadpool

from app.ids import now
from app.security import store
from app.storage.database import Database

DAY = 24 * 3600
"""Seconds."""

log = structlog.get_logger()


class Daily:
    """`notices`: what is done first, each in a transaction of its own, with the moment before which nothing is kept."""

    def __init__(self, database: Database, days: int, *notices: Callable[[Session, int], None]) -> None:
        self._database, self._days, self._notices = database, days, notices
        self._running: asyncio.Task[None] | None = None

    def open(self) -> None:
        self._running = asyncio.create_task(self._go_on())

    async def close(self) -> None:
        if self._running:
            self._running.cancel()
            with suppress(asyncio.CancelledError):
                await self._running

    def do(self) -> None:
        oldest = now() - self._days * DAY * 1000
        for notice in self._notices:
            with self._database.session() as session:
                notice(session, oldest)
        with self._database.writing() as connection:
            store.purge(connection, oldest)

    async def _go_on(self) -> None:
        while True:
            try:
                await run_in_threadpool(self.do)
            except SQLAlchemyError:
                log.exception("security_log_not_purged")
            await asyncio.sleep(DAY)
