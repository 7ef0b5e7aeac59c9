"""Runs beside the room, and what the room is told of them.

A run goes on in a thread while its page can be loaded again. When it has ended, here or anywhere else (the command
line, another process), whatever is in memory of workshops that are closed is forgotten and read anew.
"""

import asyncio
from contextlib import suppress

import structlog
from sqlalchemy.exc import SQLAlchemyError
from sqlmodel import func, select

from app.archive.making import Maker
from app.background import Background, again_and_again
from app.live.desk import Desk, NoWorkshop
from app.live.room import Rooms
from app.retention.run import Planner, Run
from app.retention.tables import RunRow
from app.storage.database import Database

LOOKS_EVERY = 5.0
"""Seconds: how long a process may go on with what another has removed."""

log = structlog.get_logger()


class Runner(Background):
    def __init__(self, database: Database, planner: Planner, maker: Maker, desk: Desk, rooms: Rooms) -> None:
        self.planner = planner
        self._database, self._maker, self._desk, self._rooms = database, maker, desk, rooms
        self._is_stopping = False
        self._going_on: asyncio.Task[None] | None = None
        self._known: int | None = None
        super().__init__(self._look)

    def open(self) -> None:
        self._loop = asyncio.get_running_loop()
        super().open()

    async def close(self) -> None:
        """Let what is being removed be removed; the rest waits for the next run, and the protocol says so."""
        self._is_stopping = True
        if self._going_on:
            with suppress(Exception):
                await self._going_on
        await super().close()

    def start(self, id: int) -> None:
        """Do a run that has been begun. Said from any thread."""
        self._loop.call_soon_threadsafe(self._start, id)

    def _start(self, id: int) -> None:
        self._going_on = asyncio.create_task(self._run(id))

    async def _run(self, id: int) -> None:
        run = Run(self.planner, id, self._maker, lambda: self._is_stopping, self._forget_now)
        try:
            await asyncio.to_thread(run.do)
        except SQLAlchemyError:
            log.exception("retention_broken_off", run=id)

    def _forget_now(self) -> None:
        """Before the run is said to have ended. Called from its thread."""
        asyncio.run_coroutine_threadsafe(self._forget(), self._loop).result()

    async def _look(self) -> None:
        await again_and_again(LOOKS_EVERY, self._heed, "retention_not_heeded")

    async def _heed(self) -> None:
        newest = await asyncio.to_thread(self._newest)
        if self._known is not None and newest != self._known:
            await self._forget()
        self._known = newest

    def _newest(self) -> int:
        with self._database.reading_session() as session:
            return session.exec(select(func.max(RunRow.ended_at))).one() or 0

    async def _forget(self) -> None:
        """What is under way was not touched, and goes on."""
        for id in self._desk.awake:
            try:
                if (await self._desk.state(id)).workshop.is_closed:
                    await self._desk.forget(id)
                    await self._desk.state(id)
            except NoWorkshop:
                self._rooms.send_away(id)
