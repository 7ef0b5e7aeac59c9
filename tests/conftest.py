"""Real databases and a real server for the tests. Every test has a database of its own, migrated and empty."""

import gc
import shutil
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import psycopg
import pytest
from hypothesis import settings

from app import logs
from app.storage import schema
from app.storage.database import PRAGMAS, Database
from tests.postgres import IN_A_HURRY, running_postgres
from tests.running import Running, running

# A busy machine is slow, not wrong; and every run tries the same examples.
settings.register_profile("akr", deadline=None, derandomize=True)
settings.register_profile("akr-fast", settings.get_profile("akr"), max_examples=30)
settings.load_profile("akr")
# As the server's, a line each: what is made for people to read takes seconds for each error.
logs.configure()


STARTED = {"database", "postgres", "sqlite", "postgresql", "server", "browser", "tmp_path", "tmp_path_factory"}
"""Fixtures of what is started or written. A test that asks for none of them is about a pure function."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        starts = STARTED & set(getattr(item, "fixturenames", ())) or item.get_closest_marker("starts")
        if not starts:
            item.add_marker("pure")


@pytest.hookimpl(trylast=True)
def pytest_runtest_teardown(item: pytest.Item, nextitem: pytest.Item | None) -> None:
    """What libraries keep of each application is not looked through again at every collection: towards the end of a
    run that took most of the time."""
    if nextitem is None or nextitem.path != item.path:
        gc.collect()
        gc.freeze()


@pytest.fixture(autouse=True)
def _a_quick_beat(monkeypatch: pytest.MonkeyPatch) -> None:
    """How far the room has come is told at once, and a refusal too: nobody waits for it here."""
    monkeypatch.setattr("app.live.room.BEAT", 0.05)
    monkeypatch.setattr("app.web.limits.PAUSE", 0.01)
    # What is there when a server starts stays for good, and here one starts for each test.
    monkeypatch.setattr("app.main._calm_the_collector", lambda: None)


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
def sqlite(migrated_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Database]:
    # In a hurry, as the other: nothing here outlives the machine. Servers that are killed are processes of their own.
    monkeypatch.setattr("app.storage.database.PRAGMAS", (*PRAGMAS, "synchronous=OFF"))
    shutil.copy(migrated_file, tmp_path / "akr.db")
    database = Database(f"sqlite:///{tmp_path / 'akr.db'}")
    yield database
    database.close()


@pytest.fixture
def postgresql(postgres: str) -> Iterator[Database]:
    name = f"t{uuid4().hex}"
    with psycopg.connect(f"{postgres}/postgres", autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name} TEMPLATE template STRATEGY FILE_COPY")
    database = Database(_with_driver(f"{postgres}/{name}"))
    yield database
    database.close()


@pytest.fixture(params=["sqlite", "postgresql"])
def database(request: pytest.FixtureRequest) -> Database:
    """Both, one after the other."""
    return request.getfixturevalue(request.param)  # type: ignore[no-any-return]


@pytest.fixture
def server(sqlite: Database) -> Iterator[Running]:
    """The application. On one database: pages don't differ, and where they might, a folder or a file says otherwise."""
    with running(sqlite) as server:
        yield server


def _with_driver(address: str) -> str:
    return address.replace("postgresql://", "postgresql+psycopg://")
