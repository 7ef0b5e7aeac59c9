"""The journal: what happened in each workshop, numbered without gaps, written in the same transaction as the rows.

It is history and audit, and it is how a command is known to have been done already: the first event of a command
carries its id, unique in the workshop.
"""

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import JSON, BigInteger, Column, Connection, Index, Text, cast, func, select
from sqlmodel import Field, SQLModel

from app.storage.encoded import Encoded, encoded
from app.storage.many import write_many
from app.vocabulary import Event


class JournalRow(SQLModel, table=True):
    """`at`: milliseconds since 1970, UTC. `by`: a person id.

    On a command's first event also `command`: what the command is known by (`known_by`), and `undo`: how it is taken
    back, where that can be done.
    """

    __tablename__ = "journal"
    __table_args__ = (Index("ix_journal_command", "workshop", "command", unique=True),)

    workshop: int = Field(primary_key=True, foreign_key="workshop.id", ondelete="CASCADE")
    number: int = Field(primary_key=True)
    at: int = Field(sa_column=Column(BigInteger, nullable=False))
    by: str
    kind: str
    data: Any = Field(sa_column=Column(JSON, nullable=False))
    command: str | None = None
    undo: Any = Field(default=None, sa_column=Column(JSON(none_as_null=True)))


_TABLE = JournalRow.__table__  # type: ignore[attr-defined]
_APPEND = _TABLE.insert()


def known_by(id: str, person: str) -> str:
    """What a person's command is known by in its workshop. The id comes first: those of our pages grow with time, so
    that what is new stands together in the index, and a full room does not write a page of it for each person."""
    return f"{id}:{person}"


def row(workshop: int, number: int, at: int, by: str, event: Event, command: str | None) -> dict[str, Any]:
    """A line of the journal, as `append` takes it."""
    return {
        "workshop": workshop,
        "number": number,
        "at": at,
        "by": by,
        "kind": type(event).__name__,
        "data": encoded(event),
        "command": command,
        "undo": None,
    }


def undoing(do: str, about: dict[str, Any], back: Sequence[Event]) -> Encoded:
    """How a command is taken back, as a line's `undo` has it."""
    events = [{"kind": type(event).__name__, "data": event} for event in back]
    return encoded({"do": do, "about": about, "back": events})


LINE = 200
"""Characters of a line beside what happened: its numbers, who, what, and their places in the indexes."""


def size(line: dict[str, Any]) -> int:
    """Characters that a line fills, one as `append` takes it or one that was read."""
    return LINE + len(encoded(line["data"])) + (len(encoded(line["undo"])) if line["undo"] else 0)


def filled_by(connection: Connection, workshop: int) -> dict[str, int]:
    """Characters that each person's lines fill."""
    data = func.length(cast(_TABLE.c.data, Text))
    undo = func.coalesce(func.length(cast(_TABLE.c.undo, Text)), 0)
    filled = select(_TABLE.c.by, func.sum(LINE + data + undo)).group_by(_TABLE.c.by)
    return {by: int(size) for by, size in connection.execute(filled.where(_TABLE.c.workshop == workshop))}


def append(connection: Connection, rows: Sequence[dict[str, Any]]) -> None:
    """Write lines. Raises IntegrityError where a number or a command is there already."""
    write_many(connection, _APPEND, rows)


def done_already(connection: Connection, workshop: int, command: str) -> int | None:
    """The number at which a command was done, or None."""
    return connection.scalar(select(_TABLE.c.number).where(_TABLE.c.workshop == workshop, _TABLE.c.command == command))


def last_commands(connection: Connection, workshop: int, most: int) -> list[tuple[str, int]]:
    """The commands that were done last, at most so many, and at which number; the oldest first."""
    done = (
        select(_TABLE.c.command, _TABLE.c.number)
        .where(_TABLE.c.workshop == workshop, _TABLE.c.command.is_not(None))
        .order_by(_TABLE.c.number.desc())
        .limit(most)
    )
    return [(row.command, row.number) for row in connection.execute(done)][::-1]


def last_of(connection: Connection, workshop: int, kinds: Sequence[str]) -> int:
    """The number of the last line of these kinds; 0 where there is none."""
    its = (_TABLE.c.workshop == workshop, _TABLE.c.kind.in_(kinds))
    return connection.scalar(select(func.max(_TABLE.c.number)).where(*its)) or 0


def last_acts(connection: Connection, workshop: int, most: int) -> list[JournalRow]:
    """The lines that can be taken back, at most so many, the oldest first."""
    lines = (
        select(_TABLE)
        .where(_TABLE.c.workshop == workshop, _TABLE.c.undo.is_not(None))
        .order_by(_TABLE.c.number.desc())
        .limit(most)
    )
    return [JournalRow(**line._mapping) for line in connection.execute(lines)][::-1]


def timed(connection: Connection, workshop: int, begins: str, of: str) -> list[JournalRow]:
    """The lines of the kind `begins`, and those of the kind `of` after the last of them; oldest first."""
    here = _TABLE.c.workshop == workshop
    last = select(func.max(_TABLE.c.number)).where(here, _TABLE.c.kind == begins).scalar_subquery()
    kinds = (_TABLE.c.kind == begins) | ((_TABLE.c.kind == of) & (_TABLE.c.number > last))
    lines = connection.execute(select(_TABLE).where(here, kinds).order_by(_TABLE.c.number))
    return [JournalRow(**line._mapping) for line in lines]


def since(connection: Connection, workshop: int, number: int = 0) -> Iterable[JournalRow]:
    """The lines after `number`, oldest first."""
    lines = connection.execute(
        select(_TABLE).where(_TABLE.c.workshop == workshop, _TABLE.c.number > number).order_by(_TABLE.c.number)
    )
    return [JournalRow(**line._mapping) for line in lines]
