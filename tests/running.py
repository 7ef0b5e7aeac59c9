"""The real application on a real socket, in a thread of its own, with its own loop; and clients that speak to it."""

import asyncio
import re
import socket
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from typing import Any
from uuid import uuid4

import httpx2
import orjson
import uvicorn
from sqlmodel import select
from websockets.asyncio.client import ClientConnection, connect

from app.account import store as accounts
from app.account.patience import Patience
from app.account.roles import Role
from app.ids import now
from app.live.patch import apply
from app.live.protocol import Door, FrameProtocol
from app.live.wire import MOST_IN_A_FRAME
from app.main import create_app
from app.settings import Settings, from_environment
from app.storage.database import Database
from app.workshop.tables import GroupRow, WorkshopRow
from tests.asking import Loopback
from tests.waiting import soon

_NO_TLS = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
"""Loopback has none, and to read the system's certificates takes each client 30 ms."""


@dataclass
class Running:
    """A server that listens on `base`, e.g. http://127.0.0.1:41234."""

    base: str
    database: Database
    app: Any

    def client(self, **options: Any) -> httpx2.Client:
        """Somebody with cookies of their own."""
        return client_of(self.base, **options)

    def facilitator(self, email: str | None = None, *roles: Role) -> httpx2.Client:
        """A client that has signed in by a one-time link: the first facilitator, or the one with this e-mail. `roles`:
        what they are, where that is not just somebody who leads workshops."""
        with self.database.session() as session:
            somebody = accounts.with_email(session, email) if email else accounts.first(session)
            somebody.roles = [role.value for role in roles] or somebody.roles
            session.add(somebody)
            link = accounts.new_link(session, somebody, now())
        client = self.client()
        assert client.post(f"/sign-in/{link}").status_code == 303
        return client

    def wait_as_if_no_time_passed(self) -> None:
        """Whoever has to wait for having been wrong waits for good: on a busy machine a second is soon over."""
        self.app.state.passwords.patience = Patience(lambda: 0.0)

    def workshop(self, facilitator: httpx2.Client, groups: str = "Barnskötare\nFörskollärare", **more: str) -> str:
        """A new workshop's code."""
        form = {"title": "", "workplace": "Förskolan Exempelgården", "purpose": "jobs", "groups": groups, **more}
        answer = facilitator.post("/workshops", data=form)
        assert answer.status_code == 303, answer.text
        return answer.headers["location"].split("/")[2]

    def newcomer(self, code: str, **options: Any) -> httpx2.Client:
        """Somebody who has opened the page to join."""
        client = self.client(**options)
        client.get("/join", params={"code": code})
        return client

    def participant(self, code: str, group: str = "g1", **options: Any) -> httpx2.Client:
        """Somebody who has joined."""
        client = self.newcomer(code, **options)
        assert client.post("/join", data={"code": code, "group": group}).status_code == 303
        return client

    def groups(self, code: str) -> list[str]:
        with self.database.reading_session() as session:
            workshop = session.exec(select(WorkshopRow).where(WorkshopRow.code == code)).one()
            return list(session.exec(select(GroupRow.id).where(GroupRow.workshop == workshop.id)))

    def group_called(self, code: str, name: str) -> str:
        with self.database.reading_session() as session:
            workshop = session.exec(select(WorkshopRow).where(WorkshopRow.code == code)).one()
            its = select(GroupRow.id).where(GroupRow.workshop == workshop.id, GroupRow.name == name)
            return session.exec(its).one()

    def follow(self, client: httpx2.Client | None, code: str, query: str = "", **options: Any) -> "Follower":
        return Follower(self.base, client, code, query, options)


def client_of(base: str, **options: Any) -> httpx2.Client:
    if base.startswith("http://"):
        options = {"transport": Loopback(), **options}
    return httpx2.Client(base_url=base, follow_redirects=False, timeout=20, verify=_NO_TLS, **options)


def without_keys(page: str) -> str:
    """A page as it would be drawn again, but for its forms' keys."""
    return re.sub(r'(name="once" value=)"\w+"', r"\1", page)


def ask(client: httpx2.Client, code: str, do: str, id: str | None = None, **fields: Any) -> httpx2.Response:
    """Post a command as JSON."""
    return client.post(f"/live/{code}/commands", json={"id": id or uuid4().hex, "do": do, **fields})


def view_of(client: httpx2.Client, code: str, query: str = "") -> dict[str, Any]:
    answer = client.get(f"/live/{code}/view?{query}")
    assert answer.status_code == 200, answer.text
    return answer.json()["view"]  # type: ignore[no-any-return]


