"""Has every process offer the languages that are switched on.

Where one is switched, that process offers it at once; the others see it within two minutes."""

import asyncio
from contextlib import suppress

import structlog
from sqlalchemy.exc import SQLAlchemyError

from app.languages import store
from app.storage.database import Database
from app.web import language

EVERY = 120.0
"""Seconds."""

log = structlog.get_logger()


def offer(database: Database) -> None:
    """Offer what is switched on now. A catalogue that can't be read was kept by an older version: it is left out."""
    with database.reading_session() as session:
        catalogues = store.switched_on(session)
    language.offer({tag: file for tag, file in catalogues.items() if tag in language.LANGUAGES})


class Offering:
    """`open` and `close` belong to a running loop."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._looking: asyncio.Task[None] | None = None

    async def open(self) -> None:
        await self._look()
        self._looking = asyncio.create_task(self._look_again_and_again())

    async def close(self) -> None:
        if self._looking:
            self._looking.cancel()
            with suppress(asyncio.CancelledError):
                await self._looking

    async def _look_again_and_again(self) -> None:
        while True:
            await asyncio.sleep(EVERY)
            await self._look()

    async def _look(self) -> None:
        try:
            await asyncio.to_thread(offer, self._database)
        except SQLAlchemyError:  # looked at the next time
            log.exception("languages_not_read")
