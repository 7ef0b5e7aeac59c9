"""Rehearsals: robots that take part in a workshop that is an example, so that somebody can practise leading alone.

They are phones like any others, on this server's own address. Bounded: so many robots, so many rehearsals at a time and
for so long; they leave when the workshop is closed or gone, when whoever practises begins another, and when the server
stops. Called again they are the same phones: a robot's secret is made of the server's key, the workshop and the robot's
number, so that it need not be kept, and is known to whoever has the key alone.
"""

import asyncio
from collections.abc import Collection, Sequence
from contextlib import suppress
from dataclasses import replace

import structlog
from starlette.requests import Request

from app.access.participant import person_of
from app.ids import fingerprint
from app.rehearsal import robots
from app.rehearsal.robots import ROBOTS, seats
from app.rehearsal.taps import habits
from app.vocabulary import Group, Refused
from app.web.cookies import PARTICIPANT, named, signed
from app.workshop.workshop import Workshop

MOST = 4
"""Rehearsals at a time, in this process."""
LONGEST = 3 * 3600.0
"""Seconds."""

log = structlog.get_logger()


class TooManyRehearsals(Refused):
    code = "too_many_rehearsals"


class Rehearsals:
    """`key`: what the server signs cookies with. `is_https`: whether phones come by https."""

    def __init__(self, key: str, *, is_https: bool = False) -> None:
        self._key, self._is_https = key, is_https
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
        numbers: Sequence[int] = (),
        little: bool = False,
        whose: int | None = None,
    ) -> None:
        """Let robots take part, if they don't already. Raises `TooManyRehearsals`.

        `seated`: each robot's group. `numbers`: which robot each is; else as they sit. `base`: this server's address.
        `pace`, `little`: see `robots.take_part`. `whose`: the account that practises.
        """
        if first_code in self._running:
            return
        if self.is_full:
            raise TooManyRehearsals
        phones = [(number, self._cookie(first_code, number)) for number in numbers or range(len(seated))]
        rehearsing = self._rehearse(first_code, code, seated, phones, base, pace, little)
        self._running[first_code] = asyncio.create_task(rehearsing)
        if whose is not None:
            self._whose[first_code] = whose

    def seated_again(self, workshop: Workshop) -> dict[int, str]:
        """By number, the group of each robot that is called to a workshop: who has been there sits where it sat, and
        others take what room is left."""
        people = {number: person_of(self._secret(workshop.first_code, number)) for number in range(ROBOTS)}
        came = {number: workshop.people[person] for number, person in people.items() if person in workshop.people}
        fresh = seats(_with_room(workshop, {*came.values()}), ROBOTS - len(came))
        new = dict(zip((number for number in people if number not in came), fresh, strict=False))
        return dict(sorted((came | new).items()))

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
        self,
        first_code: str,
        code: str,
        seated: Sequence[str],
        phones: Sequence[tuple[int, str]],
        base: str,
        pace: float,
        little: bool,
    ) -> None:
        behave = habits(seated)
        try:
            async with asyncio.timeout(LONGEST):
                await robots.take_part(base, code, seated, behave=behave, phones=phones, pace=pace, little=little)
        except TimeoutError:
            pass
        except Exception:  # robots that stumble disturb nobody
            log.exception("rehearsal_stopped", workshop=code)
        finally:
            self._gone(first_code)

    def _secret(self, first_code: str, number: int) -> str:
        return fingerprint(f"robot {number} {first_code} {self._key}")

    def _cookie(self, first_code: str, number: int) -> str:
        name = PARTICIPANT + first_code
        token = signed(self._secret(first_code, number), self._key, name)
        return f"{named(name, is_https=self._is_https)}={token}"

    def _gone(self, first_code: str) -> None:
        self._running.pop(first_code, None)
        self._whose.pop(first_code, None)


def _with_room(workshop: Workshop, theirs: Collection[str]) -> list[Group]:
    """The groups, each said to have as many as have not joined it yet. `theirs`: those that robots sit in already; one
    that answers together needs no second robot."""
    return [replace(it, expected=_left(it, workshop, theirs)) for it in workshop.groups.values()]


def _left(group: Group, workshop: Workshop, theirs: Collection[str]) -> int | None:
    if group.jointly and group.id in theirs:
        return 0
    return None if group.expected is None else max(0, group.expected - workshop.members[group.id])


def own_address(request: Request) -> str:
    """Where this process listens: the robots are its own."""
    host, port = request.scope["server"]
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"
