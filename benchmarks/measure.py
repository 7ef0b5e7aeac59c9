"""What is done to any server, ours or a peer, and the figures that come of it."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from time import perf_counter

from benchmarks.load import NEVER, Crowd, Phone, keep_pace, open_all, quantile, saturate, settle
from benchmarks.machine import Spent, spending

WARM_UP = 2.0


@dataclass
class Target:
    """A server under load: its ports and processes, and its PostgreSQL where it has one."""

    name: str
    ports: Sequence[int]
    pids: Sequence[int]
    database: int | None = None


@dataclass
class Figures:
    """What was measured of one target. Times in milliseconds, processor in shares of a core."""

    who: str
    people: int
    per_second: float
    sent: int
    answered: int
    refused: int
    ack_p50: float
    ack_p99: float
    everyone_p50: float
    everyone_p99: float
    everyone_max: float
    frames_per_second: float
    frame_bytes: float
    deliveries: int
    server: float
    database: float
    load: float
    seconds: float
    others: float
    """What had nothing to do with us, on the server's core: a figure with much of it is not the server's own."""


async def open_crowd(crowd: Crowd, target: Target) -> None:
    """Open everybody's sockets, spread over the target's processes."""
    for port, hand in zip(target.ports, crowd.spread(len(target.ports)), strict=True):
        await open_all(hand, port)


async def saturated(target: Target, crowd: Crowd, seconds: float) -> Figures:
    """Everybody acts again as soon as they are answered. Only what reached everybody in time counts."""
    await saturate(crowd, WARM_UP)
    await settle([crowd])
    crowd.clear()
    began = perf_counter()
    with spending(target.pids, target.database) as spent:
        await saturate(crowd, seconds)
    figures = figures_of(target, [crowd], spent, until=began + spent.seconds)
    await settle([crowd])
    return figures


async def paced(target: Target, crowds: Sequence[Crowd], per_second: float, seconds: float) -> Figures:
    """The crowds together act so many times a second, whether or not the server keeps up."""
    people = [phone for crowd in crowds for phone in crowd.people]
    await keep_pace(people, per_second, WARM_UP)
    await settle(crowds)
    for crowd in crowds:
        crowd.clear()
    with spending(target.pids, target.database) as spent:
        await keep_pace(people, per_second, seconds)
    await settle(crowds)
    return figures_of(target, crowds, spent)


async def in_bursts(target: Target, crowd: Crowd, at_once: int, bursts: int) -> Figures:
    """So many people act at the same moment; again when everybody has seen it."""
    await _burst(crowd, crowd.people[:at_once])
    crowd.clear()
    with spending(target.pids, target.database) as spent:
        for _ in range(bursts):
            await _burst(crowd, crowd.people[:at_once])
    return figures_of(target, [crowd], spent)


async def _burst(crowd: Crowd, some: Sequence[Phone]) -> None:
    for phone in some:
        phone.act()
    until = perf_counter() + 20
    while len(crowd.everywhere()) < len(crowd.sent) and perf_counter() < until:
        await asyncio.sleep(0.02)


def figures_of(target: Target, crowds: Sequence[Crowd], spent: Spent, until: float = NEVER) -> Figures:
    acks: list[float] = []
    everyone: list[float] = []
    for crowd in crowds:
        acks += [at - crowd.sent[key] for key, at in crowd.answered.items()]
        everyone += [at - crowd.sent[key] for key, at in crowd.everywhere().items() if at <= until]
    deliveries = sum(crowd.deliveries for crowd in crowds)
    phones = [phone for crowd in crowds for phone in crowd.people]
    return Figures(
        target.name,
        len(phones),
        per_second=len(everyone) / spent.seconds,
        sent=sum(len(crowd.sent) for crowd in crowds),
        answered=len(acks),
        refused=sum(len(crowd.refused) for crowd in crowds),
        ack_p50=quantile(acks, 0.5) * 1000,
        ack_p99=quantile(acks, 0.99) * 1000,
        everyone_p50=quantile(everyone, 0.5) * 1000,
        everyone_p99=quantile(everyone, 0.99) * 1000,
        everyone_max=quantile(everyone, 1) * 1000,
        frames_per_second=sum(crowd.frames for crowd in crowds) / spent.seconds,
        frame_bytes=sum(phone.bytes for phone in phones) / deliveries if deliveries else 0.0,
        deliveries=deliveries,
        server=spent.server,
        database=spent.database,
        load=spent.load,
        seconds=spent.seconds,
        others=spent.others,
    )
