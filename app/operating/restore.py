"""What a backup holds, put into a database that has nothing: as it was then, and brought up to this version.

On SQLite it is laid in a new file, which takes the old one's place when it is whole; on PostgreSQL it is one
transaction. So it is done, or nothing is.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path

from sqlalchemy import Connection, Integer, MetaData, Table, func, select, text
from sqlalchemy.exc import SQLAlchemyError

from app.operating.check import Found, check
from app.operating.kept import Manifest, Reading, reading
from app.operating.place import Damaged, file_of, fold, gone, must_be_ours_alone, patient, put_in_place, url_of
from app.operating.refused import NotDone
from app.operating.values import AT_A_TIME, columns_of, reader, tables_of
from app.storage import schema
from app.storage.database import Database


def restore(url: str, file: Path, *, replace: bool = False) -> tuple[Manifest, Found]:
    """Gives what was restored, and what a check of it found. `replace`: what is there goes. Raises `NotDone`."""
    with reading(file) as kept, _said_in_a_sentence(file):
        if not schema.knows(kept.manifest.revision):
            raise NotDone(
                f"{file} is of a newer version: its schema is {kept.manifest.revision}, and this version has "
                f"{schema.newest()}. Nothing was changed. Restore it with that version, or a later one."
            )
        into = _into_a_file if url.startswith("sqlite") else _into_postgresql
        return kept.manifest, into(url, kept, replace)


@contextmanager
def _said_in_a_sentence(file: Path) -> Iterator[None]:
    try:
        yield
    except (SQLAlchemyError, OSError, ValueError, TypeError) as why:
        first = str(getattr(why, "orig", None) or why).partition("\n")[0].rstrip(".")
        raise NotDone(f"{file} can't be restored: {first}. Nothing was changed.") from None


def _into_a_file(url: str, kept: Reading, replace: bool) -> Found:
    file = file_of(url)
    new = file.with_name(f"{file.name}.restoring")
    if file.exists():
        _may_be_replaced(url, replace)
    gone(new)
    try:
        found = _fill_a_file(new, kept)
        fold(new)
        put_in_place(new, file)
    finally:
        gone(new)
    return found


def _may_be_replaced(url: str, replace: bool) -> None:
    """A file that is damaged may be, where that is asked for: it is why one restores."""
    try:
        fold(file_of(url))
        _must_be_empty_file(url, replace)
        fold(file_of(url))
    except Damaged:
        if not replace:
            raise


def _must_be_empty_file(url: str, replace: bool) -> None:
    database = Database(url)
    try:
        with database.reading() as connection:
            _must_be_empty(connection, replace)
    finally:
        database.close()


def _fill_a_file(new: Path, kept: Reading) -> Found:
    database = Database(url_of(new))
    try:
        schema.upgrade(database, kept.manifest.revision)
        with database.writing() as connection:
            _fill(connection, kept)
        schema.upgrade(database)
        with database.reading() as connection:
            return check(connection)
    finally:
        database.close()


def _into_postgresql(url: str, kept: Reading, replace: bool) -> Found:
    database = Database(url)
    try:
        with database.writing() as connection:
            patient(connection)
            must_be_ours_alone(connection)
            _must_be_empty(connection, replace)
            _clear(connection)
            schema.upgrade_within(connection, kept.manifest.revision)
            _fill(connection, kept)
            schema.upgrade_within(connection)
            return check(connection)
    finally:
        database.close()


def _must_be_empty(connection: Connection, replace: bool) -> None:
    if replace:
        return
    has = [table.name for table in tables_of(connection) if connection.scalar(select(func.count()).select_from(table))]
    if has:
        raise NotDone(
            f"There is something in the database already ({', '.join(sorted(has)[:3])} …). Nothing was changed. "
            "Restore to an empty one; or say --replace, and what is there is gone."
        )


def _clear(connection: Connection) -> None:
    there = MetaData()
    there.reflect(connection)
    there.drop_all(connection)


def _fill(connection: Connection, kept: Reading) -> None:
    """The tables have their revision's columns by now, and no row."""
    tables = tables_of(connection)
    if {table.name: columns_of(table) for table in tables} != {
        name: part.columns for name, part in kept.manifest.tables.items()
    }:
        raise NotDone("The backup's tables are not those of its version. Nothing was changed.")
    for table in reversed(tables):
        connection.execute(table.delete())  # what a migration has laid there
    for table in tables:
        _fill_one(connection, table, kept.lines(table.name))


def _fill_one(connection: Connection, table: Table, lines: Iterable[bytes]) -> None:
    rows = map(reader(table), lines)
    while some := [*islice(rows, AT_A_TIME)]:
        connection.execute(table.insert(), some)
    _count_on(connection, table)


def _count_on(connection: Connection, table: Table) -> None:
    """PostgreSQL counts ids beside the rows: the next one is after the last of these."""
    (key, *more) = table.primary_key
    if connection.dialect.name != "postgresql" or more or not isinstance(key.type, Integer):
        return
    counter = text("SELECT setval(pg_get_serial_sequence(:table, :key), :last)")
    if last := connection.scalar(select(func.max(key))):
        quoted = connection.dialect.identifier_preparer.quote(table.name)
        connection.execute(counter, {"table": quoted, "key": key.name, "last": last})
