"""Our server, started as an operator starts it, and people who come to it as browsers do."""

import asyncio
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter
from typing import Any

import orjson
from sqlalchemy import text

from app.board.board import MOST_OF_ONES_OWN, MOST_TASKS
from app.preparation.task_list import MOST_LINES
from app.storage.database import Database
from benchmarks.http import Browser
from benchmarks.load import COLOURS, KEYS, Crowd, Phone, Socket, text_frame, upgrade
from benchmarks.machine import SERVER, pinned
from tests.serving import HERE, environment, free_port, serving

TEXTS = (
    "Städning av avdelningen", "Duka av och på vid måltider", "Svara i telefon", "Beställa förbrukningsvaror",
    "Lägga schema", "Arkivering och diarieföring", "Hantering av tvätt", "Planera undervisning",
)  # fmt: skip


@dataclass
class OurServer:
    port: int
    pid: int
    database_url: str
    kill: Callable[[], None]
    """As a power cut would."""
    stop: Callable[[], None]
    """As an operator does, and wait until it has ended."""
    facilitator: str = ""
    """The facilitator's cookie."""

    async def sign_in(self, link: str) -> None:
        browser = Browser(self.port)
        answer = await browser.post("/" + link.split("/", 3)[3])
        assert answer.status == 303, answer.status
        self.facilitator = answer.cookie
        browser.close()

    def votes(self, code: str) -> int:
        """How many votes of a workshop are in the database."""
        database = Database(self.database_url)
        counted = text("SELECT count(*) FROM vote JOIN workshop ON workshop.id = vote.workshop WHERE code = :code")
        with database.reading() as connection:
            votes = int(connection.execute(counted, {"code": code}).scalar_one())
        database.close()
        return votes


@contextmanager
def our_server(
    folder: Path, database_url: str = "", core: int = SERVER, link: bool = True, port: int = 0
) -> Iterator[OurServer]:
    """A server with the SQLite file of this folder, or with the PostgreSQL database at `database_url`."""
    port = port or free_port()
    settings = {"data": folder, "port": port}
    if database_url:
        settings["database_url"] = database_url
        subprocess.run([sys.executable, "-m", "app", "migrate"], cwd=HERE, env=environment(**settings), check=True)
    with ExitStack() as stack:
        with pinned(core):
            running = stack.enter_context(serving(afresh=True, **settings))
        url = database_url.replace("postgresql", "postgresql+psycopg") or f"sqlite:///{folder / 'akr.db'}"
        server = OurServer(port, running.process.pid, url, running.kill, running.stop)
        if link:
            asyncio.run(_signed_in(server, running.lead))
        yield server


async def _signed_in(server: OurServer, link: str) -> None:
    until = perf_counter() + 10
    while perf_counter() < until:
        try:
            await server.sign_in(link)
            return
        except OSError:
            await asyncio.sleep(0.05)
    raise ConnectionError("the server did not answer")


class OurPhone(Phone):
    """A phone that moves its own task between two colours for its group, or casts votes."""

    def __init__(self, crowd: Crowd, code: str, cookie: str, group: str, task: str) -> None:
        super().__init__(crowd, upgrade(f"/live/{code}", "Sec-WebSocket-Protocol: akr.1", f"Cookie: {cookie}"))
        self.cookie = cookie
        self.group, self.task = group, task
        self.ballot: list[str] = []
        self.own: list[float] = []
        """When the phone was shown its own answers."""

    def action(self, key: int) -> bytes:
        colour = COLOURS[len(self.acts) % 2]
        if self.ballot:
            command = f'{{"id":"{key}","do":"cast_vote","task":"{self.ballot.pop()}","colour":"{colour}"}}'
        else:
            command = (
                f'{{"id":"{key}","do":"place_task","task":"{self.task}","group":"{self.group}","colour":"{colour}"}}'
            )
        return text_frame(command.encode())

    def frame(self, payload: bytes, now: float) -> None:
        kind = payload[2]
        if kind == 112:  # patch
            if payload.startswith(b'{"patch":{"mine"'):
                self.own.append(now)
            else:
                self.screens.saw(_number(payload), now)
        elif kind == 100:  # done
            self.crowd.answer(self, int(payload[9 : payload.index(b'"', 9)]), _number(payload), now)
        elif kind == 118:  # view
            if not self.opened.done():
                self.opened.set_result(None)
        elif kind != 110:  # now: the server is there
            self.crowd.refused.append(payload)


