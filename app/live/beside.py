"""Beside the room: pages of a whole board, and papers, made in threads of their own while the loop serves the sockets.

The threads are few, for they share the interpreter with the loop, and are not those that sign-in and reading use. Each
person, link or address has one thing made at a time, and the others of theirs wait: whoever asks for forty-five papers
delays nobody else. So many may wait and no more; who comes then is told to come again. The one thing that somebody asks
for is not among those: a few who ask for all they may leave room for a whole workplace that comes at once.
"""

import asyncio
import sys
from collections import Counter
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from typing import TypeVar

from anyio import CapacityLimiter, to_thread
from starlette.requests import Request

from app.live.still import Still, unpack
from app.vocabulary import Refused
from app.web import limits
from app.web.limits import network

SWITCH = 0.0005
"""Seconds that a thread may go on with the interpreter when the loop asks for it. A commit asks some ten times: with
Python's own 5 ms the room would wait 50 ms for each."""
MOST_THREADS = 10
"""Of those that read and sign in: the more there are, the longer the loop's turn with the interpreter is in coming."""
PAGES, PAPERS = 2, 2
"""Made at the same time."""
MOST_OF_ONE, MOST_IN_ALL = 8, 24
"""Asked for and not made yet: by one person, link or address; and by everybody, before who waits already may ask for
more."""
PAGES_OF_MANY, PAGES_IN_ALL = 60, 240
"""The same of pages, by a link or an address: a whole workplace has one, and opens it when it is told to. It still has
one drawn at a time."""
MOST_PEOPLE = 1000
"""People, links and addresses that wait: the phones of the largest room there is."""
SMALL = 100
"""Tasks of a board whose phones' pages, and views that are polled for, are drawn at once: that many people ask for
them together, and a thread for each would take longer."""

_OF_MANY = ("l", "n")
"""How it begins whose turn it is, where many may be it: a link's readers, and those on a network."""

Made = TypeVar("Made")


class SeveralOfYours(Refused):
    """One person or link has asked for more at once than are made."""

    code = "several_of_yours"


class ManyAtOnce(Refused):
    """So many wait that one more would wait too long."""

    code = "many_at_once"


class Workroom:
    """Some threads, and who waits for them. `of_many`: what a link or an address may ask for, that many may share.
    `people`: how many may wait."""

    def __init__(
        self, threads: int, of_many: int = MOST_OF_ONE, in_all: int = MOST_IN_ALL, people: int = MOST_PEOPLE
    ) -> None:
        self._of_many, self._in_all, self._people = of_many, in_all, people
        self._places = asyncio.Semaphore(threads)
        self._threads = CapacityLimiter(threads)
        self._asked: Counter[str] = Counter()
        self._one_at_a_time: dict[str, asyncio.Lock] = {}

    @property
    def waiting(self) -> int:
        """How many are asked for and not made yet."""
        return self._asked.total()

    @asynccontextmanager
    async def turn(self, who: str) -> AsyncIterator[None]:
        """Wait for one's turn. Raises `SeveralOfYours`, `ManyAtOnce`."""
        if no := self._no_room(who):
            await asyncio.sleep(limits.PAUSE)
            raise no
        self._asked[who] += 1
        one = self._one_at_a_time.setdefault(who, asyncio.Lock())
        try:
            async with one, self._places:
                yield
        finally:
            self._asked[who] -= 1
            if not self._asked[who]:
                del self._asked[who], self._one_at_a_time[who]

    def _no_room(self, who: str) -> Refused | None:
        if self._asked[who] >= (self._of_many if who.startswith(_OF_MANY) else MOST_OF_ONE):
            return SeveralOfYours()
        is_full = self.waiting >= self._in_all if self._asked[who] else len(self._asked) >= self._people
        return ManyAtOnce() if is_full else None

    async def make(self, who: str, what: Callable[[], Made]) -> Made:
        """Have something made in a thread. Raises `SeveralOfYours`, `ManyAtOnce`."""
        async with self.turn(who):
            return await self._in_thread(what)

    async def draw(
        self, request: Request, who: str, workshops: Sequence[int], what: Callable[[Sequence[Still]], Made]
    ) -> Made:
        """The same, from workshops as they stand when the turn has come. Raises `NoWorkshop` too."""
        async with self.turn(who):
            packed = [await _packed(request, id) for id in workshops]
            return await self._in_thread(lambda: what([*map(unpack, packed)]))

    async def _in_thread(self, what: Callable[[], Made]) -> Made:
        return await to_thread.run_sync(what, limiter=self._threads)


async def _packed(request: Request, workshop: int) -> bytes:
    await asyncio.sleep(0)  # of several, the room waits for one at a time
    live = await request.app.state.desk.state(workshop)
    packed: bytes = request.app.state.rooms.still(live).pack()
    return packed


def whose(request: Request) -> str:
    """Whose turn it is: the facilitator's who has signed in, or else their network's, in each workshop anew: whoever
    asks for one's wall again and again keeps no other off its screen."""
    if somebody := getattr(request.state, "facilitator", None):
        return f"f{somebody.id}"
    return f"n{network(request)} {getattr(request.state, 'workshop', '')}"


async def page(request: Request, workshop: int, draw: Callable[[Still], Made], who: str = "") -> Made:
    """A page of one workshop. `who`: whose turn it is, where it is not `whose`."""
    pages: Workroom = request.app.state.pages
    return await pages.draw(request, who or whose(request), (workshop,), lambda stills: draw(stills[0]))


async def page_of_several(request: Request, workshops: Sequence[int], draw: Callable[[Sequence[Still]], Made]) -> Made:
    """A page of several workshops."""
    room: Workroom = request.app.state.pages
    return await room.draw(request, whose(request), workshops, draw)


async def paper(request: Request, workshop: int, draw: Callable[[Still], Made], who: str = "") -> Made:
    """A file of one workshop."""
    papers: Workroom = request.app.state.papers
    return await papers.draw(request, who or whose(request), (workshop,), lambda stills: draw(stills[0]))


async def paper_of_several(request: Request, workshops: Sequence[int], draw: Callable[[Sequence[Still]], Made]) -> Made:
    """A file of several workshops."""
    papers: Workroom = request.app.state.papers
    return await papers.draw(request, whose(request), workshops, draw)


async def file(request: Request, make: Callable[[], Made], who: str = "") -> Made:
    """A file of what stands in the database."""
    papers: Workroom = request.app.state.papers
    return await papers.make(who or whose(request), make)


async def listed(request: Request, make: Callable[[], Made]) -> Made:
    """A page of all there is of something in the database."""
    pages: Workroom = request.app.state.pages
    return await pages.make(whose(request), make)


def make_way() -> None:
    """Let the loop have the interpreter soon when threads use it too. Where the loop runs."""
    sys.setswitchinterval(SWITCH)
    to_thread.current_default_thread_limiter().total_tokens = MOST_THREADS
