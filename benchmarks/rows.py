"""The rows of the table: what is set up, what is done to it, and what it must reach."""

import asyncio
import random
import sys
from bisect import bisect_left
from collections.abc import Awaitable, Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from time import perf_counter

import orjson
import psycopg
import uvloop

from benchmarks import floor, hostile, machine, peers
from benchmarks.http import Browser
from benchmarks.load import Crowd, keep_pace, open_all, quantile, settle
from benchmarks.machine import LOAD, SECOND, Spent, pinned, resident_bytes, spending
from benchmarks.measure import Figures, Target, figures_of, in_bursts, open_crowd, paced, saturated
from benchmarks.ours import OurPhone, OurServer, Wall, Workshop, a_full_workshop, a_workshop, our_server
from benchmarks.report import Goal, Row
from tests.nginx import running_nginx
from tests.postgres import running_postgres
from tests.serving import free_port

OURS, OURS_POSTGRES = "AKR-tavlan, SQLite", "AKR-tavlan, PostgreSQL"
EXPRESS, PLAIN = "(a) Express, socket.io, PostgreSQL", "(b) FastAPI, ORM, send_text"
FLOOR = "(c) C, one write for each"
KIB, MB = 1024, 1_000_000


@dataclass
class Bench:
    """What the rows share: a folder, how long to measure, and a PostgreSQL that starts when somebody needs it."""

    folder: Path
    seconds: float
    stack: ExitStack
    address: str = ""
    postmaster: int = 0
    made: int = 0

    def database(self) -> str:
        """The address of a new, empty PostgreSQL database. Its server shares the load's core."""
        if not self.address:
            with pinned(LOAD):
                self.address = self.stack.enter_context(running_postgres())
        self.made += 1
        with psycopg.connect(f"{self.address}/postgres", autocommit=True) as connection:
            connection.execute(f"CREATE DATABASE bench_{self.made}")
            self.postmaster = machine.parent(connection.info.backend_pid)
        return f"{self.address}/bench_{self.made}"

    def new_folder(self) -> Path:
        self.made += 1
        folder = self.folder / f"data-{self.made}"
        folder.mkdir()
        return folder


@contextmanager
def _ours(bench: Bench, *, postgres: bool = False) -> Iterator[tuple[OurServer, Target]]:
    database = bench.database() if postgres else ""
    with our_server(bench.new_folder(), database) as server:
        name, postmaster = (OURS_POSTGRES, bench.postmaster) if postgres else (OURS, None)
        yield server, Target(name, [server.port], [server.pid], postmaster)


Measure = Callable[[Target, Crowd], Awaitable[Figures]]


def _measure_ours(bench: Bench, people: int, measure: Measure, *, postgres: bool = False) -> Figures:
    """People who each move a task of their own, in a workshop where that is allowed."""
    with _ours(bench, postgres=postgres) as (server, target):

        async def go() -> Figures:
            workshop = await a_workshop(server, people, _tasks(people), "settle")
            await open_crowd(workshop.crowd, target)
            return await measure(target, workshop.crowd)

        return uvloop.run(go())


