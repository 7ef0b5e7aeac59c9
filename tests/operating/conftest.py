"""Databases to restore to: ones that have nothing, not even a schema."""

from collections.abc import Callable, Iterator
from pathlib import Path
from uuid import uuid4

import psycopg
import pytest

from app.storage.database import Database

Make = Callable[[str], Database]


@pytest.fixture
def nothing(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Make]:
    """What makes one, "sqlite" or "postgresql"; not opened, and on SQLite not even a folder."""
    made: list[Database] = []

    def make(kind: str) -> Database:
        made.append(_Unopened(address(kind)))
        return made[-1]

    def address(kind: str) -> str:
        name = f"t{uuid4().hex}"
        if kind == "sqlite":
            return f"sqlite:///{tmp_path / name / 'akr.db'}"
        postgres = request.getfixturevalue("postgres")
        with psycopg.connect(f"{postgres}/postgres", autocommit=True) as connection:
            connection.execute(f"CREATE DATABASE {name}")
        return f"{postgres}/{name}".replace("postgresql://", "postgresql+psycopg://")

    yield make
    for database in made:
        database.close()


class _Unopened(Database):
    """Makes its SQLite file when it is used, and not before."""

    def __init__(self, url: str) -> None:
        self.url = url

    def __getattr__(self, name: str) -> object:
        Database.__init__(self, self.url)
        return object.__getattribute__(self, name)

    def close(self) -> None:
        if "engine" in self.__dict__:
            super().close()
