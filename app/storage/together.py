"""What is sent to PostgreSQL together and waited for once: for a lone command each way there and back costs as much as
deciding it. A transaction of the desk's takes two: one begins it and takes the turns, one writes all and commits.

With SQLite there is no way to go, and nothing is put together.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import psycopg
from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError

BEGINS = "akr_begins"
"""The option of a connection that does not begin by itself: `begun_with` does."""


def begun_with(connection: Connection, statement: str) -> Sequence[Any]:
    """What the first statement of a transaction reads. It begins the transaction, where the connection is one that
    `BEGINS`."""
    if not connection.get_execution_options().get(BEGINS):
        return connection.exec_driver_sql(statement).all()
    with _named(connection):
        cursor = _driver(connection).execute(f"BEGIN; {statement}".encode())
        cursor.nextset()
        return cursor.fetchall()


@contextmanager
def committed_together(connection: Connection) -> Iterator[None]:
    """For the last statements of a transaction, ones that answer nothing: PostgreSQL has committed them when the block
    ends, and SQLite does when the transaction ends. What is wrong with any of them is raised, and nothing is kept."""
    if connection.dialect.name != "postgresql":
        yield
        return
    with _named(connection), _driver(connection).pipeline():
        yield
        _driver(connection).execute(b"COMMIT", prepare=False)


def _driver(connection: Connection) -> psycopg.Connection[Any]:
    driver = connection.connection.driver_connection
    assert isinstance(driver, psycopg.Connection)
    return driver


@contextmanager
def _named(connection: Connection) -> Iterator[None]:
    """What psycopg raises is raised by SQLAlchemy's names, and without people's words."""
    try:
        yield
    except psycopg.Error as why:
        hidden = DBAPIError.instance(None, None, why, psycopg.Error, hide_parameters=True, dialect=connection.dialect)
        raise hidden from why
