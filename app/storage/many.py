"""Many rows by one statement that is prepared once.

SQLAlchemy looks up at each execution what each column needs done to its values, and walks all of them for each row:
for thousands of rows a second that costs more than writing them. Here both are looked up once, and only the columns
that need something done are touched. The text and what is done to the values are SQLAlchemy's own.
"""

from collections.abc import Callable, Sequence
from functools import cache
from typing import Any

from sqlalchemy import Connection, Dialect, Table
from sqlalchemy.dialects import sqlite
from sqlalchemy.dialects.postgresql import psycopg

from app.storage.encoded import encoded

_DIALECTS: dict[str, Dialect] = {
    # By name, so that SQLite too takes a row as it is, by its columns' names.
    "sqlite": sqlite.dialect(paramstyle="named", json_serializer=encoded),
    "postgresql": psycopg.dialect(json_serializer=encoded),  # type: ignore[no-untyped-call]
}
"""Ours, and not the connections': what is prepared is kept for good, and would keep each of their databases."""

Done = tuple[tuple[str, Callable[[Any], Any]], ...]


def write_many(connection: Connection, table: Table, statement: Any, rows: Sequence[dict[str, Any]]) -> None:
    """Execute an INSERT into a table, one that answers nothing, for rows that have every column of it."""
    text, done = _prepared(table, statement, connection.dialect.name)
    if done:
        rows = [{**row, **{name: do(row[name]) for name, do in done}} for row in rows]
    connection.exec_driver_sql(text, rows)


@cache
def _prepared(table: Table, statement: Any, name: str) -> tuple[str, Done]:
    """The statement's text, and what is done to the values of which columns."""
    dialect = _DIALECTS[name]
    needs = {column.name: column.type.dialect_impl(dialect).bind_processor(dialect) for column in table.c}
    return str(statement.compile(dialect=dialect)), tuple((name, do) for name, do in needs.items() if do)