def _tasks(people: int) -> int:
    """One for each person and group, at most as many as a large workshop has."""
    return min(100, max(1, people // 2))


def _measure_peer(bench: Bench, name: str, people: int, measure: Measure, row: Row) -> Figures | None:
    """The same with a peer. None, and a note, where it can't be run here."""
    try:
        with ExitStack() as stack:
            kind: type[peers.ExpressPhone] | type[peers.PlainPhone]
            if name == EXPRESS:
                peer, kind = stack.enter_context(peers.express(bench.database())), peers.ExpressPhone
            else:
                peer, kind = stack.enter_context(peers.plain(bench.new_folder())), peers.PlainPhone
            target = Target(name, [peer.port], [peer.pid], bench.postmaster if name == EXPRESS else None)

            async def go() -> Figures:
                crowd = peers.a_crowd(kind, people)
                await open_crowd(crowd, target)
                return await measure(target, crowd)

            return uvloop.run(go())
    except peers.Missing as why:
        row.notes.append(f"{name} is not measured: {why}.")
        return None


def _saturated(bench: Bench) -> Row:
    row = Row("saturated", "Saturated: everybody in one room acts again as soon as answered")

    async def measure(target: Target, crowd: Crowd) -> Figures:
        return await saturated(target, crowd, bench.seconds)

    for people in (200, 30):
        row.figures.append(_measure_ours(bench, people, measure))
        row.figures.append(_measure_ours(bench, people, measure, postgres=True))
        row.figures += filter(None, (_measure_peer(bench, name, people, measure, row) for name in (EXPRESS, PLAIN)))
    ours, express, plain = (row.of(name, 200) for name in (OURS, EXPRESS, PLAIN))
    assert ours
    row.goals += [
        _at_least("200 people, actions/s: ≥ 8x (a)", "per_second", ours, express, 8),
        _at_least("200 people, actions/s: ≥ 30x (b)", "per_second", ours, plain, 30),
        _at_most("200 people, p99 to everyone: ≤ 1/4 of (a)", "everyone_p99", ours, express, 0.25),
    ]
    row.notes.append(
        "One person may do 100 actions a second (rule R30), so 30 people can't ask our server for more than 3,000."
    )
    return row


def _at_least(aim: str, what: str, ours: Figures, theirs: Figures | None, times: float) -> Goal:
    """So many times as much as a peer."""
    mine = getattr(ours, what)
    if theirs is None:
        return Goal(aim, f"{mine:,.0f}", None)
    other = getattr(theirs, what)
    return Goal(aim, f"{mine:,.0f} / {other:,.0f} = {mine / other:.1f}x", mine >= times * other)


def _at_most(aim: str, what: str, ours: Figures, theirs: Figures | None, times: float) -> Goal:
    """No more than so many times a peer's milliseconds."""
    mine = getattr(ours, what)
    if theirs is None:
        return Goal(aim, f"{mine:.1f} ms", None)
    other = getattr(theirs, what)
    return Goal(aim, f"{mine:.1f} ms / {other:.1f} ms = {mine / other:.2f}", mine <= times * other)


def _within(aim: str, reached: float, most: float, unit: str = "") -> Goal:
    return Goal(aim, f"{reached:.3g} {unit}".strip(), reached <= most)


def _pace(bench: Bench) -> Row:
    row = Row("pace", "A workshop's pace: 30 people, 15 actions/s together")

    async def measure(target: Target, crowd: Crowd) -> Figures:
        return await paced(target, [crowd], 15, 1.5 * bench.seconds)

    row.figures.append(_measure_ours(bench, 30, measure))
    row.figures += filter(None, (_measure_peer(bench, name, 30, measure, row) for name in (EXPRESS, PLAIN)))
    ours, express = row.of(OURS), row.of(EXPRESS)
    assert ours
    row.goals.append(_at_most("p50 to everyone: not above (a)", "everyone_p50", ours, express, 1))
    return row


def _thousand(bench: Bench) -> Row:
    row = Row("thousand", "1,000 phones, 10 actions each in 10 s, durable")
    with _ours(bench) as (server, target):

        async def go() -> None:
            await _place_by_a_thousand(server, target, row)
            await _vote_by_a_thousand(server, target, row)

        uvloop.run(go())
    return row


async def _place_by_a_thousand(server: OurServer, target: Target, row: Row) -> None:
    """Every action changes every screen."""
    workshop = await a_workshop(server, 1000, 100, "settle")
    crowd = workshop.crowd
    await open_crowd(crowd, target)
    wall = Wall(workshop.code)
    await open_all([wall], server.port)
    figures = await paced(target, [crowd], 1000, 10)
    figures.who += ", placing"
    row.figures.append(figures)
    row.goals += [
        _within("every screen changes: p99 to all 1,000 ≤ 100 ms", figures.everyone_p99, 100, "ms"),
        _within("every screen changes: ≤ 0.7 of a core", figures.server, 0.7),
    ]
    row.notes.append(f"Placing: wall p99 {_wall_p99(wall, crowd):.1f} ms.")
    _close(crowd, wall)


async def _vote_by_a_thousand(server: OurServer, target: Target, row: Row) -> None:
    """Votes are secret: the wall is shown now and then how many have answered, a phone its own answers, and nothing
    else."""
    workshop = await a_workshop(server, 1000, 10, "sort")
    crowd = workshop.crowd
    for phone in crowd.people:
        assert isinstance(phone, OurPhone)
        phone.ballot = [*workshop.tasks]
    await open_crowd(crowd, target)
    wall = Wall(workshop.code)
    await open_all([wall], server.port)
    await asyncio.sleep(1)
    crowd.clear()
    with spending(target.pids) as spent:
        await keep_pace(crowd.people, 1000, 10)
    await settle([crowd])
    figures = figures_of(target, [crowd], spent)
    figures.who += ", voting"
    figures.per_second = figures.answered / spent.seconds
    row.figures.append(figures)
    own = _own_screens(crowd)
    wall_p99 = _wall_p99(wall, crowd)
    server.kill()
    votes = server.votes(workshop.code)
    row.goals += [
        Goal("10,000 of 10,000 votes in the database after kill -9", f"{votes:,}", votes == figures.sent == 10_000),
        _within("voting: ack p99 ≤ 15 ms", figures.ack_p99, 15, "ms"),
        _within("voting: the wall is told how far with a beat, p99 ≤ 2,100 ms", wall_p99, 2100, "ms"),
        _within("voting: ≤ 0.7 of a core", figures.server, 0.7),
    ]
    row.notes.append(
        f"Voting: a phone is shown its own answer, p99 {quantile(own, 0.99) * 1000:.1f} ms. How far the room has come "
        "is gathered, and told every two seconds or ten answers, at most four times a second."
    )
    _close(crowd, wall)


def _own_screens(crowd: Crowd) -> list[float]:
    """From each act to the frame that shows the person's own answer."""
    waits: list[float] = []
    for phone in crowd.people:
        assert isinstance(phone, OurPhone)
        waits += [shown - acted for acted, shown in zip(phone.acts, phone.own, strict=False)]
    return waits


def _wall_p99(wall: Wall, crowd: Crowd) -> float:
    numbers = [number for number, _ in wall.shown]
    waits = []
    for key, number in crowd.number.items():
        place = bisect_left(numbers, number)
        if place < len(numbers):
            waits.append(wall.shown[place][1] - crowd.sent[key])
    return quantile(waits, 0.99) * 1000


def _close(crowd: Crowd, *more: Wall) -> None:
    for socket in (*crowd.people, *more):
        socket.transport.close()


def _delivery(bench: Bench) -> Row:
    row = Row("delivery", "One frame to each of 1,000 listeners")
    listeners, few, per_second = 1000, 10, 15.0

    async def measure(target: Target, crowd: Crowd) -> Figures:
        return await paced(target, [crowd], per_second, bench.seconds)

    costs = {}
    for name in (OURS, EXPRESS, PLAIN):
        both = [
            _measure_ours(bench, people, measure) if name == OURS else _measure_peer(bench, name, people, measure, row)
            for people in (listeners, few)
        ]
        if both[0] and both[1]:
            # What an action costs where hardly anybody listens is not the deliveries'.
            spent = both[0].server * both[0].seconds - both[1].server * both[1].seconds
            costs[name] = spent * 1e6 / (both[0].deliveries - both[1].deliveries)
            row.figures.append(both[0])
    aim, ours = "processor for each delivery: ≤ 2.0x (c)", costs[OURS]
    try:
        size = round(row.figures[0].frame_bytes)
        frames = round(per_second * bench.seconds)
        sending = floor.microseconds_a_delivery(bench.new_folder(), listeners, per_second, frames, size)
        costs[FLOOR] = uvloop.run(sending)
        row.goals.append(
            Goal(aim, f"{ours:.2f} µs / {costs[FLOOR]:.2f} µs = {ours / costs[FLOOR]:.2f}x", ours <= 2 * costs[FLOOR])
        )
    except peers.Missing as why:
        row.goals.append(Goal(aim, f"{ours:.2f} µs", None))
        row.notes.append(f"{FLOOR} is not measured: {why}.")
    row.costs = {name: round(cost, 2) for name, cost in costs.items()}
    row.notes.append(
        "Processor for each delivery, in µs, without what the same actions cost with ten listeners: "
        + "; ".join(f"{name} {cost:.1f}" for name, cost in costs.items())
        + ". With all that the actions cost: "
        + "; ".join(f"{it.who} {it.server * it.seconds * 1e6 / it.deliveries:.1f}" for it in row.figures)
        + "."
    )
    return row


def _burst(bench: Bench) -> Row:
    row = Row("burst", "50 actions at the same moment, 1,000 listeners")
    at_once = 50

    async def measure_ours(target: Target, crowd: Crowd) -> Figures:
        return await in_bursts(target, crowd, at_once, round(4 * bench.seconds))

    async def measure_plain(target: Target, crowd: Crowd) -> Figures:
        return await in_bursts(target, crowd, at_once, max(2, round(bench.seconds / 2)))

    ours = _measure_ours(bench, 1000, measure_ours)
    plain = _measure_peer(bench, PLAIN, 1000, measure_plain, row)
    row.figures += filter(None, (ours, plain))
    spent = [it.server * it.seconds * 1e6 / it.sent / it.people for it in row.figures]
    aim = "processor for each event and listener: ≥ 40x less than (b)"
    if plain:
        reached = f"{spent[0]:.2f} µs / {spent[1]:.2f} µs = 1/{spent[1] / spent[0]:.0f}"
        row.goals.append(Goal(aim, reached, spent[1] >= 40 * spent[0]))
    else:
        row.goals.append(Goal(aim, f"{spent[0]:.2f} µs", None))
    return row


def _many(bench: Bench) -> Row:
    row = Row("many", "600 workshops of 30 people, 1,800 actions/s together")
    rooms, people = 600, 30
    allowed = machine.allow_sockets(rooms * people + 1000)
    if allowed < rooms * people + 500:
        rooms = (allowed - 500) // people
        row.notes.append(f"Only {rooms} workshops: this machine lets a process open {allowed:,} files.")
    with _ours(bench) as (server, target):

        async def go() -> Figures:
            gate = asyncio.Semaphore(8)

            async def one() -> Workshop:
                async with gate:
                    return await a_workshop(server, people, _tasks(people), "settle", at_once=4)

            began = perf_counter()
            workshops = await asyncio.gather(*(one() for _ in range(rooms)))
            made = perf_counter()
            empty = resident_bytes(server.pid)
            for workshop in workshops:
                workshop.crowd.spread(1)
            everybody = [phone for workshop in workshops for phone in workshop.crowd.people]
            await open_all(everybody, server.port)
            opened = perf_counter()
            await asyncio.sleep(1)
            each = (resident_bytes(server.pid) - empty) / len(everybody)
            row.notes.append(
                f"{rooms} workshops made and {len(everybody):,} people joined over HTTP in {made - began:.0f} s, "
                f"sockets opened in {opened - made:.0f} s; {each / KIB:.0f} KiB for each open socket."
            )
            return await paced(target, [workshop.crowd for workshop in workshops], 1800 * rooms / 600, bench.seconds)

        figures = uvloop.run(go())
    row.figures.append(figures)
    whole = figures.answered == figures.sent
    row.goals.append(
        Goal(
            "on one core, p99 to everyone ≤ 100 ms",
            f"{figures.everyone_p99:.1f} ms, {figures.server:.2f} of the core",
            figures.everyone_p99 <= 100 and whole if rooms == 600 else None,
        )
    )
    return row


@dataclass
class _Arrivals:
    pages: list[float] = field(default_factory=list)
    whole: list[float] = field(default_factory=list)
    refused: int = 0


def _joining(bench: Bench) -> Row:
    row = Row("joining", "1,000 people join within 10 s: form, page (assets cached), socket")
    arrivals = _Arrivals()
    with _ours(bench) as (server, target):

        async def go() -> None:
            workshop = await a_workshop(server, 2, 40, "sort")
            await open_crowd(workshop.crowd, target)
            with spending(target.pids) as spent:
                async with asyncio.TaskGroup() as coming:
                    for nth in range(1000):
                        coming.create_task(_arrive(workshop, nth / 100, arrivals))
            row.notes.append(f"Server {spent.server:.0%} of a core, load {spent.load:.0%}.")

        uvloop.run(go())
    page, whole = (quantile(it, 0.99) * 1000 for it in (arrivals.pages, arrivals.whole))
    row.goals += [
        _within("p99 page ≤ 300 ms", page, 300, "ms"),
        Goal("none refused", f"{arrivals.refused} refused of 1,000", arrivals.refused == 0),
    ]
    row.notes.append(
        f"Page p50 {quantile(arrivals.pages, 0.5) * 1000:.1f} ms. From the join form to a socket with its view: "
        f"p50 {quantile(arrivals.whole, 0.5) * 1000:.1f} ms, p99 {whole:.1f} ms."
    )
    return row


async def _arrive(workshop: Workshop, after: float, arrivals: _Arrivals) -> None:
    await asyncio.sleep(after)
    browser = Browser(workshop.server.port)
    try:
        began = perf_counter()
        answer = await browser.join(workshop.code, workshop.groups[0])
        browser.cookie = answer.cookie
        asked = perf_counter()
        page = await browser.get(f"/w/{workshop.code}")
        arrivals.pages.append(perf_counter() - asked)
        if page.status != 200 or answer.status != 303:
            raise ConnectionError(page.status)
        phone = OurPhone(workshop.crowd, workshop.code, browser.cookie, workshop.groups[0], workshop.tasks[0])
        await open_all([phone], workshop.server.port)
        arrivals.whole.append(perf_counter() - began)
    except (OSError, asyncio.IncompleteReadError, TimeoutError):
        arrivals.refused += 1
    finally:
        browser.close()


def _restart(bench: Bench) -> Row:
    row = Row("restart", "A restart in a room of 1,000 phones")
    people, folder, back, port = 1000, bench.new_folder(), _Back(), 0

    async def lose() -> tuple[Workshop, float]:
        workshop = await a_workshop(server, people, 40, "sort")
        await open_crowd(workshop.crowd, Target(OURS, [server.port], [server.pid], None))
        began = perf_counter()
        await asyncio.to_thread(server.stop)
        return workshop, perf_counter() - began

    async def come_back() -> Spent:
        with spending([again.pid]) as spent:
            await asyncio.gather(*(_come_back(workshop, nth, back) for nth in range(people)))
        return spent

    with our_server(folder) as server:
        workshop, stopping = uvloop.run(lose())
        port = server.port
    with our_server(folder, link=False, port=port) as again:
        spent = uvloop.run(come_back())
    last, slowest = max(back.at), quantile(back.opening, 0.99) * 1000
    row.goals += [
        _within("graceful stop ≤ 5 s", stopping, 5, "s"),
        _within("all are back ≤ 3 s after the server", last, 3, "s"),
        _within("p99 from knocking to what was missed ≤ 300 ms", slowest, 300, "ms"),
        Goal("none refused", f"{back.refused} refused of {people:,}", back.refused == 0),
    ]
    row.notes.append(
        f"Each comes back after a random time within 2 s, as `app/static/js/live/socket.js` has it. From knocking to "
        f"what was missed p50 {quantile(back.opening, 0.5) * 1000:.1f} ms. Server {spent.server:.0%} of a core."
    )
    return row


@dataclass
class _Back:
    opening: list[float] = field(default_factory=list)
    """From the first knock to the frame with what was missed."""
    at: list[float] = field(default_factory=list)
    refused: int = 0


SPREAD = 2.0
"""Seconds within which the phones come back, as in `app/static/js/live/socket.js`."""


async def _come_back(workshop: Workshop, nth: int, back: _Back) -> None:
    lost = perf_counter()
    await asyncio.sleep(random.random() * SPREAD)
    before = workshop.crowd.people[nth]
    assert isinstance(before, OurPhone)
    knocked = perf_counter()
    try:
        phone = OurPhone(workshop.crowd, workshop.code, before.cookie, before.group, before.task)
        await open_all([phone], workshop.server.port)
    except (OSError, TimeoutError):
        back.refused += 1
        return
    now = perf_counter()
    back.opening.append(now - knocked)
    back.at.append(now - lost)


def _memory(bench: Bench) -> Row:
    row = Row("memory", "Memory")
    people = 2000
    with _ours(bench) as (server, target):
        idle = resident_bytes(server.pid)

        async def go() -> float:
            workshop = await a_workshop(server, people, 40, "sort")
            await asyncio.sleep(1)
            before = resident_bytes(server.pid)
            await open_crowd(workshop.crowd, target)
            await asyncio.sleep(2)
            return (resident_bytes(server.pid) - before) / people

        each = uvloop.run(go())
    row.goals += [
        _within("≤ 40 KiB a connection", each / KIB, 40, "KiB"),
        _within("≤ 150 MB for an idle process", idle / MB, 150, "MB"),
    ]
    row.notes.append(f"Resident memory. Connections: {people:,} phones in one workshop with 40 tasks.")
    return row


def _processes(bench: Bench) -> Row:
    row = Row("processes", "PostgreSQL: two processes beside one, 200 people in one room")
    pace = 300

    async def measure(target: Target, crowd: Crowd) -> Figures:
        return await paced(target, [crowd], pace, bench.seconds)

    async def measure_most(target: Target, crowd: Crowd) -> Figures:
        return await saturated(target, crowd, bench.seconds)

    for ways in (1, 2):
        for name, what in ((f"{pace} actions/s", measure), ("saturated", measure_most)):
            figures = _spread(bench, ways, what)
            figures.who = f"{ways} process{'es' * (ways - 1)}, {name}"
            row.figures.append(figures)
    one, one_most, two, two_most = row.figures
    row.goals.append(
        Goal(
            "no loss of p99 at the same load",
            f"to everyone {two.everyone_p99:.1f} ms beside {one.everyone_p99:.1f} ms",
            two.everyone_p99 <= 1.1 * one.everyone_p99,
        )
    )
    where = "a core of its own" if SECOND != LOAD else "the core of the load and PostgreSQL, for there is no third"
    row.notes.append(
        f"The second process is on {where}. Saturated, two do {two_most.per_second / one_most.per_second:.2f}x of one."
    )
    return row


def _hostile(bench: Bench) -> Row:
    row = Row("hostile", "A workshop's pace, alone, and beside each kind of people who mean harm")
    with _ours(bench) as (server, target):

        async def go() -> None:
            workshop = await a_workshop(server, 40, _tasks(40), "settle")
            harmful, workshop.crowd.people = workshop.crowd.people[30:], workshop.crowd.people[:30]
            cookies = [phone.cookie for phone in harmful if isinstance(phone, OurPhone)]
            full = await a_full_workshop(server)
            scene = hostile.Scene(server.port, bench.seconds + 4, workshop.code, workshop.groups[0], cookies, *full)
            await open_crowd(workshop.crowd, target)
            alone = await paced(target, [workshop.crowd], 15, bench.seconds)
            alone.who = f"{OURS}, alone"
            row.figures.append(alone)
            for name, (said, _) in hostile.ATTACKS.items():
                beside, went = await _attacked(target, workshop, scene, name)
                beside.who = f"beside {said}"
                row.figures.append(beside)
                answers = ", ".join(f"{kind}: {count:,}" for kind, count in sorted(went.items()))
                row.notes.append(
                    f"{said[0].upper()}{said[1:]}: p99 {beside.everyone_p99 / alone.everyone_p99:.1f}x, max "
                    f"{beside.everyone_max:.0f} ms beside {alone.everyone_max:.0f} ms alone. They were answered "
                    f"{answers or 'nothing'}."
                )

        uvloop.run(go())
    refused = sum(it.refused + it.sent - it.answered for it in row.figures)
    row.goals.append(Goal("nobody of the room is refused", f"{refused} refused", refused == 0))
    row.goals += [_within(f"p99 to everyone, {it.who}, ≤ 100 ms", it.everyone_p99, 100, "ms") for it in row.figures[1:]]
    worst = next(it for it in row.figures if it.who.endswith(hostile.ATTACKS["texts"][0]))
    row.goals.append(_within("nobody waits over 50 ms beside the worst texts", worst.everyone_max, 50, "ms"))
    return row


async def _attacked(
    target: Target, workshop: Workshop, scene: hostile.Scene, name: str
) -> tuple[Figures, dict[str, int]]:
    """The room's figures beside an attack, and how the attackers were answered."""
    run = (sys.executable, "-m", "benchmarks.hostile", name)
    pipe = asyncio.subprocess.PIPE
    with pinned(LOAD):
        attack = await asyncio.create_subprocess_exec(*run, stdin=pipe, stdout=pipe)
    telling = asyncio.create_task(attack.communicate(scene.as_json()))
    figures = await paced(target, [workshop.crowd], 15, scene.seconds - 4)
    said, _ = await telling
    await _calm(target)
    return figures, orjson.loads(said)


async def _calm(target: Target, most: float = 60.0) -> None:
    """Wait until the server has come to the end of what it was given."""
    until = perf_counter() + most
    while perf_counter() < until:
        with spending(target.pids) as spent:
            await asyncio.sleep(0.5)
        if spent.server < 0.05:
            return


def _spread(bench: Bench, ways: int, measure: Measure) -> Figures:
    database = bench.database()
    with ExitStack() as stack:
        servers = [
            stack.enter_context(our_server(bench.new_folder(), database, core, link=nth == 0))
            for nth, core in enumerate((machine.SERVER, SECOND)[:ways])
        ]
        target = Target("", [it.port for it in servers], [it.pid for it in servers], bench.postmaster)

        async def go() -> Figures:
            workshop = await a_workshop(servers[0], 200, _tasks(200), "settle")
            await open_crowd(workshop.crowd, target)
            return await measure(target, workshop.crowd)

        return uvloop.run(go())


ROOMS, IN_EACH, AT_A_PACE, ROUNDS = 8, 25, 100.0, 5
"""Workshops of a usual size at a workshop's pace: 12 actions a second in each. Five turns: on a machine that others
share, the same costs a third more or less from one minute to the next."""


def _rooms(bench: Bench) -> Row:
    row = Row("rooms", f"PostgreSQL, behind nginx: {ROOMS} workshops of {IN_EACH}, {AT_A_PACE:.0f} actions/s together")
    for _ in range(ROUNDS):  # in turns, so that what else the machine does falls on both
        row.figures += [_behind_nginx(bench, 1), _behind_nginx(bench, 2)]
    one, two = (
        sum(it.server * it.seconds for it in some) / sum(it.answered for it in some) * 1e6
        for some in (row.figures[::2], row.figures[1::2])
    )
    row.goals.append(
        Goal(
            "two processes, processor for each action: ≤ 1.15x one",
            f"{two:,.0f} µs / {one:,.0f} µs = {two / one:.2f}x",
            two <= 1.15 * one,
        )
    )
    where = "cores of their own" if SECOND != LOAD else "one core, so that both are charged alike"
    row.notes.append(f"Each workshop stays with one process, by its code (deploy/nginx.conf). The two are on {where}.")
    return row


def _behind_nginx(bench: Bench, ways: int) -> Figures:
    database, port = bench.database(), free_port()
    other = SECOND if SECOND != LOAD else machine.SERVER
    with ExitStack() as stack:
        servers = [
            stack.enter_context(our_server(bench.new_folder(), database, core, link=nth == 0))
            for nth, core in enumerate((machine.SERVER, other)[:ways])
        ]
        stack.enter_context(running_nginx(bench.new_folder(), port, [it.port for it in servers]))
        target = Target(f"{ways} process{'es' * (ways - 1)}", [port], [it.pid for it in servers], bench.postmaster)

        async def go() -> Figures:
            front = replace(servers[0], port=port)
            workshops = [await a_workshop(front, IN_EACH, IN_EACH, "settle") for _ in range(ROOMS)]
            for workshop in workshops:
                await open_crowd(workshop.crowd, target)
            return await paced(target, [it.crowd for it in workshops], AT_A_PACE, 2 * bench.seconds)

        figures = uvloop.run(go())
    if ways == 2 and other == machine.SERVER:
        figures.others = max(0.0, figures.others - figures.server / 2)
    return figures


ROWS: dict[str, Callable[[Bench], Row]] = {
    "saturated": _saturated,
    "pace": _pace,
    "thousand": _thousand,
    "delivery": _delivery,
    "burst": _burst,
    "many": _many,
    "joining": _joining,
    "restart": _restart,
    "memory": _memory,
    "processes": _processes,
    "rooms": _rooms,
    "hostile": _hostile,
}
