"""Pull the plug while a full room votes, again and again, and count afterwards.

Two hundred phones send votes and keep what is not acknowledged, as a browser does. The server is killed at random
moments and started again; the phones come back by themselves and send what waits. In the end: every acknowledged
command is in the journal once, none twice, the numbers have no gap, and the rows are what the journal leads to.

    python -m tests.soak --rounds 50 [--postgresql]
"""

import argparse
import asyncio
import random
import tempfile
from contextlib import ExitStack, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from uuid import uuid4

import httpx2
import orjson
from sqlmodel import select
from websockets.asyncio.client import connect
from websockets.exceptions import WebSocketException

from app.live import state
from app.live.replayed import replay
from app.storage import journal, schema
from app.storage.database import Database
from app.vocabulary import Colour
from app.workshop.tables import WorkshopRow
from tests.postgres import running_postgres
from tests.serving import free_port, serving
from tests.waiting import soon

COLOURS = [colour.value for colour in Colour]


@dataclass
class Phone:
    """Votes, one after another, until `stop`; then until nothing waits. Keeps what is not acknowledged."""

    base: str
    code: str
    cookie: str
    tasks: list[str]
    chance: random.Random
    stop: asyncio.Event
    waiting: dict[str, dict[str, Any]] = field(default_factory=dict)
    acknowledged: dict[str, int] = field(default_factory=dict)
    chosen: dict[str, str] = field(default_factory=dict)
    lost: int = 0

    async def run(self) -> None:
        while self.waiting or not self.stop.is_set():
            try:
                await self._visit()
            except (OSError, WebSocketException, TimeoutError):
                self.lost += 1
                await asyncio.sleep(self.chance.uniform(0.05, 0.3))

    async def _visit(self) -> None:
        address = f"{self.base.replace('http', 'ws', 1)}/live/{self.code}"
        headers = {"Cookie": self.cookie}
        async with connect(address, subprotocols=["akr.1"], additional_headers=headers, compression=None) as socket:  # type: ignore[list-item]
            for command in self.waiting.values():
                await socket.send(orjson.dumps(command).decode())
            while self.waiting or not self.stop.is_set():
                if not self.stop.is_set() and len(self.waiting) < 3:
                    await socket.send(orjson.dumps(self._next()).decode())
                with suppress(TimeoutError):
                    self._take(orjson.loads(await soon(socket.recv(), self.chance.uniform(0.02, 0.2))))

    def _next(self) -> dict[str, Any]:
        id, task = uuid4().hex, self.chance.choice(self.tasks)
        # Another than the last one: what changes nothing is acknowledged and leaves no line.
        colour = self.chance.choice([colour for colour in COLOURS if colour != self.chosen.get(task)])
        self.chosen[task] = colour
        self.waiting[id] = {"id": id, "do": "cast_vote", "task": task, "colour": colour}
        return self.waiting[id]

    def _take(self, frame: dict[str, Any]) -> None:
        assert "refused" not in frame, frame
        if (id := frame.get("done")) and self.waiting.pop(id, None):
            self.acknowledged[id] = frame["at"]


@dataclass
class Outcome:
    """What a soak came to."""

    acknowledged: int
    lost_connections: int
    wrong: list[str]