@dataclass
class Follower:
    """A phone, a wall or a lead on the wire: keeps its view as a browser does, and every frame it was sent."""

    base: str
    client: httpx2.Client | None
    code: str
    query: str
    options: dict[str, Any]
    view: dict[str, Any] = field(default_factory=dict)
    at: int = -1
    frames: list[dict[str, Any]] = field(default_factory=list)

    async def __aenter__(self) -> "Follower":
        await self.open(self.query)
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.socket.close()

    async def open(self, query: str = "") -> None:
        cookies = (
            "; ".join(f"{cookie.name}={cookie.value}" for cookie in self.client.cookies.jar) if self.client else ""
        )
        options = {
            "subprotocols": ["akr.1"],
            "additional_headers": {"Cookie": cookies},
            "compression": None,
            "max_queue": None,
        }
        address = f"{self.base.replace('http', 'ws', 1)}/live/{self.code}?{query}"
        self.socket: ClientConnection = await connect(address, **{**options, **self.options})

    async def frame(self) -> dict[str, Any]:
        """The next frame, taken into the view."""
        frame = orjson.loads(await soon(self.socket.recv(), 20))
        self.frames.append(frame)
        if "view" in frame:
            self.view, self.at = frame["view"], frame["at"]
        if "patch" in frame:
            self.view, self.at = apply(self.view, frame["patch"]), frame["at"]
        return frame  # type: ignore[no-any-return]

    async def until(self, seen: Any) -> dict[str, Any]:
        """Take frames until the view is as wanted: signs of life come for ever, and are no answer."""
        async with asyncio.timeout(60):
            while not (self.view and seen(self.view)):
                await self.frame()
        return self.view

    async def send(self, do: str, id: str | None = None, **fields: Any) -> str:
        id = id or uuid4().hex
        await self.socket.send(orjson.dumps({"id": id, "do": do, **fields}).decode())
        return id

    async def ask(self, do: str, id: str | None = None, **fields: Any) -> dict[str, Any]:
        """Send a command and take frames until it is answered."""
        id = await self.send(do, id, **fields)
        async with asyncio.timeout(60):
            while True:
                frame = await self.frame()
                if id in (frame.get("done"), frame.get("refused")):
                    return frame


def settings_for(database: Database, **more: str) -> Settings:
    url = database.url if database.is_sqlite else database.url.replace("postgresql+psycopg", "postgresql")
    return from_environment({"AKR_DATABASE_URL": url, **{f"AKR_{name.upper()}": value for name, value in more.items()}})


@contextmanager
def running(database: Database, at: int = 0, on: socket.socket | None = None, **settings: str) -> Iterator[Running]:
    """The application on loopback: on the port `at`, or a free one, or what is bound already."""
    app = create_app(settings_for(database, **settings), database)
    server = _Server(
        uvicorn.Config(
            app,
            port=at,
            http=Door,
            ws=FrameProtocol,
            ws_per_message_deflate=False,
            ws_max_size=MOST_IN_A_FRAME,
            server_header=False,
            log_config=None,
            log_level="error",
            timeout_graceful_shutdown=1,
            # A machine may be too busy to see in time that a connection is used again.
            timeout_keep_alive=60,
        )
    )
    thread = threading.Thread(target=server.run, args=([on] if on else None,), daemon=True)
    thread.start()
    assert server.is_up.wait(20)
    port = server.servers[0].sockets[0].getsockname()[1]
    try:
        yield Running(f"http://127.0.0.1:{port}", database, app)
    finally:
        server.stop()
        thread.join(20)
        assert not thread.is_alive(), "the server does not stop"


class _Server(uvicorn.Server):
    """uvicorn's own, but for that it is told to stop: a test waits for no tick of a clock."""

    def __init__(self, config: uvicorn.Config) -> None:
        super().__init__(config)
        self.is_up = threading.Event()

    def stop(self) -> None:
        self._loop.call_soon_threadsafe(self._told.set)

    async def main_loop(self) -> None:
        self._loop, self._told = asyncio.get_running_loop(), asyncio.Event()
        await self.on_tick(0)
        self.is_up.set()
        await self._told.wait()

    async def shutdown(self, sockets: Any = None) -> None:
        for server in self.servers:
            server.close()
        for connection in list(self.server_state.connections):
            connection.shutdown()
        await asyncio.sleep(0.001)  # whoever has nothing more to say is gone by then
        with suppress(TimeoutError):
            await soon(self._wait_tasks_to_complete(), self.config.timeout_graceful_shutdown or 1)
        for task in self.server_state.tasks:
            task.cancel()
        await self.lifespan.shutdown()
