"""Passwords as argon2, which is slow and takes 64 MB on purpose: so two at a time, and nobody else waits for them.

Who waits for their turn holds no thread of the pages'. The line has an end. One network has a part of it, and so have
the devices that one account knows: past that the answer is "try again", at once.
"""

import asyncio
import os
import sys
import threading
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from functools import cache
from typing import TypeVar

from pwdlib import PasswordHash

from app.account.patience import Patience
from app.ids import new_secret
from app.vocabulary import Refused

T = TypeVar("T")

AT_ONCE = 2
MOST_IN_LINE = 64
"""Those whom we have not seen before. For the others there is as much again."""
MOST_FROM_ONE_NETWORK = 32
"""A training room that signs in together."""
MOST_WHERE_MANY_WERE_WRONG = 8
MOST_IN_LINE_WHERE_MANY_WERE_WRONG = MOST_IN_LINE // 2
"""From all such networks: they hold their places for a second each, and leave as many to everybody else."""
MOST_OF_ONE = 2
PACE = 1.0
"""Seconds between two tries from a network where many were wrong."""


class TooBusy(Refused):
    """Too many want to have a password looked at."""

    code = "too_busy"


class Passwords:
    """The line of those who wait, and who has been wrong how often. In memory, each process' own."""

    def __init__(self) -> None:
        self.patience = Patience()
        self._threads = ThreadPoolExecutor(AT_ONCE, thread_name_prefix="passwords", initializer=_step_back)
        self._in_line = Counter[str]()
        self._turns: dict[str, float] = {}

    @contextmanager
    def place(self, whose: str, most: int = MOST_OF_ONE, in_all: int = 2 * MOST_IN_LINE) -> Iterator[None]:
        """A place in the line, for as long as it lasts. Raises `TooBusy`."""
        if self._in_line[whose] >= most or self._in_line.total() >= in_all:
            raise TooBusy
        self._in_line[whose] += 1
        try:
            yield
        finally:
            self._in_line[whose] -= 1
            if not self._in_line[whose]:
                del self._in_line[whose]
                self._turns = {it: at for it, at in self._turns.items() if it in self._in_line or at > _now()}

    async def turn(self, network: str) -> None:
        """Wait for the turn of somebody from a network where many were wrong."""
        at = max(_now(), self._turns.get(network, 0))
        self._turns[network] = at + PACE
        await asyncio.sleep(at - _now())

    async def is_right(self, password: str, kept: str | None) -> bool:
        """Whether a password is the one that is kept. Where none is, it takes as long to say no."""
        right = await self._slowly(lambda: _argon2().verify(password, kept or _nobodys()))
        return right and kept is not None

    async def hashed(self, password: str) -> str:
        return await self._slowly(lambda: _argon2().hash(password))

    async def _slowly(self, work: Callable[[], T]) -> T:
        return await asyncio.get_running_loop().run_in_executor(self._threads, work)


def _step_back() -> None:
    """Where a thread has a priority of its own: the room goes first. argon2 holds no lock that the room waits for."""
    if sys.platform == "linux":
        os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), 10)


@cache
def _argon2() -> PasswordHash:
    return PasswordHash.recommended()


@cache
def _nobodys() -> str:
    """Looked at where there is no such account, so that the time taken tells nothing."""
    return _argon2().hash(new_secret())


def _now() -> float:
    return asyncio.get_running_loop().time()