async def soak(rounds: int, phones: int, seed: int = 1, **settings: Any) -> Outcome:
    """Kill the server `rounds` times. `settings`: of the server's database."""
    chance, port = random.Random(seed), free_port()
    with ExitStack() as ends:
        server = ends.enter_context(serving(port=port, **settings))
        code, tasks = await asyncio.to_thread(open_the_sorting, server, phones)
        stop = asyncio.Event()
        cookies = [await asyncio.to_thread(join, server.base, code, n) for n in range(phones)]
        crowd = [Phone(server.base, code, cookie, tasks, random.Random(n), stop) for n, cookie in enumerate(cookies)]
        running = [asyncio.create_task(phone.run()) for phone in crowd]
        for turn in range(rounds):
            await _acknowledged(crowd, running, (turn + 1) * phones // 2)
            await asyncio.sleep(chance.uniform(0.2, 1.2))
            server.kill()
            server = await asyncio.to_thread(ends.enter_context, serving(port=port, **settings))
        stop.set()
        await soon(asyncio.gather(*running), 120)
    database = Database(_address(**settings))
    wrong = _what_is_wrong(database, code, crowd)
    database.close()
    return Outcome(sum(len(phone.acknowledged) for phone in crowd), sum(phone.lost for phone in crowd), wrong)


async def _acknowledged(crowd: list[Phone], running: list[asyncio.Task[None]], commands: int) -> None:
    """So many are acknowledged, however slow the machine is; or a phone has failed, which is told at the end."""
    while sum(len(phone.acknowledged) for phone in crowd) < commands and not any(task.done() for task in running):
        await asyncio.sleep(0.02)


def open_the_sorting(server: Any, phones: int) -> tuple[str, list[str]]:
    """Said how many they are, all the phones may come at once from one address."""
    with httpx2.Client(base_url=server.base, timeout=20) as lead:
        lead.post(server.lead)
        asked: list[dict[str, Any]] = [
            {"id": group, "do": "expect_people", "group": group, "people": phones} for group in ("g1", "g2")
        ]
        for command in (*asked, {"id": "sort", "do": "open_step", "step": "sort"}):
            assert lead.post(f"/live/{server.code}/commands", json=command).status_code == 200
        return server.code, list(lead.get(f"/live/{server.code}/view?as=lead").json()["view"]["tasks"])


def join(base: str, code: str, number: int) -> str:
    with httpx2.Client(base_url=base, timeout=20) as client:
        client.get("/join", params={"code": code})
        assert client.post("/join", data={"code": code, "group": f"g{1 + number % 2}"}).status_code == 303
        return "; ".join(f"{cookie.name}={cookie.value}" for cookie in client.cookies.jar)


def _address(data: Path | None = None, database_url: str = "") -> str:
    return database_url.replace("postgresql://", "postgresql+psycopg://") or f"sqlite:///{data}/akr.db"


def _what_is_wrong(database: Database, code: str, crowd: list[Phone]) -> list[str]:
    with database.reading_session() as session:
        id = session.exec(select(WorkshopRow.id).where(WorkshopRow.code == code)).one()
    assert id is not None
    with database.reading() as connection:
        lines = list(journal.since(connection, id))
        rows = state.load(connection, id)
    wrong = []
    if [line.number for line in lines] != list(range(1, len(lines) + 1)):
        wrong.append("the numbers have a gap")
    done: dict[str, list[int]] = {}
    for line in lines:
        if line.command:
            done.setdefault(line.command.rpartition(":")[0], []).append(line.number)
    for phone in crowd:
        for command, at in phone.acknowledged.items():
            if done.get(command) != [at]:
                wrong.append(f"{command} was acknowledged at {at} and stands at {done.get(command)}")
    replayed = replay(id, lines)
    assert rows
    if rows.ballots.votes != replayed.ballots.votes or rows.workshop != replayed.workshop:
        wrong.append("the rows are not what the journal leads to")
    if rows.board.tasks != replayed.board.tasks or rows.number != replayed.number:
        wrong.append("the board is not what the journal leads to")
    return wrong


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=50)
    parser.add_argument("--phones", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--postgresql", action="store_true")
    asked = parser.parse_args()
    with ExitStack() as ends:
        if asked.postgresql:
            settings: dict[str, Any] = {"database_url": f"{ends.enter_context(running_postgres())}/postgres"}
            migrate(settings["database_url"])
        else:
            settings = {"data": Path(ends.enter_context(tempfile.TemporaryDirectory()))}
        outcome = asyncio.run(soak(asked.rounds, asked.phones, asked.seed, **settings))
    print(
        f"{asked.rounds} rounds, {asked.phones} phones: {outcome.acknowledged} commands acknowledged, "
        f"{outcome.lost_connections} connections lost, {len(outcome.wrong)} things wrong"
    )
    for line in outcome.wrong[:20]:
        print(line)
    raise SystemExit(bool(outcome.wrong))


def migrate(address: str) -> None:
    database = Database(_address(database_url=address))
    schema.upgrade(database)
    database.close()


if __name__ == "__main__":
    main()
