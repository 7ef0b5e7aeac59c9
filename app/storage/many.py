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

_NAMED = sqlite.dialect(paramstyle="named")
"""So that SQLite too takes a row as it is, by its columns' names."""

Done = tuple[tuple[str, Callable[[Any], Any]], ...]


def write_many(connection: Connection, table: Table, statement: Any, rows: Sequence[dict[str, Any]]) -> None:
    """Execute an INSERT into a table, one that answers nothing, for rows that have every column of it."""
    text, done = _prepared(table, statement, connection.dialect)
    if done:
        rows = [{**row, **{name: do(row[name]) for name, do in done}} for row in rows]
    connection.exec_driver_sql(text, rows)


@cache
def _prepared(table: Table, statement: Any, dialect: Dialect) -> tuple[str, Done]:
    """The statement's text, and what is done to the values of which columns."""
    needs = {column.name: column.type.dialect_impl(dialect).bind_processor(dialect) for column in table.c}
    text = str(statement.compile(dialect=_NAMED if dialect.name == "sqlite" else dialect))
    return text, tuple((name, do) for name, do in needs.items() if do)
