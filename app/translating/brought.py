"""A list in two columns, of the tasks and their translations, held against the tasks.

Every row is accounted for: it fills in a task's field, or it is named with why it does not. Nothing is kept by it: the
fields are looked at, and saved as if they had been typed.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from app.brought.files import as_it_was
from app.brought.finding import heading_of
from app.brought.marks import unmarked
from app.brought.sheets import Sheet
from app.translating.typed import Tasks
from app.vocabulary import TEXT_LENGTH, Refused, clean

_WEIGHED = 300
"""Rows that the column of the tasks is found by."""


class ColumnMissing(Refused):
    """There is no second column beside the one with the tasks."""

    code = "column_missing"


class Out(StrEnum):
    """Why a row fills in nothing."""

    UNKNOWN = "unknown"
    """No task has these words."""
    TWICE = "twice"
    """An earlier row is of the same task, and says something else."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row that fills in nothing. `number`: as the list's own program numbers it, from 1."""

    number: int
    text: str
    translation: str
    why: Out


@dataclass(slots=True)
class Brought:
    """`found`: the translations by task id. `empty`: how many tasks of the list have none in it."""

    found: dict[str, str] = field(default_factory=dict)
    left: list[Row] = field(default_factory=list)
    empty: int = 0


def match(sheets: Sequence[Sheet], tasks: Tasks) -> Brought:
    """Raises `ColumnMissing`."""
    ids = {_told(text): id for id, text in tasks.items()}
    sheet, column = _where_the_tasks_stand(sheets, ids)
    other = _beside(sheet, column)
    heading = heading_of(sheet)
    brought = Brought()
    for row in range(len(sheet.rows)):
        text, translation = (_as_kept(as_it_was(sheet.cell(row, it))) for it in (column, other))
        id = _id_of(text, ids)
        if not (text or translation) or (id is None and row == heading):
            continue
        if id is None:
            brought.left.append(Row(row + 1, text, translation, Out.UNKNOWN))
        elif not translation:
            brought.empty += 1
        elif brought.found.setdefault(id, translation) != translation:
            brought.left.append(Row(row + 1, text, translation, Out.TWICE))
    return brought


def _as_kept(text: str) -> str:
    """What spaces and marks are put together make no other text. What can't be kept stands as it is."""
    try:
        return clean(text, TEXT_LENGTH)
    except Refused:
        return text.strip()


def _told(text: str) -> str:
    """As texts are told apart: neither case nor spaces make another one. "" for what is no task's text."""
    try:
        return clean(text, TEXT_LENGTH).casefold()
    except Refused:
        return ""


def _id_of(text: str, ids: dict[str, str]) -> str | None:
    """The marks before a line of a list are no part of a task, unless they are."""
    return ids.get(_told(text)) or ids.get(_told(unmarked(text)))


def _where_the_tasks_stand(sheets: Sequence[Sheet], ids: dict[str, str]) -> tuple[Sheet, int]:
    """The sheet and the column with the most of them; the first where none has any."""
    columns = [(sheet, column) for sheet in sheets for column in range(sheet.width) if any(sheet.column(column))]

    def how_many(it: tuple[Sheet, int]) -> int:
        return len({_id_of(as_it_was(cell), ids) for cell in it[0].column(it[1])[:_WEIGHED]} - {None})

    return max(columns, key=how_many)


def _beside(sheet: Sheet, column: int) -> int:
    """The column of the translations: the next one that holds something, else one before it."""
    there = [it for it in range(sheet.width) if it != column and any(cell.strip() for cell in sheet.column(it))]
    if not there:
        raise ColumnMissing
    return next((it for it in there if it > column), there[-1])
