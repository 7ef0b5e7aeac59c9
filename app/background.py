"""What goes on beside the requests for as long as a server does."""

import asyncio
from collections.abc import Callable, Coroutine
from contextlib import suppress
from typing import Any

import structlog

log = structlog.get_logger()

Work = Callable[[], Coroutine[Any, Any, None]]


class Background:
    """Work that goes on from `open` to `close`, both of which belong to a running loop."""

    def __init__(self, work: Work) -> None:
        self._work = work
        self._task: asyncio.Task[None] | None = None

    def open(self) -> None:
        self._task = asyncio.create_task(self._work())

    async def close(self) -> None:
        if self._task:
            self._task.cancel()
            with suppress(asyncio.CancelledError):
                await self._task


async def again_and_again(every: float, look: Work, failed: str) -> None:
    """Look every so many seconds, for good. Whatever goes wrong, most often that the database is away, is logged as
    `failed`, and tried again."""
    while True:
        await asyncio.sleep(every)
        try:
            await look()
        except Exception:
            log.exception(failed)
