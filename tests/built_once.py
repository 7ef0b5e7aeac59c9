"""A world that takes long to build is built once in each process. Each test has a copy of it: what is in the database,
and the same people with the same cookies. On PostgreSQL it is built anew (`make test-heavy`)."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from copy import copy
from typing import Any, TypeVar

import httpx2
import pytest
from sqlalchemy import make_url

from app.purge import Cleaner
from app.storage.database import Database
from tests.running import Running, running

World = TypeVar("World")


@contextmanager
def built_once(build: Callable[[Running], World], database: Database) -> Iterator[World]:
    """`build`: makes an object of a server. Its attributes may be the server, clients, clients by their names,
    and objects that have the same server."""
    if not database.is_sqlite:
        with running(database) as server:
            yield build(server)
        return
    if build not in _BUILT:
        with running(database) as server:
            world = build(server)
        _BUILT[build] = world, taken_from(database)
    world, kept = _BUILT[build]
    put_back(kept, database)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("app.main.Cleaner", _CleansLater)
        with running(database) as server:
            yield _there(world, server)


class _CleansLater(Cleaner):
    """Not at once: had the server begun before all this was there, nothing would have been old."""

    async def _clean(self) -> None:
        await self._something.wait()
        await super()._clean()


_BUILT: dict[Any, tuple[Any, sqlite3.Connection]] = {}


def taken_from(database: Database) -> sqlite3.Connection:
    """All that is in an SQLite file, in memory."""
    kept = sqlite3.connect(":memory:")
    with closing(sqlite3.connect(_file_of(database))) as file:
        file.backup(kept)
    return kept


def put_back(kept: sqlite3.Connection, database: Database) -> None:
    """The database's file as it was when it was kept, or as another's was; nobody may be in it."""
    database.close()
    with closing(sqlite3.connect(_file_of(database))) as file:
        kept.backup(file)


def _file_of(database: Database) -> str:
    file = make_url(database.url).database
    assert file
    return file


def _there(world: Any, server: Running) -> Any:
    """The same world at another server."""
    its = copy(world)
    for name, value in vars(world).items():
        setattr(its, name, _at(value, server))
    return its


def _at(value: Any, server: Running) -> Any:
    match value:
        case Running():
            return server
        case httpx2.Client():
            return _like(value, server)
        case dict():
            return {name: _at(one, server) for name, one in value.items()}
    return _there(value, server) if hasattr(value, "server") else value


def _like(client: httpx2.Client, server: Running) -> httpx2.Client:
    """Somebody with the same cookies, who has asked for nothing yet."""
    another = server.client()
    for cookie in client.cookies.jar:
        another.cookies.jar.set_cookie(cookie)
    return another
