"""A table's rows as values that JSON has, and back, the same on both databases.

JSON columns are taken as the text that they are, so that not a space in them is another. Days are `2026-11-29`, decimal
numbers are text with all their digits, what is in bytes is base64.
"""

from base64 import b64decode, b64encode
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

import orjson
from sqlalchemy import JSON, Connection, Date, Float, LargeBinary, MetaData, Numeric, Table, Text, cast, select

from app.storage.encoded import Encoded

NOT_OURS = {"alembic_version"}
"""Says at which revision the schema is, which a backup says for itself."""
AT_A_TIME = 1000


def tables_of(connection: Connection) -> list[Table]:
    """The tables as the database has them, whichever version made them; those that others hang on first."""
    found = MetaData()
    found.reflect(connection)
    return [table for table in found.sorted_tables if table.name not in NOT_OURS]


def columns_of(table: Table) -> list[str]:
    """Plain words: what is read from a database knows whether to be quoted."""
    return [str(name) for name in table.c.keys()]  # noqa: SIM118


def lines(connection: Connection, table: Table) -> Iterator[bytes]:
    """Each row as a line of JSON: its values, in the order of the columns."""
    columns = [cast(it, Text) if isinstance(it.type, JSON) else it for it in table.c]
    asked = select(*columns).order_by(*table.primary_key)
    for row in connection.execution_options(yield_per=AT_A_TIME).execute(asked):
        yield orjson.dumps(tuple(row), default=_as_text, option=orjson.OPT_APPEND_NEWLINE)


def _as_text(value: Any) -> str:
    if isinstance(value, bytes):
        return b64encode(value).decode()
    if isinstance(value, Decimal):
        return str(value)
    raise TypeError(type(value).__name__)


def reader(table: Table) -> Callable[[bytes], dict[str, Any]]:
    """What reads a line back to a row that `table` takes. Raises ValueError or TypeError where it is not one."""
    for column in table.c:
        if isinstance(column.type, JSON):
            column.type = JSON(none_as_null=True)
    names = [column.name for column in table.c]
    reads = {nth: does for nth, column in enumerate(table.c) if (does := _reads(column.type))}

    def read(line: bytes) -> dict[str, Any]:
        values = orjson.loads(line)
        for nth, does in reads.items():
            with suppress(IndexError):
                values[nth] = None if values[nth] is None else does(values[nth])
        return dict(zip(names, values, strict=True))

    return read


def _reads(type: Any) -> Callable[[Any], Any] | None:
    kinds = ((JSON, Encoded), (LargeBinary, b64decode), (Date, date.fromisoformat), (Float, None), (Numeric, _decimal))
    return next((does for kind, does in kinds if isinstance(type, kind)), None)


def _decimal(text: str) -> Decimal:
    try:
        return Decimal(text)
    except InvalidOperation as no:
        raise ValueError(text) from no
