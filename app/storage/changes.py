"""The rows that a batch changes, gathered so that each table is written by one statement however many the commands."""

from collections import defaultdict
from functools import cache
from typing import Any

from sqlalchemy import Connection, Table, and_, bindparam, delete, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import SQLModel

from app.storage.many import write_many

Key = tuple[Any, ...]


class Changes:
    """Rows to put (insert or replace, the last word wins), to add, to update in part, and to drop. Drops are done
    first."""

    def __init__(self) -> None:
        self._put: dict[Table, dict[Key, dict[str, Any]]] = defaultdict(dict)
        self._add: dict[Table, list[dict[str, Any]]] = defaultdict(list)
        self._drop: dict[tuple[Table, tuple[str, ...]], list[dict[str, Any]]] = defaultdict(list)
        self._updates: dict[Table, dict[Key, dict[str, Any]]] = defaultdict(dict)

    def put(self, model: type[SQLModel], **row: Any) -> None:
        """`row`: every column of the table."""
        table = _table(model)
        self._put[table][tuple(row[name] for name in _key(table))] = row

    def add(self, model: type[SQLModel], **row: Any) -> None:
        """A row whose key nobody has: where somebody has it, the batch fails."""
        self._add[_table(model)].append(row)

    def drop(self, model: type[SQLModel], **where: Any) -> None:
        """Drop the rows whose columns are as said, those waiting to be put among them."""
        table = _table(model)
        rows = self._put[table]
        for key in [key for key, row in rows.items() if all(row[name] == value for name, value in where.items())]:
            del rows[key]
        self._drop[(table, tuple(where))].append(where)

    def update(self, model: type[SQLModel], key: dict[str, Any], **columns: Any) -> None:
        """Change some columns of the row with this key."""
        table = _table(model)
        self._updates[table].setdefault(tuple(key[name] for name in _key(table)), {}).update(columns)

    def write(self, connection: Connection) -> None:
        for (table, columns), wheres in self._drop.items():
            write_many(connection, _delete(table, columns), [{f"the_{n}": v for n, v in w.items()} for w in wheres])
        for table, added in self._add.items():
            write_many(connection, _insert(table), added)
        for table, rows in self._put.items():
            write_many(connection, _upsert(table, connection.dialect.name), list(rows.values()))
        for table, updates in self._updates.items():
            for key, values in updates.items():
                its = {f"the_{name}": value for name, value in zip(_key(table), key, strict=True)}
                write_many(connection, _update(table, tuple(values)), [its | values])


def _table(model: type[SQLModel]) -> Table:
    return model.__table__  # type: ignore[attr-defined,no-any-return]


@cache
def _key(table: Table) -> tuple[str, ...]:
    return tuple(column.name for column in table.primary_key)


@cache
def _insert(table: Table) -> Any:
    return table.insert()


@cache
def _delete(table: Table, columns: tuple[str, ...]) -> Any:
    return delete(table).where(and_(*(table.c[name] == bindparam(f"the_{name}") for name in columns)))


@cache
def _update(table: Table, columns: tuple[str, ...]) -> Any:
    which = and_(*(table.c[name] == bindparam(f"the_{name}") for name in _key(table)))
    return update(table).where(which).values({name: bindparam(name) for name in columns})


@cache
def _upsert(table: Table, dialect: str) -> Any:
    statement = (postgresql if dialect == "postgresql" else sqlite).insert(table)
    rest = {column.name: statement.excluded[column.name] for column in table.c if not column.primary_key}
    if not rest:
        return statement.on_conflict_do_nothing(index_elements=list(_key(table)))
    return statement.on_conflict_do_update(index_elements=list(_key(table)), set_=rest)