class Wall(Socket):
    """The projector: when it was shown which number."""

    def __init__(self, code: str) -> None:
        super().__init__(upgrade(f"/live/{code}?as=wall", "Sec-WebSocket-Protocol: akr.1"))
        self.shown: list[tuple[int, float]] = []

    def frame(self, payload: bytes, now: float) -> None:
        if payload[2] == 112:  # patch
            self.shown.append((_number(payload), now))
        elif payload[2] == 118 and not self.opened.done():  # view
            self.opened.set_result(None)


def _number(payload: bytes) -> int:
    return int(payload[payload.rindex(b":") + 1 : -1])


@dataclass
class Workshop:
    """A workshop with people who have joined it, made over HTTP."""

    server: OurServer
    code: str
    groups: list[str]
    tasks: list[str]
    crowd: Crowd


async def a_workshop(server: OurServer, people: int, tasks: int, step: str, at_once: int = 16) -> Workshop:
    """A workshop in a step where staff may place, with people in two groups who have written the tasks."""
    lead = Browser(server.port, server.facilitator)
    form = {"title": "", "workplace": "Exempelgården", "purpose": "jobs", "groups": "Barnskötare\nFörskollärare"}
    made = await lead.post("/workshops", **form)
    assert made.status == 303, made.body
    code = made.header("location").split("/")[2]
    groups = list((await _view(lead, code))["groups"])
    for group in groups:
        # Said how many they are, they may come all at once from one address.
        await _ask(lead, code, do="expect_people", group=group, people=max(1000, people))
    cookies = await _join_all(server.port, code, groups, people, at_once)
    writer = Browser(server.port)
    for nth in range(tasks):
        writer.cookie = cookies[nth % people] if nth < MOST_OF_ONES_OWN * people else server.facilitator
        await _ask(writer, code, do="add_task", text=f"{TEXTS[nth % len(TEXTS)]} {nth + 1}")
    writer.close()
    await _ask(lead, code, do="allow_placing", allowed=True)
    await _ask(lead, code, do="open_step", step=step)
    ids = list((await _view(lead, code))["tasks"])
    lead.close()
    crowd = Crowd(gathers=True)
    for nth, cookie in enumerate(cookies):
        # With enough tasks, each has one of their own to move.
        crowd.people.append(OurPhone(crowd, code, cookie, groups[nth % 2], ids[nth // 2 % tasks]))
    return Workshop(server, code, groups, ids, crowd)


async def a_full_workshop(server: OurServer) -> tuple[str, str, str]:
    """The code of a workshop with as many tasks as there is room for, who leads it, and a link to its report."""
    lead = Browser(server.port, server.facilitator)
    form = {"title": "", "workplace": "Fullgården", "purpose": "jobs", "groups": "Barnskötare\nFörskollärare"}
    code = (await lead.post("/workshops", **form)).header("location").split("/")[2]
    for first in range(0, MOST_TASKS, MOST_LINES):
        lines = [
            (str(nth), f"{TEXTS[nth % len(TEXTS)]} {nth}") for nth in range(first, min(first + MOST_LINES, MOST_TASKS))
        ]
        fields = [
            (name, value) for nth, text in lines for name, value in (("line", nth), ("text", text), ("keep", nth))
        ]
        answer = await lead.post_fields(f"/w/{code}/import/add", fields)
        assert answer.status == 303, answer.content
    made = await lead.post(f"/w/{code}/links", kind="report", role="manager", label="", days="30")
    lead.cookie = f"{lead.cookie}; {made.cookie}"
    page = await lead.get(made.header("location"))
    link = re.search(r"/l/[\w-]+", page.content.decode())
    assert link, page.content
    lead.close()
    return code, server.facilitator, link[0]


async def _join_all(port: int, code: str, groups: list[str], people: int, at_once: int) -> list[str]:
    """The cookies of people who have joined, the groups in turn."""
    cookies = [""] * people
    left = iter(range(people))

    async def join_some() -> None:
        browser = Browser(port)
        for nth in left:
            browser.cookie = ""
            answer = await browser.join(code, groups[nth % 2])
            assert answer.status == 303, answer.body
            cookies[nth] = answer.cookie
        browser.close()

    await asyncio.gather(*(join_some() for _ in range(min(at_once, people))))
    return cookies


async def _view(browser: Browser, code: str) -> dict[str, Any]:
    return orjson.loads((await browser.get(f"/live/{code}/view?as=lead")).content)["view"]  # type: ignore[no-any-return]


async def _ask(browser: Browser, code: str, **command: object) -> None:
    """Have a command done. Who is too fast, as a facilitator of six hundred workshops is, waits a moment."""
    body = orjson.dumps({"id": str(next(KEYS)), **command})
    while (answer := await browser.post_json(f"/live/{code}/commands", body)).status == 429:
        await asyncio.sleep(0.1)
    assert answer.status == 200, answer.body
