"""The load: people on raw sockets, in one thread, with as little work for each frame as Python can do.

A frame is never decoded: its kind stands in a fixed place, its number at a fixed end. Frames up are masked with zeros,
which RFC 6455 allows and which costs the server what any mask costs. No compression is offered to anybody.
"""

import asyncio
import itertools
import random
from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from time import perf_counter
from typing import cast

KEYS = itertools.count(1)
"""Each action of a run has a key of its own."""
FASTEST = 1 / 98
"""Seconds between two actions of one person: our server refuses more than a hundred a second from each."""
NEVER = float("inf")
COLOURS = ("green", "red")
"""What a task goes back and forth between."""


def text_frame(payload: bytes) -> bytes:
    """A masked text frame."""
    size = len(payload)
    head = bytes((0x81, 0x80 | size)) if size < 126 else b"\x81\xfe" + size.to_bytes(2, "big")
    return head + b"\0\0\0\0" + payload


def upgrade(path: str, *headers: str) -> bytes:
    """The request that opens a WebSocket."""
    lines = (
        f"GET {path} HTTP/1.1",
        "Host: 127.0.0.1",
        "Upgrade: websocket",
        "Connection: Upgrade",
        "Sec-WebSocket-Version: 13",
        "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
        *headers,
    )
    return "\r\n".join(lines).encode() + b"\r\n\r\n"


class Socket(asyncio.Protocol):
    """A WebSocket. `opened` is done when the handshake, and what `welcome` waits for, is."""

    transport: asyncio.Transport

    def __init__(self, request: bytes) -> None:
        self._request = request
        self._rest = b""
        self._upgraded = False
        self.opened: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self.closed = False
        self.bytes = 0

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self.transport = cast(asyncio.Transport, transport)
        self.transport.write(self._request)

    def connection_lost(self, exc: Exception | None) -> None:
        self.closed = True
        if not self.opened.done():
            self.opened.set_exception(ConnectionError("closed before it was open"))

    def data_received(self, data: bytes) -> None:
        now = perf_counter()
        if self._rest:
            data = self._rest + data
            self._rest = b""
        if not self._upgraded:
            head, end, data = data.partition(b"\r\n\r\n")
            if not end:
                self._rest = head
                return
            if b" 101 " not in head[:16]:
                self.opened.set_exception(ConnectionError(head.splitlines()[0].decode()))
                self.transport.close()
                return
            self._upgraded = True
            self.welcome()
        at, have = 0, len(data)
        while have - at >= 2:
            size, start = data[at + 1], at + 2
            if size == 126:
                start = at + 4
                size = int.from_bytes(data[at + 2 : start], "big")
            elif size == 127:
                start = at + 10
                size = int.from_bytes(data[at + 2 : start], "big")
            end_of = start + size
            if end_of > have:
                break
            kind = data[at]
            if kind == 0x81:
                self.frame(data[start:end_of], now)
            elif kind == 0x89:
                self.transport.write(b"\x8a" + bytes((0x80 | size,)) + b"\0\0\0\0" + data[start:end_of])
            elif kind == 0x88:
                self.transport.close()
            at = end_of
        if at < have:
            self._rest = data[at:]
        self.bytes += at

    def welcome(self) -> None:
        """The handshake is done."""

    def frame(self, payload: bytes, now: float) -> None:
        raise NotImplementedError


class Screens:
    """The screens of a crowd that one process serves: a frame has arrived when each of them has it."""

    def __init__(self) -> None:
        self.phones = 0
        self._count: dict[int, int] = {}
        self.complete: list[tuple[int, float]] = []

    def clear(self) -> None:
        self._count.clear()
        self.complete.clear()

    def saw(self, number: int, now: float) -> None:
        """One of them got the frame with this number."""
        count = self._count.get(number, 0) + 1
        self._count[number] = count
        if count == self.phones:
            self.complete.append((number, now))

    def gathered(self, numbers: Iterable[int]) -> list[float]:
        """When they had all come to each of these numbers: a frame stands for every number up to its own."""
        complete = [number for number, _ in self.complete]
        places = (bisect_left(complete, number) for number in numbers)
        return [self.complete[place][1] if place < len(complete) else NEVER for place in places]

    def each(self, numbers: Iterable[int]) -> list[float]:
        """The same, where each number has its own frame."""
        times = dict(self.complete)
        return [times.get(number, NEVER) for number in numbers]


