"""How a list is read: which sheet, which column of it, and what is left out.

Nothing is left out unseen: `Reading` names every sheet and column that is not taken, and has every row of the one that
is. Somebody who looks can choose another.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from app.brought import around
from app.brought.cells import is_error, letters
from app.brought.finding import Column, best_column, best_sheet, columns_of, heading_of
from app.brought.marks import marks_off
from app.brought.sheets import UNSAID, Sheet

_APART = re.compile(r"\s*;\s*|\s+[•·●▪■◦]\s*|\s+[/|]\s+")
_BY_COMMAS = re.compile(r",\s+(?:samt\s+|och\s+)?|\s+(?:samt|och)\s+(?=[^,]*$)")
_LABEL = re.compile(r"[^:,]{3,40}:\s+")
_SURE, _SHORT = 4, 80
"""So many parts, and none longer than so many characters, are a list that somebody has written on one row."""
_NUMBERED = ("nr", "#", "no")
_NUMBER = re.compile(r"\s*\d+[.)]?\s*")
_SUMS = ("summa", "totalt", "total", "sum")


class Way(StrEnum):
    COLUMNS = "columns"
    ROWS = "rows"
    """Each row whole, as it is."""
    PARTS = "parts"
    """Of a list on one row: what stands between its semicolons or bullets."""


class Out(StrEnum):
    """Why a row is left out."""

    HEADING = "heading"
    OUTSIDE = "outside"
    """Above the heading, or below the table."""
    HIDDEN = "hidden"
    WORDLESS = "wordless"
    UNREADABLE = "unreadable"


@dataclass(frozen=True, slots=True)
class Choice:
    """What somebody has chosen to have read. None: as we think best."""

    sheet: int | None = None
    column: int | None = None
    way: Way = Way.COLUMNS


@dataclass(frozen=True, slots=True)
class Entry:
    """A row of the list, numbered from 1, and its text in the column that is read. `out`: why it is no task."""

    number: int
    text: str
    out: Out | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """How a list is read. `columns`, `sheets`: those with something in them, the taken ones too. `parts`: how many
    tasks a list on one row may be."""

    entries: Sequence[Entry]
    way: Way
    sheet: int
    column: int
    columns: Sequence[Column]
    sheets: Sequence[tuple[int, Sheet]]
    parts: int = 0

    @property
    def taken(self) -> Column | None:
        """The column that is taken; None where the rows are, as they are."""
        return next((one for one in self.columns if self.way is Way.COLUMNS and one.number == self.column), None)

    @property
    def left_out(self) -> list[Column]:
        return [one for one in self.columns if self.way is Way.COLUMNS and one.number != self.column]

    @property
    def other_sheets(self) -> list[tuple[int, Sheet]]:
        return [one for one in self.sheets if one[0] != self.sheet]

    @property
    def are_people(self) -> bool:
        """Whether what is read are people's names: they are nobody's tasks."""
        return self.taken is not None and self.taken.is_of_people


def read(sheets: Sequence[Sheet], choice: Choice | None = None) -> Reading:
    """`sheets`: at least one that has words in it."""
    choice = choice or Choice()
    there = [(number, sheet) for number, sheet in enumerate(sheets) if sheet.has_words]
    number, sheet = next((one for one in there if one[0] == choice.sheet), None) or best_sheet(there)
    heading = heading_of(sheet)
    columns = columns_of(sheet, heading)
    column = next((one for one in columns if one.number == choice.column), None) or best_column(columns)
    parts = parts_of(sheet)
    way = Way.COLUMNS if choice.way is Way.PARTS and not parts else choice.way
    if choice == Choice() and len(columns) == 1 and _are_sure(parts, sheet):
        way = Way.PARTS
    match way:
        case Way.COLUMNS:
            found = entries(sheet, column.number, heading)
        case Way.ROWS:
            found = _numbered(sheet.lines)
        case Way.PARTS:
            found = _numbered(parts)
    return Reading(found, way, number, column.number, columns, there, len(parts))


def _numbered(lines: Sequence[str]) -> list[Entry]:
    return [Entry(number, text) for number, text in enumerate(marks_off(lines), 1)]


def parts_of(sheet: Sheet) -> list[str]:
    """Of a list on one row: what stands between its semicolons, bullets or strokes, where there are some, or between
    the commas of "Vi gör: …"."""
    rows = [row for row in range(len(sheet.rows)) if sheet.filled(row)]
    line = sheet.lines[rows[0]].strip() if len(rows) == 1 else ""
    parts = [part for part in _APART.split(line) if part.strip()]
    if len(parts) == 1 and (label := _LABEL.match(line)):
        parts = [part for part in _BY_COMMAS.split(line[label.end() :].removesuffix(".")) if part.strip()]
    return parts if len(parts) > 1 else []


def _are_sure(parts: Sequence[str], sheet: Sheet) -> bool:
    """Whether nobody would take them for one task. Semicolons stand in sentences too, and are asked about."""
    is_asked_about = any(";" in line for line in sheet.lines)
    return len(parts) >= _SURE and max(map(len, parts)) <= _SHORT and not is_asked_about


def entries(sheet: Sheet, column: int, heading: int | None) -> list[Entry]:
    """A column's texts, row by row, and which of them are no tasks."""
    cells = [" ".join(cell.split()) for cell in sheet.column(column)]
    texts = cells if sheet.is_ours else marks_off(cells)
    end = _end(sheet, heading)
    no_part = _around(sheet, cells)
    return [
        Entry(row + 1, text, _why_out(sheet, column, row, text, heading, end) or (no_part.get(row) if text else None))
        for row, text in enumerate(texts)
    ]


def _around(sheet: Sheet, cells: Sequence[str]) -> dict[int, Out]:
    """What is no part of the list that stands in a column. Of a table: headings that have its rows to themselves."""
    if sheet.is_ours:
        return {}
    if not sheet.whole or sheet.width > 1:
        alone = {row for row in range(len(sheet.rows)) if len(sheet.filled(row)) == 1}
        return dict.fromkeys(around.headings(cells, 2) & alone, Out.HEADING) if sheet.width > 1 else {}
    return dict.fromkeys(around.headings(cells), Out.HEADING) | dict.fromkeys(around.outside(cells), Out.OUTSIDE)


def _why_out(sheet: Sheet, column: int, row: int, text: str, heading: int | None, end: int) -> Out | None:
    if not text:
        return None
    if row == heading:
        return Out.HEADING
    if row < (heading or 0) or row >= end:
        return Out.OUTSIDE
    if sheet.is_ours:
        return None
    if heading is not None and text.casefold() == sheet.cell(heading, column).strip().casefold():
        return Out.HEADING
    if row in sheet.hidden_rows:
        return Out.HIDDEN
    if text.casefold().rstrip(":") in _SUMS:
        return Out.OUTSIDE
    if is_error(text) or UNSAID in text:
        return Out.UNREADABLE
    return None if letters(text) else Out.WORDLESS


def _end(sheet: Sheet, heading: int | None) -> int:
    """Where the table ends: at an empty row, after which no row is numbered as all before it are."""
    numbers = [column for column, cell in sheet.filled(heading or 0).items() if cell.strip().casefold() in _NUMBERED]
    if heading is None or not numbers:
        return len(sheet.rows)
    are = [bool(_NUMBER.fullmatch(cell)) for cell in sheet.column(numbers[0])]
    end = max((row for row, is_number in enumerate(are) if is_number), default=heading) + 1
    is_whole = all(are[row] or not sheet.filled(row) for row in range(heading + 1, end))
    return end if is_whole and end < len(sheet.rows) and not sheet.filled(end) else len(sheet.rows)
