"""What many tests begin with is built once by each worker, and copied since.

A builder of `a_scene` does over HTTP what people do, and gives what a test goes on with: a code, ids, clients. When
it is first called it does so aside, in a server of its own, which is then ended. Whoever calls it gets the database as
it was left, and clients with the same cookies. So a scene is as if the server had begun anew once it stood: nothing of
it is in memory, and each test has a database and a server of its own.

Scenes may follow on each other: `lead = server.facilitator()`, then `planned(server, lead)`. A scene is kept by all
that led to it. Where anything else has been done before, or something is patched, the builder is called as it stands.
"""

import pickle
import shutil
import socket
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from functools import wraps
from io import BytesIO
from pathlib import Path
from threading import Lock
from typing import Any, ParamSpec, TypeVar

import httpx2
import pytest

from app.purge import Cleaner
from app.storage.database import Database
from tests.running import Running, client_of, running

P, T = ParamSpec("P"), TypeVar("T")


def a_scene(build: Callable[P, T]) -> Callable[P, T]:
    """A builder whose scenes are kept. One of what it is given is the server, and all else and what it answers with can
    be copied. What it does is decided by what it is given."""

    @wraps(build)
    def built(*given: Any, **named: Any) -> Any:
        stage = next((it for it in (*given, *named.values()) if isinstance(it, Staged)), None)
        return stage.built(build, given, named) if stage else build(*given, **named)  # type: ignore[call-arg]

    return built


@dataclass(frozen=True)
class Scene:
    file: Path
    answer: bytes
    """What the builder was given and what it gave, pickled."""


@dataclass
class Scenes:
    """Those that this worker has, by what led to them."""

    folder: Path
    by_way: dict[tuple[bytes, ...], Scene] = field(default_factory=dict)

    def at(self, way: tuple[bytes, ...], before: Path, build: Callable[..., Any]) -> Scene:
        if way not in self.by_way:
            file = self.folder / f"{len(self.by_way)}.db"
            shutil.copy(before, file)
            self.by_way[way] = Scene(file, _built_aside(file, way[-1], build))
        return self.by_way[way]


def _built_aside(file: Path, given: bytes, build: Callable[..., Any]) -> bytes:
    database = Database(f"sqlite:///{file}")
    server = Waiting(database)
    try:
        _, args, named = _unpickled(given, server)
        return _pickled((args, named, build(*args, **named)))[0]
    finally:
        server.end()
        database.close()


@dataclass
class Laid:
    """A database's file, and how to tell whether anything has been written to it since it was laid."""

    file: Path

    def __post_init__(self) -> None:
        self._as_it_was = self._stamp()

    def is_untouched(self) -> bool:
        return self._stamp() == self._as_it_was

    def anew(self, scene: Path) -> None:
        shutil.copy(scene, self.file)
        self._as_it_was = self._stamp()

    def _stamp(self) -> tuple[int, int, int]:
        """Another one as soon as anything is written: to the log, or back from it."""
        its, log = self.file.stat(), self.file.with_name(f"{self.file.name}-wal")
        return its.st_mtime_ns, its.st_size, log.stat().st_size if log.exists() else 0


@contextmanager
def staged(database: Database, laid: Laid, scenes: Scenes, patched: pytest.MonkeyPatch) -> Iterator[Running]:
    """A server on a database in this file. `patched`: whatever the test patches."""
    server = Staged(database, laid, scenes, patched)
    try:
        yield server
    finally:
        server.end()


class Waiting(Running):
    """A server that begins with the first thing it is asked."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self._begun: Running | None = None
        self._beginning, self._open = Lock(), ExitStack()
        self._listens = self._open.enter_context(socket.socket())
        self._listens.bind(("127.0.0.1", 0))

    def begin(self, *_: Any) -> Running:
        with self._beginning:
            if self._begun is None:
                self._begun = self._open.enter_context(_begun(self.database, self._listens))
            return self._begun

    def end(self) -> None:
        self._open.close()

    @property
    def base(self) -> str:  # type: ignore[override]
        return self.begin().base

    @property
    def app(self) -> Any:  # type: ignore[override]
        return self.begin().app

    def client(self, **options: Any) -> httpx2.Client:
        address = f"http://127.0.0.1:{self._listens.getsockname()[1]}"
        return client_of(address, event_hooks={"request": [self.begin]}, **options)


@contextmanager
def _begun(database: Database, on: socket.socket) -> Iterator[Running]:
    """A server that does not clean up at once. Had it begun before the scene was there, nothing would have been old."""
    with ExitStack() as stack:
        with cleaning_later():
            server = stack.enter_context(running(database, on=on))
        yield server


@contextmanager
def cleaning_later() -> Iterator[None]:
    """Servers that begin meanwhile clean up when something has been done, and not at once."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("app.main.Cleaner", _CleansLater)
        yield


