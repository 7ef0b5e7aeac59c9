"""A sheet from Excel, as rows of text: looked through first, then read by openpyxl.

A small file may unpack into millions of cells, and its reader would hold up everybody. So every part streams past once,
and is left as soon as it is larger than any list. Macros, links and drawings are never opened; of a formula its saved
value is shown.
"""

import zipfile
from contextlib import nullcontext, suppress
from io import BytesIO
from typing import Any
from xml.parsers.expat import ExpatError, ParserCreate

from app.preparation.task_list import MOST_COLUMNS, MOST_LINES, MOST_ROWS, MOST_SHOWN, TooManyLines
from app.vocabulary import Refused

MOST_IN_A_FILE = 1024 * 1024
MOST_UNPACKED = 16 * 1024 * 1024
MOST_PARTS = 500
MOST_ELEMENTS = 200_000
"""Of all parts together: two thousand rows with thirty cells each, all of them with something in them."""
LAST_ROW = 100_000
"""As far as a sheet is looked through; one that goes on is no list."""

_MOUTHFUL = 64 * 1024


class FileTooLarge(Refused):
    """Details: `most`, in megabytes."""

    code = "file_too_large"


class NoSheet(Exception):
    """It is no sheet, or a broken one."""


def first_sheet(content: bytes) -> list[list[str]]:
    """The rows of the first sheet that holds something, down to the last that does; none where all are empty.

    Raises `FileTooLarge`, `TooManyLines`, and anything else where the file is broken.
    """
    # Not before somebody uploads a sheet: it would cost every process some 30 MB.
    from openpyxl import load_workbook

    _look_through(content)
    book = load_workbook(BytesIO(content), read_only=True, data_only=True, keep_links=False)
    try:
        return next(filter(None, map(_rows, book.worksheets)), [])
    finally:
        book.close()


def _look_through(content: bytes) -> None:
    """Raises `FileTooLarge`, `NoSheet`, and what expat does where a part is broken."""
    with zipfile.ZipFile(BytesIO(content)) as packed:
        parts = packed.infolist()
        if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_UNPACKED:
            raise _too_large()
        elements = 0
        for part in parts:
            # The workbook says which part is a sheet, whatever its name.
            with suppress(ExpatError) if _may_be_a_picture(part) else nullcontext():
                elements += _elements(packed, part, MOST_ELEMENTS - elements)


def _may_be_a_picture(part: zipfile.ZipInfo) -> bool:
    """One that breaks off is none of a sheet's, or else breaks off there for its reader too."""
    return not part.filename.endswith((".xml", ".rels"))


def _elements(packed: zipfile.ZipFile, part: zipfile.ZipInfo, most: int) -> int:
    """How many elements a part has, which is let stream past."""
    count = 0

    def begin(name: str, attributes: Any) -> None:
        nonlocal count
        count += 1
        if count > most:
            raise _too_large()

    def no_type(*_: Any) -> None:
        raise NoSheet  # no sheet has a document type of its own; one that does wants to be expanded

    parser = ParserCreate()
    parser.StartElementHandler, parser.StartDoctypeDeclHandler = begin, no_type
    with packed.open(part) as stream:
        while mouthful := stream.read(_MOUTHFUL):
            parser.Parse(mouthful, False)
    parser.Parse(b"", True)
    return count


def _too_large() -> FileTooLarge:
    return FileTooLarge(most=MOST_IN_A_FILE // 1024 // 1024)


def _rows(sheet: Any) -> list[list[str]]:
    """A sheet's rows down to the last that holds something: a sheet may have a million that hold nothing."""
    shown: list[list[str]] = []
    last = 0
    for number, row in enumerate(sheet.iter_rows(max_row=LAST_ROW + 1, max_col=MOST_COLUMNS, values_only=True), 1):
        holds = any(cell is not None for cell in row)
        if number > LAST_ROW or (holds and number > MOST_ROWS):
            raise TooManyLines(most=MOST_LINES, count=number)
        last = number if holds else last
        if number <= MOST_ROWS:
            shown.append([_shown(cell) for cell in row])
    return shown[:last]


def _shown(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)[:MOST_SHOWN]
