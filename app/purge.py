"""What is over is taken away, at start and once a day: sign-ins, links that nobody can use, old lines of the security
log. After it, and whenever something was deleted, the database's log is emptied, so that what is gone is in no file.
It is lengthened again where nobody is in a workshop."""

import asyncio
from collections.abc import Callable, Sequence
from contextlib import suppress

import structlog
from sqlalchemy.exc import SQLAlchemyError
from sqlmodel import Session

from app.account import invitations
from app.account import store as accounts
from app.afterwards import store as afterwards
from app.asked import store as asked
from app.background import Background
from app.ids import now
from app.once import store as once
from app.remote import store as remotes
from app.retention import store as retention
from app.retention.plan import Kind
from app.security import store as security
from app.sharing import store as sharing
from app.sharing.expiry import note_expired
from app.statement import store as statement
from app.storage.database import Database

Purge = Callable[[Session, int], None]
"""Takes away a concept's rows that are over at a time, in milliseconds since 1970."""


def purges(log_days: int) -> Sequence[Purge]:
    """Every concept's. `log_days`: how long the security log is kept."""

    def of_the_log(session: Session, now: int) -> None:
        oldest = now - log_days * accounts.DAY
        if Kind.AUDIT_LOG in retention.rules(session.connection()):
            return  # then it goes by the retention plan, and a protocol says so
        note_expired(session, oldest)  # a link that has become too old is said to be so, before it goes
        security.purge(session.connection(), oldest)

    def of_links(session: Session, now: int) -> None:
        if Kind.LINKS not in retention.rules(session.connection()):
            sharing.purge(session, now)

    others = (accounts.purge, invitations.purge, of_links, remotes.purge, statement.purge, once.purge)
    return of_the_log, *others, afterwards.purge, asked.purge


A_DAY = 24 * 3600.0
A_MOMENT, MOMENTS = 1.0, 60
"""Seconds between tries to empty the log while somebody reads, and how many; then it waits for the next day."""

log = structlog.get_logger()


class Cleaner(Background):
    """`is_followed`: whether somebody is in a workshop now, and would wait."""

    def __init__(self, database: Database, purges: Sequence[Purge], is_followed: Callable[[], bool]) -> None:
        self._database, self._purges, self._is_followed = database, purges, is_followed
        self._something = asyncio.Event()
        super().__init__(self._clean)

    def open(self) -> None:
        self._loop = asyncio.get_running_loop()
        super().open()

    def deleted(self) -> None:
        """Something was deleted just now. Said from any thread."""
        self._loop.call_soon_threadsafe(self._something.set)

    async def _clean(self) -> None:
        while True:
            try:
                await asyncio.to_thread(self._purge)
                await self._empty_log()
            except Exception:  # most often the database is away; the next day is soon enough
                log.warning("not_purged", exc_info=True)
            with suppress(TimeoutError):
                async with asyncio.timeout(A_DAY):
                    await self._something.wait()
            self._something.clear()

    def _purge(self) -> None:
        with self._database.session() as session:
            for purge in self._purges:
                purge(session, now())

    async def _empty_log(self) -> None:
        for _ in range(MOMENTS):
            if await asyncio.to_thread(self._database.empty_log):
                await self._lengthen_log()
                return
            await asyncio.sleep(A_MOMENT)

    async def _lengthen_log(self) -> None:
        if self._is_followed():
            return
        try:
            await asyncio.to_thread(self._database.lengthen_log)
        except SQLAlchemyError:  # somebody writes for long, or the disk is full: then it is to be as empty as it was
            log.warning("log_not_lengthened", exc_info=True)
            await asyncio.to_thread(self._database.empty_log)
