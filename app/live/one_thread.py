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
        self._is_closed = False

    def do(self, work: Callable[..., T], *args: Any) -> asyncio.Future[T]:
        """Have `work(*args)` done after all that was asked before. The future has what it answers or raises; where it
        is cancelled before its turn, nothing is done. Raises `RuntimeError` once it is closed."""
        if self._is_closed:
            raise RuntimeError("closed")
        future: asyncio.Future[T] = asyncio.get_running_loop().create_future()
        if self._thread is None:
            # As a daemon: a loop that dies without `close` does not leave the process behind.
            thread = Thread(target=self._run, name=self._name, daemon=True)
            thread.start()  # fails where the system has no more, and may be tried again
            self._thread = thread
        self._asked.put((partial(work, *args), future))
        return future

    def close(self) -> None:
        """Wait until all is done that was asked."""
        self._is_closed = True
        self._asked.put(None)
        if self._thread:
            self._thread.join()

    def _run(self) -> None:
        while (asked := self._asked.get()) is not None:
            work, future = asked
            answer: Any = None
            error: BaseException | None = None
            if future.cancelled():
                continue
            try:
                answer = work()
            except StopIteration:  # which a future can't hold
                error = RuntimeError("stopped")
            except BaseException as why:  # whoever waits is told, whatever it was
                error = why
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
