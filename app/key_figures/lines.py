"""The figures as lines of text and numbers, which the page's tables, the paper and the files have in common. Pure, in
Swedish: whoever shows them to a reader translates."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from app.key_figures.counted import GONE, THERE, Table
from app.key_figures.shown import Row
from app.key_figures.told import Told
from app.key_figures.withheld import Cell, Hidden
from app.key_figures.words import OUTCOMES, PART, TABLE
from app.posts.post import Standing
from app.posts.words import STANDINGS


@dataclass(frozen=True, slots=True)
class Line:
    """`key`: of the part. `name`: ours, or the municipality's own where `is_theirs`. `of`: of how many, where it is a
    share of them."""

    key: str
    name: str
    cell: Cell
    of: Cell | None = None
    is_theirs: bool = False


@dataclass(frozen=True, slots=True)
class Part:
    """A table with its lines. `row`: what it was made of."""

    table: Table
    name: str
    row: Row
    lines: tuple[Line, ...]


def counts(told: Told) -> list[Line]:
    return [Line(standing.value, STANDINGS[standing], told.posts[standing]) for standing in Standing]


def parts(told: Told, groups: Mapping[str, str]) -> dict[Table, Part]:
    """Tables with somebody in them. `groups`: the municipality's own, by id."""
    return {
        table: Part(table, TABLE[table], row, tuple(_lines(table, row, groups)))
        for table, row in told.tables.items()
        if row.parts and row.whole != 0
    }


def _lines(table: Table, row: Row, groups: Mapping[str, str]) -> Iterator[Line]:
    if table in OUTCOMES:
        yield from _outcomes(table, row)
        return
    ours = PART[table]
    theirs = {id: name for id, name in groups.items() if id in row.parts} if table is Table.GROUP else {}
    for key in _in_order(ours, theirs):
        cell = row.part(key) if key in row.parts or row.is_whole else 0
        if cell != 0 or (key in ALWAYS_TOLD and row.is_whole):
            yield Line(key, theirs.get(key) or ours[key], cell, is_theirs=key in theirs)


ALWAYS_TOLD = ("ab", "bea", "women", "men", "priority")
"""Also where nobody is: zero is a number."""


def _in_order(ours: Iterable[str], theirs: Iterable[str]) -> list[str]:
    """Ours, and theirs after the first of them."""
    first, *rest = ours
    return [first, *theirs, *rest]


def _outcomes(table: Table, row: Row) -> Iterator[Line]:
    for key, name in PART[table].items():
        there, gone = (row.part(f"{key} {how}") for how in (THERE, GONE))
        if isinstance(there, Hidden) or isinstance(gone, Hidden):
            yield Line(key, name, Hidden.NOT_SHOWN)
        elif there + gone:
            yield Line(key, name, there, there + gone)
