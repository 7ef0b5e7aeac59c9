"""What is counted before it is written: refusals, and files that are fetched.

Whoever is refused does not wait for it to be written, and can't fill the log: what is alike in a minute is one row that
counts, and of each kind there are only so many rows a minute. It is written a second later, in a thread; what is lost
with a server that dies is that second's.
"""

import asyncio
from collections import Counter
from dataclasses import replace
from threading import Lock

import structlog
from sqlalchemy.exc import SQLAlchemyError
from starlette.concurrency import run_in_threadpool

from app.background import Background
from app.security import store
from app.security.entry import Actor, By, Entry, What
from app.security.lines import say
from app.storage.database import Database

WRITTEN_AFTER = 1.0
"""Seconds."""
MOST_OF_ONE, MOST_OF_ALL = 5, 60
"""Rows of a kind in a minute: about what one asker does, and about what everybody does. Beyond them one row more counts
the rest."""
MOST_OF_SLOW = (100, 1000)
"""The same of what is slow for whoever does it, and of which each is to be known."""
_SLOW = (What.EXPORTED, What.SIGN_IN_FAILED)

log = structlog.get_logger()


class Counted(Background):
    """`add` may be called from any thread."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._lock, self._turn = Lock(), Lock()
        self._waiting: dict[str, Entry] = {}
        self._minute = 0
        self._rows: dict[What, set[str]] = {}
        self._of_one: Counter[tuple[What, By]] = Counter()
        super().__init__(self._go_on_writing)

    def add(self, entry: Entry) -> None:
        with self._lock:
            self._turn_to(entry.at // store.MINUTE)
            entry = self._bounded(entry)
            like = store.likeness(entry)
            if there := self._waiting.get(like):
                entry = replace(there, count=there.count + 1, last=entry.at)
            self._waiting[like] = entry

    async def close(self) -> None:
        """Write what is left."""
        await super().close()
        await run_in_threadpool(self.write)

    def write(self) -> None:
        """Write what waits; when it returns, what another thread had begun to write is written too."""
        with self._turn:
            with self._lock:
                entries, self._waiting = [*self._waiting.values()], {}
            if entries:
                self._keep(entries)

    def _keep(self, entries: list[Entry]) -> None:
        for entry in entries:
            say(entry)
        try:
            with self._database.writing() as connection:
                store.count(connection, entries)
        except SQLAlchemyError:
            # The server's log has them. A database that is away is no reason to keep them in memory.
            log.exception("security_log_not_kept", entries=len(entries))

    async def _go_on_writing(self) -> None:
        while True:
            await asyncio.sleep(WRITTEN_AFTER)
            if self._waiting:
                await run_in_threadpool(self.write)

    def _turn_to(self, minute: int) -> None:
        if minute != self._minute:
            self._minute, self._rows, self._of_one = minute, {}, Counter()

    def _bounded(self, entry: Entry) -> Entry:
        """The entry itself while there is room for it; else one that says less, and counts more."""
        of_one, of_all = MOST_OF_SLOW if entry.what in _SLOW else (MOST_OF_ONE, MOST_OF_ALL)
        asker, rows, like = (entry.what, entry.by), self._rows.setdefault(entry.what, set()), store.likeness(entry)
        if like in rows:
            return entry
        if len(rows) >= of_all:
            return Entry(entry.at, entry.what, By(Actor.ANYBODY))
        self._of_one[asker] += 1
        if self._of_one[asker] > of_one:
            entry = Entry(entry.at, entry.what, entry.by)
        rows.add(store.likeness(entry))
        return entry
