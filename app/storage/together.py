"""A transaction of somebody who writes again and again. It begins with what it reads, and commits with what it writes
last: PostgreSQL is waited for twice and no more, since for a lone command each way there and back costs as much as
deciding it. SQLite, to which there is no way to go, is told the same.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import Any

from sqlalchemy import Connection

from app.storage.driver import ERRORS, driver, named, read, say

BEGINS = "akr_begins"
"""The option of a connection that does not begin by itself: `begun_with` does."""


@contextmanager
def one_transaction(connection: Connection) -> Iterator[None]:
    """`begun_with` comes first in the block, and `committed_together` last; where the block raises, nothing is kept.
    `connection`: one that `BEGINS`."""
    try:
        yield
    except BaseException:
        with suppress(*ERRORS):  # lost, and so is what was begun
            if not connection.invalidated:
                driver(connection).rollback()
        raise
    finally:
        if connection.in_transaction():  # something was asked by SQLAlchemy, to which that began something
            connection.rollback()


def begun_with(connection: Connection, statement: str) -> Sequence[Any]:
    """What the first statement of a transaction reads. It begins the transaction, where the connection is one that
    `BEGINS`."""
    if not connection.get_execution_options().get(BEGINS):
        return read(connection, statement)
    if connection.dialect.name != "postgresql":
        say(connection, "BEGIN IMMEDIATE")
        return read(connection, statement)
    with named(connection):
        cursor = driver(connection).execute(f"BEGIN; {statement}".encode())
        cursor.nextset()
        return cursor.fetchall()  # type: ignore[no-any-return]


@contextmanager
def committed_together(connection: Connection) -> Iterator[None]:
    """For the last statements of `one_transaction`, ones that answer nothing: they are committed when the block ends.
    What is wrong with any of them is raised, and nothing is kept."""
    if connection.dialect.name != "postgresql":
        yield
        say(connection, "COMMIT")
        return
    with named(connection), driver(connection).pipeline():
        yield
        driver(connection).execute(b"COMMIT", prepare=False)
