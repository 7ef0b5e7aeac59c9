"""Words found and taken out of the database: of rows, of the journal's lines, and of how acts are taken back."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from functools import partial
from typing import Any

import orjson
from sqlalchemy import (
    ColumnElement,
    Connection,
    False_,
    Null,
    Select,
    Table,
    Text,
    and_,
    cast,
    false,
    null,
    select,
    true,
    update,
)
from sqlmodel import SQLModel

from app.analysis import tables as _analysis  # noqa: F401
from app.board import tables as _board  # noqa: F401
from app.calculator import tables as _calculator  # noqa: F401
from app.calculator.mix import tables as _mix  # noqa: F401
from app.calculator.sets import tables as _value_sets  # noqa: F401
from app.follow_up import tables as _follow_up  # noqa: F401
from app.job_descriptions.tables import InForceRow, JobDescriptionRow
from app.key_figures import tables as _key_figures  # noqa: F401
from app.languages import tables as _languages  # noqa: F401
from app.organisation import tables as _organisation  # noqa: F401
from app.parking import tables as _parking  # noqa: F401
from app.posts import tables as _posts  # noqa: F401
from app.preparation import tables as _preparation  # noqa: F401
from app.programme import tables as _programme  # noqa: F401
from app.removal.matching import Excerpt, Wanted
from app.removal.places import TABLES, changed, changed_back, changed_line
from app.sharing.tables import CommentRow, LinkRow
from app.statement import tables as _statement  # noqa: F401
from app.storage import journal
from app.storage.journal import JournalRow
from app.translation import tables as _translation  # noqa: F401
from app.ways import tables as _ways  # noqa: F401
from app.workshop import store as workshops
from app.workshop.events import WordsRemoved
from app.workshop.tables import WorkshopRow

_JOURNAL: Table = JournalRow.__table__  # type: ignore[attr-defined]
_WORKSHOP: Table = WorkshopRow.__table__  # type: ignore[attr-defined]
_DESCRIPTION: Table = JobDescriptionRow.__table__  # type: ignore[attr-defined]
_IN_FORCE: Table = InForceRow.__table__  # type: ignore[attr-defined]
_LINK: Table = LinkRow.__table__  # type: ignore[attr-defined]
_COMMENT: Table = CommentRow.__table__  # type: ignore[attr-defined]

_AT_A_TIME = 500
"""Rows that are read at once: a journal may be long."""


@dataclass(frozen=True, slots=True)
class Reach:
    """Where to look. `workshops`, `descriptions`: their ids; None for all. `others`: what is of neither."""

    workshops: Collection[int] | None = ()
    descriptions: Collection[int] | None = ()
    others: bool = False


EVERYWHERE = Reach(None, None, True)


@dataclass(slots=True)
class Hit:
    """A row, or a line, with the words in it `count` times. `key`, `values`: the row, and what it is to be without
    them. `workshop`, `description`: whose it is; both None for what is of neither. `excerpts`: one of each of its
    texts; none where nobody is to be shown them."""

    table: str
    key: dict[str, Any]
    values: dict[str, Any]
    count: int
    workshop: int | None = None
    description: int | None = None
    excerpts: Collection[Excerpt] = ()


@dataclass(slots=True)
class _Blanking:
    """Takes words out of texts, and counts."""

    wanted: Wanted
    count: int = 0
    excerpts: list[Excerpt] = field(default_factory=list)

    def __call__(self, text: str) -> str:
        without, count = self.wanted.blanked(text)
        if count and (excerpt := self.wanted.excerpt(text)):
            self.count += count
            self.excerpts.append(excerpt)
        return without


@dataclass(slots=True)
class Removed:
    """How many times, and in which workshops and job descriptions."""

    places: int = 0
    workshops: set[int] = field(default_factory=set)
    descriptions: set[int] = field(default_factory=set)


def found(connection: Connection, wanted: Wanted, reach: Reach, *, to_write: bool = False) -> Iterator[Hit]:
    """Every row and line that has the words. `to_write`: they are to stand still until the transaction ends."""
    for name, its in TABLES.items():
        if its.words:
            yield from _in_rows(connection, name, wanted, reach, to_write)
    yield from _in_journal(connection, wanted, reach)


def only(hits: Collection[Hit]) -> Reach:
    """The places of these hits, and nothing else."""
    return Reach(
        {it.workshop for it in hits if it.workshop is not None},
        {it.description for it in hits if it.description is not None},
        any(it.workshop is None and it.description is None for it in hits),
    )


def remove(
    connection: Connection, wanted: Wanted, reach: Reach, by: str, at: int, command: str
) -> tuple[Removed, dict[int, int]]:
    """Take the words out of all that `reach` names, each workshop and job description by its id. What was taken, and to
    which number each workshop's journal has come. `by`: a person id. `command`: unlike any other."""
    numbers = workshops.turn(connection, sorted(reach.workshops)) if reach.workshops else {}
    if reach.descriptions:
        theirs = select(_DESCRIPTION.c.id).where(_DESCRIPTION.c.id.in_(reach.descriptions))
        connection.execute(theirs.order_by(_DESCRIPTION.c.id).with_for_update()).all()
    removed, in_workshop = Removed(), dict[int, int]()
    for hit in [*found(connection, wanted, reach, to_write=True)]:
        _write(connection, hit)
        removed.places += hit.count
        if hit.workshop is not None:
            in_workshop[hit.workshop] = in_workshop.get(hit.workshop, 0) + hit.count
        if hit.description is not None:
            removed.descriptions.add(hit.description)
    _let_papers_be_made_anew(connection, removed.descriptions)
    removed.workshops = {*in_workshop}
    lines = [
        journal.row(id, numbers[id] + 1, at, by, WordsRemoved(count), journal.known_by(command, by))
        for id, count in in_workshop.items()
    ]
    journal.append(connection, lines)
    return removed, {line["workshop"]: line["number"] for line in lines}