class _CleansLater(Cleaner):
    async def _clean(self) -> None:
        await self._something.wait()
        await super()._clean()


class Staged(Waiting):
    """A server that scenes can be laid for, until it begins."""

    def __init__(self, database: Database, laid: Laid, scenes: Scenes, patched: pytest.MonkeyPatch) -> None:
        super().__init__(database)
        self._laid, self._scenes, self._patched = laid, scenes, patched
        self._way: tuple[bytes, ...] = ()
        self._is_held = False

    @property
    def database(self) -> Database:  # type: ignore[override]
        """From here on nothing is laid: whoever has it may have given it to another server."""
        self._is_held = True
        return self._its

    @database.setter
    def database(self, its: Database) -> None:
        self._its = its

    def built(self, build: Callable[..., Any], given: Any, named: Any) -> Any:
        """What the builder gives, with its scene laid; or built here."""
        if not self._is_as_laid:
            return build(*given, **named)
        try:
            key, clients = _pickled((f"{build.__module__}.{build.__qualname__}", given, named), is_key=True)
        except (pickle.PicklingError, TypeError, AttributeError):
            return build(*given, **named)
        way = (*self._way, key)
        scene = self._scenes.at(way, self._laid.file, build)
        self._its.close()
        self._laid.anew(scene.file)
        self._way = way
        return _unpickled(scene.answer, self, clients)[-1]

    @property
    def _is_as_laid(self) -> bool:
        """Whether nobody has done or patched anything since, or can have."""
        return (
            self._begun is None
            and not self._is_held
            and not (self._patched._setattr or self._patched._setitem)
            and self._its.engine.pool.checkedout() == 0  # type: ignore[attr-defined]
            and self._laid.is_untouched()
        )

    facilitator = a_scene(Running.facilitator)
    workshop = a_scene(Running.workshop)
    newcomer = a_scene(Running.newcomer)
    participant = a_scene(Running.participant)


class _Pickler(pickle.Pickler):
    """Clients are told by their order and their cookies, and a server only as the one that there is."""

    def __init__(self, file: BytesIO) -> None:
        super().__init__(file)
        self.clients: list[httpx2.Client] = []

    def persistent_id(self, it: Any) -> Any:
        if isinstance(it, Running):
            return ()
        if not isinstance(it, httpx2.Client):
            return None
        if not any(it is client for client in self.clients):
            self.clients.append(it)
        order = next(nth for nth, client in enumerate(self.clients) if it is client)
        return order, it.headers.multi_items(), [*it.cookies.jar]


class _Unpickler(pickle.Unpickler):
    def __init__(self, file: BytesIO, server: Running, clients: list[httpx2.Client]) -> None:
        super().__init__(file)
        self._server, self._clients = server, clients

    def persistent_load(self, told: Any) -> Any:
        if not told:
            return self._server
        order, headers, cookies = told
        if order == len(self._clients):
            self._clients.append(self._server.client())
        client = self._clients[order]
        client.headers = headers
        client.cookies.jar.clear()
        for cookie in cookies:
            client.cookies.jar.set_cookie(cookie)
        return client


def _pickled(it: Any, is_key: bool = False) -> tuple[bytes, list[httpx2.Client]]:
    """Equal keys are equal, whatever in them is the very same thing."""
    file = BytesIO()
    pickler = _Pickler(file)
    pickler.fast = is_key
    pickler.dump(it)
    return file.getvalue(), pickler.clients


def _unpickled(it: bytes, server: Running, clients: list[httpx2.Client] | None = None) -> Any:
    """`clients`: those that whoever asks has already."""
    return _Unpickler(BytesIO(it), server, [*(clients or ())]).load()
