"""A book from Excel, as sheets of text: looked through first, then read by openpyxl.

A small file may unpack into millions of cells, and its reader would hold up everybody. So every part streams past once,
and is left as soon as it is larger than any list. Macros, links and drawings are never opened; of a formula its saved
value is shown.
"""

import re
import zipfile
from collections import defaultdict
from contextlib import nullcontext, suppress
from dataclasses import dataclass, field
from datetime import datetime, time
from io import BytesIO
from typing import Any
from xml.parsers.expat import ExpatError, ParserCreate

from app.brought.refusals import FileTooLarge
from app.brought.sheets import (
    MOST_COLUMNS,
    MOST_IN_A_FILE,
    MOST_LINES,
    MOST_ROWS,
    MOST_SHOWN,
    UNSAID,
    Sheet,
    TooManyLines,
)

MOST_UNPACKED = 16 * 1024 * 1024
MOST_PARTS = 500
MOST_ELEMENTS = 200_000
"""Of all parts together: two thousand rows with thirty cells each, all of them with something in them."""
MOST_SHEETS = 30
"""That have something in them."""
LAST_ROW = 100_000
"""As far as a sheet is looked through; one that goes on is no list."""

_MOUTHFUL = 64 * 1024
_STRICT = (
    (b"http://purl.oclc.org/ooxml/spreadsheetml/main", b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"),
    (b"http://purl.oclc.org/ooxml/", b"http://schemas.openxmlformats.org/"),
    (b"org/officeDocument/relationships", b"org/officeDocument/2006/relationships"),
)
_ESCAPED = re.compile(r"_x000([9A-D])_")
"""A line end or tab, as an old Mac wrote it."""


class NoSheet(Exception):
    """It is no sheet, or a broken one."""


@dataclass(slots=True)
class _Seen:
    """What openpyxl does not tell of a part as it streams: what is hidden, and formulas that have no saved value."""

    rows: set[int] = field(default_factory=set)
    columns: set[int] = field(default_factory=set)
    unsaid: set[str] = field(default_factory=set)
    is_strict: bool = False


def sheets(content: bytes) -> list[Sheet]:
    """The sheets of a book that hold something, each down to its last row that does.

    Raises `FileTooLarge`, `TooManyLines`, and anything else where the file is broken.
    """
    # Not before somebody uploads a sheet: it would cost every process some 30 MB.
    from openpyxl import load_workbook

    seen = _look_through(content)
    if any(part.is_strict for part in seen.values()):
        content = _as_is_usual(content)
    book = load_workbook(BytesIO(content), read_only=True, data_only=True, keep_links=False)
    try:
        found = [_sheet(sheet, seen[sheet._worksheet_path.lstrip("/")]) for sheet in book.worksheets[:MOST_SHEETS]]
    finally:
        book.close()
    return [sheet for sheet in found if sheet.rows]


def _look_through(content: bytes) -> defaultdict[str, _Seen]:
    """What is seen of each part. Raises `FileTooLarge`, `NoSheet`, and what expat does where a part is broken."""
    found: defaultdict[str, _Seen] = defaultdict(_Seen)
    with zipfile.ZipFile(BytesIO(content)) as packed:
        parts = packed.infolist()
        if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_UNPACKED:
            raise _too_large()
        elements = 0
        for part in parts:
            # The workbook says which part is a sheet, whatever its name.
            with suppress(ExpatError) if _may_be_a_picture(part) else nullcontext():
                elements += _elements(packed, part, MOST_ELEMENTS - elements, found[part.filename])
    return found


def _may_be_a_picture(part: zipfile.ZipInfo) -> bool:
    """One that breaks off is none of a sheet's, or else breaks off there for its reader too."""
    return not part.filename.endswith((".xml", ".rels"))


def _elements(packed: zipfile.ZipFile, part: zipfile.ZipInfo, most: int, seen: _Seen) -> int:
    """How many elements a part has, which is let stream past."""
    count = 0
    cell = ""

    def begin(name: str, attributes: dict[str, str]) -> None:
        nonlocal count, cell
        count += 1
        if count > most:
            raise _too_large()
        match name.rpartition(":")[2]:
            case "c":
                cell = attributes.get("r", "")
            case "f":
                seen.unsaid.add(cell)
            case "v":
                seen.unsaid.discard(cell)
            case "row" if attributes.get("hidden") in ("1", "true"):
                seen.rows.add(_number(attributes.get("r", "")) - 1)
            case "col" if attributes.get("hidden") in ("1", "true"):
                first, last = _number(attributes.get("min", "")), _number(attributes.get("max", ""))
                seen.columns.update(range(first - 1, min(last, MOST_COLUMNS)))
            case "worksheet" | "workbook" if any(
                value.startswith("http://purl.oclc.org") for value in attributes.values()
            ):
                seen.is_strict = True

    def no_type(*_: Any) -> None:
        raise NoSheet  # no sheet has a document type of its own; one that does wants to be expanded

    parser = ParserCreate()
    parser.StartElementHandler, parser.StartDoctypeDeclHandler = begin, no_type
    with packed.open(part) as stream:
        while mouthful := stream.read(_MOUTHFUL):
            parser.Parse(mouthful, False)
    parser.Parse(b"", True)
    return count


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 8 else 0


def _too_large() -> FileTooLarge:
    return FileTooLarge(most=MOST_IN_A_FILE // 1024 // 1024)


def _as_is_usual(content: bytes) -> bytes:
    """A book as "Strict Open XML" in the names of the usual one, which openpyxl knows."""
    with zipfile.ZipFile(BytesIO(content)) as strict, zipfile.ZipFile(file := BytesIO(), "w") as usual:
        for part in strict.infolist():
            inside = strict.read(part)
            for one, other in _STRICT:
                inside = inside.replace(one, other)
            usual.writestr(part.filename, inside)
    return file.getvalue()


def _sheet(sheet: Any, seen: _Seen) -> Sheet:
    rows = _rows(sheet, seen.unsaid)
    return Sheet(
        sheet.title,
        rows,
        hidden_rows=frozenset(seen.rows),
        hidden_columns=frozenset(seen.columns),
        is_hidden=sheet.sheet_state != "visible",
    )


def _rows(sheet: Any, unsaid: set[str]) -> list[list[str]]:
    """A sheet's rows down to the last that holds something: a sheet may have a million that hold nothing."""
    shown: list[list[str]] = []
    last = 0
    for number, row in enumerate(sheet.iter_rows(max_row=LAST_ROW + 1, max_col=MOST_COLUMNS), 1):
        cells = [UNSAID if cell.value is None and _place(cell) in unsaid else _shown(cell.value) for cell in row]
        holds = any(cells)
        if number > LAST_ROW or (holds and number > MOST_ROWS):
            raise TooManyLines(most=MOST_LINES, count=number)
        last = number if holds else last
        if number <= MOST_ROWS:
            shown.append(cells)
    return shown[:last]


def _place(cell: Any) -> str:
    """As in the file; of an empty cell it is not known, and no formula stands there."""
    return getattr(cell, "coordinate", "")


def _shown(value: Any) -> str:
    """As the sheet's own program would show it: no midnight, and nothing of a box that is ticked."""
    if value is None or isinstance(value, bool):
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime) and value.time() == time():
        return str(value.date())
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), str(value)[:MOST_SHOWN])