def _let_papers_be_made_anew(connection: Connection, descriptions: Collection[int]) -> None:
    """What is kept of a version in force as it was approved has the words too, and can't be written in."""
    its = _IN_FORCE.c.job_description.in_(descriptions)
    connection.execute(update(_IN_FORCE).where(its).values(pdf=None, sha256="", made_at=None))


def _write(connection: Connection, hit: Hit) -> None:
    table = SQLModel.metadata.tables[hit.table]
    its = and_(*(table.c[name] == value for name, value in hit.key.items()))
    connection.execute(update(table).where(its).values(**hit.values))


def _in_rows(connection: Connection, name: str, wanted: Wanted, reach: Reach, to_write: bool) -> Iterator[Hit]:
    table, its = SQLModel.metadata.tables[name], TABLES[name]
    within = _within(*_whose(table), reach)
    if isinstance(within, False_):
        return  # not even asked for
    rows = _rows(table, [*its.words]).where(within)
    if to_write:
        rows = rows.with_for_update(of=table)
    for row in _streamed(connection, rows):
        blanking, values = _Blanking(wanted), dict[str, Any]()
        for column, paths in its.words.items():
            before = blanking.count
            value = changed(row._mapping[f"its_{column}"], paths, blanking)
            if blanking.count > before:
                values[column] = value
        if values:
            key = {column.name: row._mapping[f"key_{column.name}"] for column in table.primary_key}
            shown = blanking.excerpts if its.is_read else ()
            yield Hit(name, key, values, blanking.count, row.of_workshop, row.of_description, shown)


def _rows(table: Table, columns: Collection[str]) -> Select[Any]:
    workshop, description = _whose(table)
    rows = select(
        *(column.label(f"key_{column.name}") for column in table.primary_key),
        *(table.c[name].label(f"its_{name}") for name in columns),
        workshop.label("of_workshop"),
        description.label("of_description"),
    )
    if table is _COMMENT:
        rows = rows.join(_LINK, _LINK.c.id == _COMMENT.c.link)
    return rows


def _whose(table: Table) -> tuple[ColumnElement[Any], ColumnElement[Any]]:
    """Which workshop and which job description a row is of."""
    if table is _COMMENT:
        return _LINK.c.workshop, _LINK.c.job_description
    if table is _DESCRIPTION:
        return null(), table.c.id
    if table is _WORKSHOP:
        return table.c.id, null()
    return table.c.get("workshop", null()), table.c.get("job_description", null())


def _within(workshop: ColumnElement[Any], description: ColumnElement[Any], reach: Reach) -> ColumnElement[bool]:
    """False itself, where nothing in the table can be."""
    neither = and_(workshop.is_(None), description.is_(None)) if reach.others else false()
    return _among(workshop, reach.workshops) | _among(description, reach.descriptions) | neither


def _among(id: ColumnElement[Any], ids: Collection[int] | None) -> ColumnElement[bool]:
    if isinstance(id, Null):
        return false()
    return id.is_not(None) if ids is None else id.in_(ids) if ids else false()


def _in_journal(connection: Connection, wanted: Wanted, reach: Reach) -> Iterator[Hit]:
    data, undo = cast(_JOURNAL.c.data, Text).label("data"), cast(_JOURNAL.c.undo, Text).label("undo")
    lines = select(_JOURNAL.c.workshop, _JOURNAL.c.number, _JOURNAL.c.kind, data, undo)
    its = true() if reach.workshops is None else _among(_JOURNAL.c.workshop, reach.workshops)
    for line in _streamed(connection, lines.where(its)):
        blanking, values = _Blanking(wanted), dict[str, Any]()
        for column, change in (("data", partial(changed_line, line.kind)), ("undo", changed_back)):
            encoded, before = line._mapping[column], blanking.count
            # Most lines have no such words, and are not even decoded.
            if encoded and wanted.may_be_in(encoded):
                value = change(orjson.loads(encoded), blanking)
                if blanking.count > before:
                    values[column] = value
        if values:
            key = {"workshop": line.workshop, "number": line.number}
            yield Hit("journal", key, values, blanking.count, line.workshop)


def _streamed(connection: Connection, rows: Select[Any]) -> Iterator[Any]:
    return iter(connection.execute(rows, execution_options={"yield_per": _AT_A_TIME}))
