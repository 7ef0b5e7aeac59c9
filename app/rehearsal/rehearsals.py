"""Rehearsals: robots that take part in a workshop that is an example, so that somebody can practise leading alone.

They are phones like any others, on this server's own address. Bounded: so many robots, so many rehearsals at a time and
for so long; they leave when the workshop is closed or gone, when whoever practises begins another, and when the server
stops.
"""

import asyncio
from collections.abc import Sequence
from contextlib import suppress

import structlog
from starlette.requests import Request

from app.rehearsal import robots
from app.rehearsal.taps import habits
from app.vocabulary import Refused

MOST = 4
"""Rehearsals at a time, in this process."""
LONGEST = 3 * 3600.0
"""Seconds."""

log = structlog.get_logger()


class TooManyRehearsals(Refused):
    code = "too_many_rehearsals"


class Rehearsals:
    def __init__(self) -> None:
        self._running: dict[str, asyncio.Task[None]] = {}
        self._whose: dict[str, int] = {}

    def start(
        self,
        first_code: str,
        code: str,
        seated: Sequence[str],
        base: str,
        pace: float = 1.0,
        *,
        little: bool = False,
        whose: int | None = None,
    ) -> None:
        """Let robots take part, if they don't already. Raises `TooManyRehearsals`.

        `seated`: each robot's group. `base`: this server's address. `pace`, `little`: see
        `robots.take_part`. `whose`: the account that practises.
        """
        if first_code in self._running:
            return
        if self.is_full:
            raise TooManyRehearsals
        self._running[first_code] = asyncio.create_task(self._rehearse(first_code, code, seated, base, pace, little))
        if whose is not None:
            self._whose[first_code] = whose

    @property
    def is_full(self) -> bool:
        return len(self._running) >= MOST

    def is_full_for(self, whose: int) -> bool:
        """Whether somebody can begin none: their own make room for it."""
        return len(self._running.keys() - self._of(whose)) >= MOST

    def is_on(self, first_code: str) -> bool:
        return first_code in self._running

    async def stop(self, first_code: str) -> None:
        if running := self._running.get(first_code):
            running.cancel()
            with suppress(asyncio.CancelledError):
                await running
            self._gone(first_code)  # one that is sent away before it has begun does not say so itself

    async def stop_those_of(self, whose: int) -> None:
        """Whoever begins another has left those before: their robots would keep others from practising."""
        for first_code in self._of(whose):
            await self.stop(first_code)

    def _of(self, whose: int) -> list[str]:
        return [first_code for first_code, its in self._whose.items() if its == whose]

    async def close(self) -> None:
        for first_code in [*self._running]:
            await self.stop(first_code)

    async def _rehearse(
        self, first_code: str, code: str, seated: Sequence[str], base: str, pace: float, little: bool
    ) -> None:
        try:
            async with asyncio.timeout(LONGEST):
                await robots.take_part(base, code, seated, behave=habits(seated), pace=pace, little=little)
        except TimeoutError:
            pass
        except Exception:  # robots that stumble disturb nobody
            log.exception("rehearsal_stopped", workshop=code)
        finally:
            self._gone(first_code)

    def _gone(self, first_code: str) -> None:
        self._running.pop(first_code, None)
        self._whose.pop(first_code, None)


def own_address(request: Request) -> str:
    """Where this process listens: the robots are its own."""
    host, port = request.scope["server"]
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"
