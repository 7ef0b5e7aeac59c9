"""Waiting has an end: what does not come fails the test that waits for it."""

import asyncio
import time
from collections.abc import Awaitable, Callable
from typing import Any, Protocol, TypeVar

T = TypeVar("T")


def until(holds: Callable[[], T], seconds: float = 30) -> T:
    """Ask again and again until the answer is yes, and give it. Fails after so many seconds: a busy machine's, too."""
    end = time.monotonic() + seconds
    while not (answer := holds()):
        assert time.monotonic() < end, f"has not come in {seconds:g} seconds"
        time.sleep(0.01)
    return answer


class Evaluates(Protocol):
    """A page in a browser, or an element of one."""

    async def evaluate(self, expression: str) -> Any: ...


async def true_on(page: Evaluates, expression: str, seconds: float = 30) -> None:
    """A script's expression comes to be true. Raises `TimeoutError`. It is asked anew from here: a page that is told to
    ask itself (`Page.wait_for_function`) is refused that by our policy (CSP), but for the first time. Not for a page on
    its way to another."""
    async with asyncio.timeout(seconds):
        while not await page.evaluate(expression):
            await asyncio.sleep(0.02)


async def soon(comes: Awaitable[T], seconds: float = 30) -> T:
    """What comes, within so many seconds. Raises `TimeoutError`. Not `asyncio.wait_for`: until Python 3.12 that may
    lose the word that whoever waits is to stop."""
    async with asyncio.timeout(seconds):
        return await comes
