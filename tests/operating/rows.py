"""Rows of every table, with whatever a column may hold; and all that a database has, to be held beside another's."""

from datetime import date
from decimal import Decimal
from typing import Any

from sqlalchemy import JSON, BigInteger, Boolean, Column, Date, Float, Integer, LargeBinary, Numeric, Table, select
from sqlmodel import SQLModel

import app.main  # noqa: F401 (for every table)
from app.operating.place import must_be_ours_alone
from app.operating.refused import NotDone
from app.storage.database import Database
from tests.waiting import until

EACH = 3
KINDS = (
    (Boolean, lambda nth: bool(nth % 2)),
    (BigInteger, lambda nth: 2**53 + 1 + nth),
    (Integer, lambda nth: nth + 1),
    (Float, lambda nth: 0.1 + 0.2 + nth),
    (Numeric, lambda nth: Decimal("62.50") + nth),
    (Date, lambda nth: date(2026, 11, 29 - nth)),
    (LargeBinary, lambda nth: bytes(range(256)) * (nth + 1)),
    (JSON, lambda nth: ({"å": [1, 2.5, None, True, "🙂\n"], "": nth}, "", [])[nth]),
)


def fill_every_table(database: Database) -> None:
    with database.writing() as connection:
        for table in SQLModel.metadata.sorted_tables:
            connection.execute(table.insert(), [_row(table, nth) for nth in range(EACH)])


def _row(table: Table, nth: int) -> dict[str, Any]:
    return {column.name: _value(column, nth) for column in table.c}


def _value(column: Column[Any], nth: int) -> Any:
    if column.nullable and nth == 1:
        return None
    if column.foreign_keys:
        (key,) = column.foreign_keys
        return _value(key.column, nth)
    for kind, value in KINDS:
        if isinstance(column.type, kind):
            return value(nth)
    return f'Räksmörgås "{column.name}" \\ 🙂\r\n\t%s :id {nth}'


def everything_in(database: Database) -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every table that this version has."""
    with database.reading() as connection:
        return {
            table.name: [tuple(row) for row in connection.execute(select(table).order_by(*table.primary_key))]
            for table in SQLModel.metadata.sorted_tables
        }


def until_it_listens(database: Database) -> None:
    """A server on PostgreSQL is known by its listening connection, which it opens a moment after it has started."""
    if not database.is_sqlite:
        until(lambda: _is_listened_to(database))


def _is_listened_to(database: Database) -> bool:
    with database.writing() as connection:
        try:
            must_be_ours_alone(connection)
        except NotDone:
            return True
    return False
