"""Statements said to the driver as they are, in the transaction of a SQLAlchemy connection.

For a lone command, what SQLAlchemy does around each statement costs more than the statement. Who writes many thousand
rows, or one that somebody waits for, says them here; all else is SQLAlchemy's.
"""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import psycopg
from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError


def driver(connection: Connection) -> Any:
    """The driver's own connection: `sqlite3.Connection` or `psycopg.Connection`."""
    return connection.connection.driver_connection


def read(connection: Connection, statement: str) -> Sequence[Any]:
    """The rows that a statement without values answers with, as tuples."""
    try:
        return driver(connection).execute(statement).fetchall()  # type: ignore[no-any-return]
    except ERRORS as why:
        raise by_name(connection, why) from why


def say(connection: Connection, statement: str) -> None:
    """Execute a statement that neither takes nor answers anything."""
    try:
        driver(connection).execute(statement)
    except ERRORS as why:
        raise by_name(connection, why) from why


def write(connection: Connection, statement: str, rows: Sequence[dict[str, Any]]) -> None:
    """Execute a statement that answers nothing for rows of values, by name in the driver's own way."""
    try:
        driver(connection).cursor().executemany(statement, rows)
    except ERRORS as why:
        raise by_name(connection, why) from why


ERRORS = (sqlite3.Error, psycopg.Error)
"""What the driver raises."""


def by_name(connection: Connection, why: Exception) -> BaseException:
    """What the driver raised by SQLAlchemy's name. A connection that was lost by it is not used again."""
    base = sqlite3.Error if isinstance(why, sqlite3.Error) else psycopg.Error
    if is_lost := getattr(driver(connection), "closed", False):
        connection.invalidate()
    return DBAPIError.instance(
        None, None, why, base, hide_parameters=True, connection_invalidated=is_lost, dialect=connection.dialect
    )


@contextmanager
def named(connection: Connection) -> Iterator[None]:
    """What the driver raises in the block is raised by SQLAlchemy's name."""
    try:
        yield
    except ERRORS as why:
        raise by_name(connection, why) from why
