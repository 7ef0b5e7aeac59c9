"""Several processes on one PostgreSQL: who has committed nudges the others, and they catch up.

`NOTIFY` in the same transaction says "workshop 7 is at 18": sent at commit, never for what was rolled back. Each
process listens on one connection of its own, outside the pool, to the workshops that somebody follows there: what
others do in theirs costs it nothing. A nudge carries no data, so a lost one costs seconds and nothing else: a
reconnect, and a slow poll as the net, look at every workshop that is followed.

Who no longer may lead is told of in the same way: each process then looks at its open sockets (`app.live.lookout`).

With SQLite there is one process, and nobody to nudge.
"""

import asyncio
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from typing import Any, Protocol

import psycopg
import structlog
from psycopg import sql
from psycopg.pq import ConnStatus
from sqlalchemy import Connection, text

from app.background import Background, Work
from app.storage.database import Database
from app.storage.many import write_many
from app.workshop import store as workshops

CHANNEL = "akr_workshop_"
"""And the workshop's id."""
LEADS = "akr_leads"
"""Where it is said that somebody may no longer lead."""
KEEP_ALIVE = 5.0
"""Seconds without a nudge after which the connection is tried, and every workshop looked at."""
LONGEST_PAUSE = 5.0
SERVER_NAME = "akr-tavlan"
"""What a server's listening connection is called: by it others see that a server is running."""

_NOTIFY = text("SELECT pg_notify(:channel, :number)")
_ADVANCE = text(
    "UPDATE workshop SET number = CAST(:number AS integer) WHERE id = :id RETURNING pg_notify(:channel, :number)"
)

log = structlog.get_logger()


def advance(connection: Connection, numbers: dict[int, int]) -> None:
    """Note the number that each workshop has come to, and nudge the other processes when this transaction commits."""
    if connection.dialect.name != "postgresql":
        workshops.advance(connection, numbers)
    elif numbers:
        # One statement and not two: for a lone command, each costs as much as deciding it.
        said = [{**it, "id": id} for id, it in zip(numbers, _said(numbers), strict=True)]
        write_many(connection, _ADVANCE, said)


def send(connection: Connection, numbers: dict[int, int]) -> None:
    """Nudge the other processes, when this transaction commits: workshop id -> number."""
    if connection.dialect.name == "postgresql" and numbers:
        connection.execute(_NOTIFY, _said(numbers))


def _said(numbers: dict[int, int]) -> list[dict[str, Any]]:
    return [{"channel": f"{CHANNEL}{id}", "number": str(number)} for id, number in numbers.items()]


def look_who_leads(connection: Connection) -> None:
    """Have every process see anew who may lead by an open socket, when this transaction commits."""
    if connection.dialect.name == "postgresql":
        connection.execute(_NOTIFY, [{"channel": LEADS, "number": ""}])


class Behind(Protocol):
    """Who may have to catch up: the desk."""

    when_followed: Callable[[], None]
    """To be called when `concerns` has another in it."""

    @property
    def concerns(self) -> Iterable[int]:
        """The workshops that concern this process."""

    def is_behind(self, workshop: int, number: int) -> bool: ...

    async def state(self, workshop: int) -> Any:
        """Catches up."""


