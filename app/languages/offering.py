"""Has every process offer the languages that are switched on.

Where one is switched, that process offers it at once; the others see it within two minutes."""

import asyncio

import structlog
from babel.messages.pofile import PoFileError
from sqlalchemy.exc import SQLAlchemyError

from app.background import Background, again_and_again
from app.languages import store
from app.storage.database import Database
from app.web import language

EVERY = 120.0
"""Seconds."""
NOT_READ = "languages_not_read"
UNREADABLE = (PoFileError, ValueError)
"""What `language.compiled` raises."""

log = structlog.get_logger()


def offer(database: Database) -> None:
    """Offer what is switched on now. A catalogue that can't be read was kept by an older version: it is left out."""
    with database.reading_session() as session:
        kept = store.switched_on(session)
    catalogues = {tag: file for tag, file in kept.items() if tag in language.LANGUAGES}
    try:
        language.offer(catalogues)
    except UNREADABLE:
        language.offer({tag: file for tag, file in catalogues.items() if file is None or _can_be_read(tag, file)})


def _can_be_read(tag: str, file: bytes) -> bool:
    try:
        language.compiled(file, tag)
    except UNREADABLE:
        log.exception("catalogue_not_read", tag=tag)
        return False
    return True


class Offering(Background):
    def __init__(self, database: Database) -> None:
        self._database = database
        super().__init__(lambda: again_and_again(EVERY, self._look, NOT_READ))

    async def look_first(self) -> None:
        """Before anybody is served. While the database is away there is Swedish, lättläst and English."""
        try:
            await self._look()
        except SQLAlchemyError:
            log.exception(NOT_READ)

    async def _look(self) -> None:
        await asyncio.to_thread(offer, self._database)
