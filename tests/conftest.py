"""Real databases and a real server for the tests. Every test has a database of its own, migrated and empty."""

import asyncio
import faulthandler
import shutil
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass, field
from functools import cache, wraps
from inspect import iscoroutinefunction
from pathlib import Path
from uuid import uuid4

import psycopg
import pytest
from _pytest.faulthandler import fault_handler_stderr_fd_key
from alembic.script import ScriptDirectory
from hypothesis import settings
from pwdlib import PasswordHash
from pwdlib.hashers.argon2 import Argon2Hasher

import app.storage.database
from app import logs
from app.job_descriptions.advice import lists
from app.storage import schema
from app.storage.database import PRAGMAS, Database
from tests.compiled import read_scripts, sharing_engine
from tests.postgres import IN_A_HURRY, Shape, emptied_again, running_postgres, shape_of
from tests.running import Running, running
from tests.scenes import Laid, Scenes, staged

# A busy machine is slow, not wrong; and every run tries the same examples.
settings.register_profile("akr", deadline=None, derandomize=True)
settings.register_profile("akr-fast", settings.get_profile("akr"), max_examples=10)
settings.load_profile("akr")
app.storage.database.create_engine = sharing_engine
ScriptDirectory.from_config = read_scripts
# Each server reads the product's own lists anew, and finds the same.
lists.read_words = cache(lists.read_words)
# As the server's, a line each: what is made for people to read takes seconds for each error.
logs.configure()


STARTED = {"database", "either", "postgres", "sqlite", "postgresql", "server", "browser", "tmp_path_factory"}
"""Fixtures of what is started or written. A test that asks for none of them is about a pure function."""


LONGEST = 300
"""Seconds that a test may wait for others, in all. The slowest takes a minute on a busy machine."""


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--part", metavar="N/M", help="look in the Nth of M parts of the files only")


@pytest.hookimpl(trylast=True)
def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """Where tests are quick, to find them is most of what they take, and each of xdist's workers finds them all."""
    if not (part := config.getoption("--part")) or collection_path.is_dir():
        return None
    nth, of = map(int, part.split("/"))
    bytes_in = config.stash.setdefault(_BYTES, [0] * of)
    least = bytes_in.index(min(bytes_in))
    bytes_in[least] += collection_path.stat().st_size
    return least != nth - 1 or None


_BYTES = pytest.StashKey[list[int]]()
"""Of the files in each part, which are about as long."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if isinstance(item, pytest.Function) and iscoroutinefunction(item.obj):
            item.obj = _with_an_end(item.obj)
        starts = STARTED & set(getattr(item, "fixturenames", ())) or item.get_closest_marker("starts")
        if not starts:
            item.add_marker("pure")


def _with_an_end(test: Callable[..., Awaitable[None]]) -> Callable[..., Awaitable[None]]:
    """A test that waits in vain fails where it waits, and what it has started is ended. One that can't be called back
    is ended with its process, and reported as crashed (`faulthandler_timeout` in pyproject.toml)."""

    @wraps(test)
    async def within_the_time(*arguments: object, **named: object) -> None:
        async with asyncio.timeout(LONGEST):
            await test(*arguments, **named)

    return within_the_time


@pytest.hookimpl(trylast=True)
def pytest_exception_interact(node: pytest.Item | pytest.Collector) -> None:
    """pytest stops the clock when a test has failed, though what it began is still to end."""
    if isinstance(node, pytest.Item) and (seconds := float(node.config.getini("faulthandler_timeout"))):
        faulthandler.dump_traceback_later(seconds, file=node.config.stash[fault_handler_stderr_fd_key], exit=True)


QUICK = PasswordHash([Argon2Hasher(time_cost=1, memory_cost=8, parallelism=1)])
"""Passwords in a ten thousandth of the time that they take."""


@pytest.fixture(scope="session", autouse=True)
def _a_quick_beat() -> Iterator[None]:
    """How far the room has come is told at once, and a refusal too: nobody waits for it here."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("app.live.room.BEAT", 0.05)
        # Who asks for one thing after the other waits for nobody who might ask too.
        patch.setattr("app.live.desk.GATHER", 0.0)
        patch.setattr("app.web.limits.PAUSE", 0.01)
        # What is slow on purpose is so in tests of its own.
        patch.setattr("app.account.passwords._argon2", lambda: QUICK)
        # What is there when a server starts stays for good, and here one starts for each test.
        patch.setattr("app.main._calm_the_collector", lambda: None)
        yield


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """The address of a server whose database `template` is migrated."""
    with running_postgres(**IN_A_HURRY) as address:
        with psycopg.connect(f"{address}/postgres", autocommit=True) as connection:
            connection.execute("CREATE DATABASE template")
        template = Database(_with_driver(f"{address}/template"))
        schema.upgrade(template)
        template.close()
        yield address


