"""Rows written by a statement that is prepared once.

SQLAlchemy looks up at each execution what each value needs done to it, and walks all of them for each row: for
thousands of rows a second, and for one row that somebody waits for, that costs more than writing them. Here both are
looked up once, and only the values that need something done are touched. The text and what is done to the values are
SQLAlchemy's own.
"""

from collections.abc import Callable, Sequence
from functools import cache
from typing import Any

from sqlalchemy import Connection, Dialect
from sqlalchemy.dialects import sqlite
from sqlalchemy.dialects.postgresql import psycopg

from app.storage import driver
from app.storage.encoded import encoded

_DIALECTS: dict[str, Dialect] = {
    # By name, so that SQLite too takes a row as it is, by its columns' names.
    "sqlite": sqlite.dialect(paramstyle="named", json_serializer=encoded),
    "postgresql": psycopg.dialect(json_serializer=encoded),  # type: ignore[no-untyped-call]
}
"""Ours, and not the connections': what is prepared is kept for good, and would keep each of their databases."""

Done = tuple[tuple[str, Callable[[Any], Any]], ...]


def write_many(connection: Connection, statement: Any, rows: Sequence[dict[str, Any]]) -> None:
    """Execute a statement that answers nothing for rows that have all of its values: an INSERT's are every column of
    its table. `statement`: one that is kept and used again, for it is prepared once."""
    if not rows:
        return
    text, done = _prepared(statement, connection.dialect.name)
    if done:
        rows = [{**row, **{name: do(row[name]) for name, do in done}} for row in rows]
    driver.write(connection, text, rows)


@cache
def _prepared(statement: Any, name: str) -> tuple[str, Done]:
    """The statement's text, and what is done to which of its values."""
    dialect = _DIALECTS[name]
    compiled = statement.compile(dialect=dialect)
    needs = {name: value.type.dialect_impl(dialect).bind_processor(dialect) for name, value in compiled.binds.items()}
    return str(compiled), tuple((name, do) for name, do in needs.items() if do)