class Crowd:
    """The people of one room: what they sent, when each was answered, and when everybody had seen what it did.

    `gathers`: whether the server gathers what happened into fewer frames, as `akr.1` does.
    """

    def __init__(self, *, gathers: bool) -> None:
        self._gathers = gathers
        self.people: list[Phone] = []
        self.screens = [Screens()]
        self.after_answer: Callable[[Phone], None] | None = None
        self.clear()

    def clear(self) -> None:
        self.sent: dict[int, float] = {}
        self.answered: dict[int, float] = {}
        self.number: dict[int, int] = {}
        self.refused: list[bytes] = []
        for screens in self.screens:
            screens.clear()
        for phone in self.people:
            phone.bytes = 0

    def spread(self, ways: int) -> list[list["Phone"]]:
        """Deal the people out to so many processes."""
        hands = [self.people[nth::ways] for nth in range(ways)]
        self.screens = [Screens() for _ in hands]
        for screens, hand in zip(self.screens, hands, strict=True):
            screens.phones = len(hand)
            for phone in hand:
                phone.screens = screens
        return hands

    def answer(self, phone: "Phone", key: int, number: int, now: float) -> None:
        self.answered[key] = now
        self.number[key] = number
        if self.after_answer:
            self.after_answer(phone)

    def everywhere(self) -> dict[int, float]:
        """When each action had reached everybody; those that have not are not there."""
        numbers = self.number.values()
        times = [it.gathered(numbers) if self._gathers else it.each(numbers) for it in self.screens]
        latest = {key: max(seen) for key, *seen in zip(self.number, *times, strict=True)}
        return {key: at for key, at in latest.items() if at < NEVER}

    @property
    def frames(self) -> int:
        return sum(len(screens.complete) for screens in self.screens)

    @property
    def deliveries(self) -> int:
        return sum(len(screens.complete) * screens.phones for screens in self.screens)


class Phone(Socket):
    """Somebody in a crowd. `act` does one action that changes every screen."""

    def __init__(self, crowd: Crowd, request: bytes) -> None:
        super().__init__(request)
        self.crowd = crowd
        self.screens = crowd.screens[0]
        self.acts: list[float] = []
        """When it acted."""

    def act(self) -> None:
        key = next(KEYS)
        frame = self.action(key)
        now = perf_counter()
        self.acts.append(now)
        self.crowd.sent[key] = now
        self.transport.write(frame)

    def action(self, key: int) -> bytes:
        raise NotImplementedError


async def open_all(phones: Sequence[Socket], port: int, at_once: int = 128) -> None:
    """Open the sockets, from several addresses of this machine so that its ports do not run out."""
    loop, gate = asyncio.get_running_loop(), asyncio.Semaphore(at_once)

    async def open_one(nth: int, phone: Socket) -> None:
        async with gate:
            source = (f"127.0.0.{2 + nth // 10_000}", 0)
            await loop.create_connection(lambda: phone, "127.0.0.1", port, local_addr=source)
            await asyncio.wait_for(phone.opened, 8)

    await asyncio.gather(*(open_one(nth, phone) for nth, phone in enumerate(phones)))


async def saturate(crowd: Crowd, seconds: float) -> None:
    """Everybody acts again as soon as they are answered."""
    loop = asyncio.get_running_loop()
    until = perf_counter() + seconds

    def again(phone: Phone) -> None:
        now = perf_counter()
        if now >= until or phone.closed:
            return
        if (pause := phone.acts[-1] + FASTEST - now) > 0:
            loop.call_later(pause, phone.act)
        else:
            phone.act()

    crowd.after_answer = again
    for phone in crowd.people:
        phone.act()
    await asyncio.sleep(seconds)
    crowd.after_answer = None


async def keep_pace(phones: Iterable[Phone], per_second: float, seconds: float, seed: int = 1) -> None:
    """Somebody acts, at even times, whether or not the server keeps up. In turns, so that everybody acts as often."""
    chance = random.Random(seed)
    order = list(phones)
    chance.shuffle(order)
    began = perf_counter()
    for nth in range(round(per_second * seconds)):
        due = began + nth / per_second
        if (pause := due - perf_counter()) > 0.0005:
            await asyncio.sleep(pause)
        order[nth % len(order)].act()
        if nth % 64 == 63:
            await asyncio.sleep(0)
    await asyncio.sleep(max(0.0, began + seconds - perf_counter()))


async def settle(crowds: Sequence[Crowd], most: float = 10.0) -> None:
    """Wait until all that was sent is answered, and no more frames come."""
    until, before = perf_counter() + most, -1
    while perf_counter() < until:
        frames = sum(crowd.frames for crowd in crowds)
        if frames == before and all(len(crowd.answered) == len(crowd.sent) for crowd in crowds):
            return
        before = frames
        await asyncio.sleep(0.3)


def quantile(values: Iterable[float], share: float) -> float:
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))] if ordered else float("nan")