@pytest.fixture(scope="session")
def migrated_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("sqlite") / "template.db"
    database = Database(f"sqlite:///{file}")
    schema.upgrade(database)
    database.close()
    return file


@pytest.fixture
def laid(migrated_file: Path, tmp_path: Path) -> Laid:
    """An empty database's file."""
    return Laid(shutil.copy(migrated_file, tmp_path / "akr.db"))


@pytest.fixture
def sqlite(laid: Laid) -> Iterator[Database]:
    # In a hurry, as the other: nothing here outlives the machine. Servers that are killed are processes of their own.
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("app.storage.database.PRAGMAS", (*PRAGMAS, "synchronous=OFF"))
        database = Database(f"sqlite:///{laid.file}")
        yield database
        database.close()


@dataclass(frozen=True)
class Emptied:
    """Names of databases that tests have been in, and that are as if nobody had: quicker to empty than to make."""

    shape: Shape
    names: list[str] = field(default_factory=list)


@pytest.fixture(scope="session")
def emptied(postgres: str) -> Emptied:
    with psycopg.connect(f"{postgres}/template") as template:
        return Emptied(shape_of(template))


@pytest.fixture
def postgresql(postgres: str, emptied: Emptied) -> Iterator[Database]:
    name = emptied.names.pop() if emptied.names else _a_new_one(postgres)
    database = Database(_with_driver(f"{postgres}/{name}"))
    yield database
    database.close()
    if emptied_again(f"{postgres}/{name}", emptied.shape):
        emptied.names.append(name)


def _a_new_one(postgres: str) -> str:
    name = f"t{uuid4().hex}"
    with psycopg.connect(f"{postgres}/postgres", autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name} TEMPLATE template STRATEGY FILE_COPY")
    return name


@pytest.fixture(params=["sqlite", "postgresql"])
def database(request: pytest.FixtureRequest) -> Database:
    """Both, one after the other."""
    return request.getfixturevalue(request.param)  # type: ignore[no-any-return]


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.heavy)])
def either(request: pytest.FixtureRequest) -> Database:
    """Both, PostgreSQL with what is slower: for what is asked for by people, whose stores have tests on both."""
    return request.getfixturevalue(request.param)  # type: ignore[no-any-return]


@pytest.fixture(scope="session")
def scenes(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Scenes]:
    folder = tmp_path_factory.mktemp("scenes")
    yield Scenes(folder)
    shutil.rmtree(folder)


@pytest.fixture
def on_sqlite(sqlite: Database, laid: Laid, scenes: Scenes, monkeypatch: pytest.MonkeyPatch) -> Iterator[Running]:
    with staged(sqlite, laid, scenes, monkeypatch) as server:
        yield server


@pytest.fixture
def on_either(request: pytest.FixtureRequest, either: Database) -> Iterator[Running]:
    if either.is_sqlite:
        yield request.getfixturevalue("on_sqlite")
    else:
        with running(either) as server:
            yield server


@pytest.fixture
def server(on_sqlite: Running) -> Running:
    """The application. On one database: pages don't differ, and where they might, a folder or a file says otherwise."""
    return on_sqlite


def _with_driver(address: str) -> str:
    return address.replace("postgresql://", "postgresql+psycopg://")
