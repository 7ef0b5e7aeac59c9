"""A thread that does one thing after another for the loop.

To hand it something and to hear how it went is some 80 µs of a lone command's way; by `ThreadPoolExecutor`, which has
futures and locks of its own beside the loop's, some 190.
"""

import asyncio
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from queue import SimpleQueue
from threading import Thread
from typing import Any, TypeVar

T = TypeVar("T")


class OneThread:
    """It begins when something is first asked of it. `name`: as the system shows it."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._asked: SimpleQueue[tuple[Callable[[], Any], asyncio.Future[Any]] | None] = SimpleQueue()
        self._thread: Thread | None = None

    def do(self, work: Callable[..., T], *args: Any) -> asyncio.Future[T]:
        """Have `work(*args)` done after all that was asked before. The future has what it answers or raises; where it
        is cancelled before its turn, nothing is done."""
        future: asyncio.Future[T] = asyncio.get_running_loop().create_future()
        if self._thread is None:
            # As a daemon: a loop that dies without `close` does not leave the process behind.
            self._thread = Thread(target=self._run, name=self._name, daemon=True)
            self._thread.start()
        self._asked.put((partial(work, *args), future))
        return future

    def close(self) -> None:
        """Wait until all is done that was asked."""
        self._asked.put(None)
        if self._thread:
            self._thread.join()

    def _run(self) -> None:
        while (asked := self._asked.get()) is not None:
            work, future = asked
            if future.cancelled():
                continue
            try:
                answer, error = work(), None
            except BaseException as why:  # whoever waits is told, whatever it was
                answer, error = None, why
            with suppress(RuntimeError):  # the loop is closed, and nobody waits
                future.get_loop().call_soon_threadsafe(_settle, future, answer, error)
            del asked, work, future, answer, error  # what was asked last is not kept until something else is


def _settle(future: asyncio.Future[Any], answer: Any, error: BaseException | None) -> None:
    if future.cancelled():
        return
    if error is None:
        future.set_result(answer)
    else:
        future.set_exception(error)