class Nudges(Background):
    """Listens, and has the desk catch up. `look`: at who leads."""

    def __init__(self, database: Database, desk: Behind, look: Work | None = None) -> None:
        self._database = database
        self._desk = desk
        self._something = asyncio.Event()
        self._behind = set[int]()
        self._is_another_followed = False
        self._has_lead_changed = False
        desk.when_followed = self._another_is_followed
        self._look = look
        super().__init__(self._listen)

    def open(self) -> None:
        if not self._database.is_sqlite:
            super().open()

    async def _listen(self) -> None:
        pause = 0.1
        while True:
            try:
                address = self._database.url.replace("postgresql+psycopg", "postgresql")
                connecting = psycopg.AsyncConnection.connect(address, autocommit=True, application_name=SERVER_NAME)
                async with await connecting as connection:
                    await connection.execute(sql.SQL("LISTEN {}").format(sql.Identifier(LEADS)))
                    pause = 0.1
                    await self._hear(connection)
            except Exception as why:
                log.warning("nudges_lost", why=type(why).__name__, again_in=pause)
            await asyncio.sleep(pause)
            pause = min(LONGEST_PAUSE, pause * 2)

    async def _hear(self, connection: psycopg.AsyncConnection) -> None:
        connection.add_notify_handler(self._heard)
        loop, heeded = asyncio.get_running_loop(), set[int]()
        looked = loop.time()
        while True:
            await self._heed(connection, heeded)
            with _reading(connection, self._something.set):
                await self._catch_up_until(looked + KEEP_ALIVE, connection)
            if loop.time() >= looked + KEEP_ALIVE:
                looked = loop.time()
                async with asyncio.timeout(KEEP_ALIVE):
                    await connection.execute("SELECT 1")
                await self._look_at_all()

    async def _heed(self, connection: psycopg.AsyncConnection, heeded: set[int]) -> None:
        """Listen to what is followed, and to nothing else. What was said of a workshop before is caught up with."""
        self._is_another_followed = False
        followed = {*self._desk.concerns}
        new = followed - heeded
        does = [("UNLISTEN", id) for id in heeded - followed] + [("LISTEN", id) for id in new]
        if does:
            said = (sql.SQL(do + " {}").format(sql.Identifier(f"{CHANNEL}{id}")) for do, id in does)
            await connection.execute(sql.SQL("; ").join(said))
        heeded.clear()
        heeded |= followed
        for workshop in new:
            await self._catch_up(workshop)

    def _another_is_followed(self) -> None:
        self._is_another_followed = True
        self._something.set()

    async def _catch_up_until(self, end: float, connection: psycopg.AsyncConnection) -> None:
        """What is said of a workshop while it catches up is done once, after."""
        loop = asyncio.get_running_loop()
        while (left := end - loop.time()) > 0 and not self._is_another_followed:
            with suppress(TimeoutError):
                async with asyncio.timeout(left):
                    await self._something.wait()
            self._something.clear()
            if connection.pgconn.status != ConnStatus.OK:
                raise psycopg.OperationalError("the connection is lost")
            if self._has_lead_changed and self._look:
                self._has_lead_changed = False
                await self._look_who_leads(self._look)
            while self._behind:
                await self._catch_up(self._behind.pop())

    def _heard(self, nudge: psycopg.Notify) -> None:
        workshop, number = nudge.channel.removeprefix(CHANNEL), nudge.payload
        if nudge.channel == LEADS:
            self._has_lead_changed = True
            self._something.set()
        if workshop.isdigit() and number.isdigit() and self._desk.is_behind(int(workshop), int(number)):
            self._behind.add(int(workshop))
            self._something.set()

    async def _look_at_all(self) -> None:
        for workshop in self._desk.concerns:
            await self._catch_up(workshop)

    async def _look_who_leads(self, look: Work) -> None:
        try:
            await look()
        except Exception:  # looked at again before long, whatever is said here
            log.exception("not_looked")

    async def _catch_up(self, workshop: int) -> None:
        try:
            await self._desk.state(workshop)
        except Exception:  # tried again with the next nudge, or with the net
            log.exception("not_caught_up", workshop=workshop)


@contextmanager
def _reading(connection: psycopg.AsyncConnection, lost: Callable[[], object]) -> Iterator[None]:
    """Each nudge is handed to the connection's handler when it comes. `lost`: called when the connection is."""
    loop, pgconn, socket = asyncio.get_running_loop(), connection.pgconn, connection.fileno()

    def read() -> None:
        try:
            pgconn.consume_input()
        except psycopg.OperationalError:
            loop.remove_reader(socket)
            lost()
        while (nudge := pgconn.notifies()) and pgconn.notify_handler:
            pgconn.notify_handler(nudge)

    loop.add_reader(socket, read)
    try:
        yield
    finally:
        loop.remove_reader(socket)
