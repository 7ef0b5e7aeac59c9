"""Whether what is in the database holds together: the file, the schema, what hangs on what, and every workshop.

Only what would stop somebody is a fault. A journal that leads elsewhere than the rows is told beside them: the rows are
what everything is drawn from, and a journal of years ago may have lines that are read otherwise today.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import ColumnElement, Connection, ForeignKeyConstraint, Row, and_, exists, func, select
from sqlalchemy.exc import DatabaseError
from sqlmodel import Session, SQLModel

from app.job_descriptions import store as job_descriptions
from app.job_descriptions.tables import JobDescriptionRow
from app.live import state
from app.live.replayed import differences, replay
from app.operating.values import tables_of
from app.storage import journal, schema
from app.storage.journal import JournalRow
from app.workshop.tables import PrunedRow, WorkshopRow

_WORKSHOP = WorkshopRow.__table__  # type: ignore[attr-defined]
_PRUNED = PrunedRow.__table__  # type: ignore[attr-defined]
_LINE = JournalRow.__table__  # type: ignore[attr-defined]
_JOB_DESCRIPTION = JobDescriptionRow.__table__  # type: ignore[attr-defined]
OURS_ALONE = ("remove_table", "remove_index")
"""What a database has beyond ours is its operator's."""


@dataclass
class Found:
    """Sentences. `notes`: what is worth a look, and stops nobody."""

    workshops: int = 0
    lines: int = 0
    job_descriptions: int = 0
    faults: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def check(connection: Connection) -> Found:
    found = Found()
    _file(connection, found)
    if found.faults:
        return found  # what is in it can't be read
    if wrong := schema.what_is_behind(connection):
        found.faults.append(wrong)
    else:
        _schema(connection, found)
        _keys(connection, found)
        _workshops(connection, found)
        _job_descriptions(connection, found)
    return found


def _file(connection: Connection, found: Found) -> None:
    if connection.dialect.name == "sqlite":
        try:
            for line in connection.exec_driver_sql("PRAGMA integrity_check").scalars():
                found.faults += [f"The file is damaged: {line}."] if line != "ok" else []
        except DatabaseError as why:  # so much that SQLite gives up
            found.faults.append(f"The file is damaged: {why.orig}.")


def _schema(connection: Connection, found: Found) -> None:
    """That somebody has changed it by hand."""
    for difference in compare_metadata(MigrationContext.configure(connection), SQLModel.metadata):
        what = difference[0] if isinstance(difference, tuple) else difference[0][0]
        if what not in OURS_ALONE:
            found.faults.append(f"The schema is not what this version made: {what}.")


def _keys(connection: Connection, found: Found) -> None:
    of = _loose_in_file if connection.dialect.name == "sqlite" else _loose
    for table, other, loose in of(connection):
        found.faults.append(f"{loose} rows of {table} hang on a {other} that is not there.")


def _loose_in_file(connection: Connection) -> Iterable[tuple[str, str, int]]:
    """As SQLite finds them by itself (sqlite.org/pragma.html#pragma_foreign_key_check); by their names."""
    broken = connection.exec_driver_sql("PRAGMA foreign_key_check")
    counted = Counter((table, other, key) for table, _, other, key in broken)
    return ((table, other, loose) for (table, other, _), loose in sorted(counted.items()))


def _loose(connection: Connection) -> Iterable[tuple[str, str, int]]:
    for table in tables_of(connection):
        for key in table.foreign_key_constraints:
            if loose := connection.scalar(select(func.count()).select_from(table).where(_hangs_on_nothing(key))):
                yield table.name, key.referred_table.name, loose


def _hangs_on_nothing(key: ForeignKeyConstraint) -> ColumnElement[bool]:
    parents = [element.column for element in key.elements]
    is_there = exists().where(*(child == parent for child, parent in zip(key.columns, parents, strict=True)))
    return and_(*(column.is_not(None) for column in key.columns), ~is_there.correlate(key.table))


def _workshops(connection: Connection, found: Found) -> None:
    counted = select(_LINE.c.workshop, func.count().label("lines"), func.min(_LINE.c.number), func.max(_LINE.c.number))
    lines = {row.workshop: tuple(row)[1:] for row in connection.execute(counted.group_by(_LINE.c.workshop))}
    pruned = {*connection.scalars(select(_PRUNED.c.workshop))}
    for row in connection.execute(select(_WORKSHOP.c.id, _WORKSHOP.c.code, _WORKSHOP.c.number)).all():
        many, first, last = lines.get(row.id, (0, 0, 0))
        found.workshops += 1
        found.lines += many
        is_pruned = row.id in pruned
        if not is_pruned and (first, last, many) != (1, row.number, row.number):
            its = f"Workshop {row.id} ({row.code}) is at {row.number}"
            found.faults.append(f"{its}, and its journal has {many} lines, {first} to {last}.")
        _workshop(connection, row, found, has_journal=not is_pruned)


def _workshop(connection: Connection, row: Row[Any], found: Found, *, has_journal: bool) -> None:
    """`has_journal`: none of it has been removed by the retention plan, so that it leads to the rows."""
    id, code = row.id, row.code
    try:
        rows = state.load(connection, id)
    except Exception as why:  # whatever it is, the others are looked at too
        found.faults.append(f"Workshop {id} ({code}) can't be read: {type(why).__name__}.")
        return
    assert rows
    if not has_journal:
        return
    try:
        other = differences(rows, replay(id, journal.since(connection, id)))
    except Exception as why:
        found.notes.append(f"Workshop {id} ({code}) has a journal that can't be followed again: {type(why).__name__}.")
        return
    if other:
        found.notes.append(f"Workshop {id} ({code}) has rows that its journal does not lead to: {', '.join(other)}.")


def _job_descriptions(connection: Connection, found: Found) -> None:
    with Session(connection) as session:
        for id in connection.scalars(select(_JOB_DESCRIPTION.c.id)).all():
            found.job_descriptions += 1
            try:
                is_there = bool(job_descriptions.versions(session, id))
            except Exception as why:
                found.faults.append(f"Job description {id} can't be read: {type(why).__name__}.")
            else:
                if not is_there:
                    found.faults.append(f"Job description {id} has no version.")


def in_words(found: Found) -> Iterable[str]:
    yield (
        f"Workshops: {found.workshops:,}. Lines in their journals: {found.lines:,}. "
        f"Job descriptions: {found.job_descriptions:,}."
    )
    yield from found.notes
    yield from found.faults or ["Nothing is wrong."]
