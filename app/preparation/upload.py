"""A list as a file: a sheet from Excel, or a text file with or without columns. Read, never run.

A file comes from anybody, so it is bounded before it is opened: how large it is, how large it becomes when it is
unpacked, how many rows and columns are looked at. Formulas are shown as the text they are; macros are not even read.
"""

import codecs
import csv
import io
import zipfile
from collections import Counter
from typing import Any

from app.preparation.task_list import MOST_LINES, MOST_ROWS, TooManyLines, pasted
from app.vocabulary import Refused

MOST_IN_A_FILE = 1024 * 1024
MOST_UNPACKED = 16 * 1024 * 1024
MOST_PARTS = 500
MOST_COLUMNS = 30
LAST_ROW = 100_000
"""As far as a sheet is looked through; one that goes on is no list."""

_SHEET, _OLD_SHEET = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
_DELIMITERS = "\t;,"
_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_ALIKE = 0.8
"""Share of the lines that have as many columns, for a file to be one with columns."""


class FileTooLarge(Refused):
    code = "file_too_large"


class FileUnreadable(Refused):
    code = "file_unreadable"


class OldSheet(Refused):
    """A sheet as Excel wrote it before 2007, or one with a password."""

    code = "old_sheet"


class FileEmpty(Refused):
    code = "file_empty"


def rows(content: bytes) -> list[list[str]]:
    """The rows of a file. What it is, is seen from what it holds and not from its name. Raises `Refused`."""
    if len(content) > MOST_IN_A_FILE:
        raise FileTooLarge(most=MOST_IN_A_FILE // 1024 // 1024)
    if content.startswith(_OLD_SHEET):
        raise OldSheet
    found = _of_sheet(content) if content.startswith(_SHEET) else _of_text(_decoded(content))
    if not any(cell.strip() for row in found for cell in row):
        raise FileEmpty
    return found


def _of_sheet(content: bytes) -> list[list[str]]:
    # Not before somebody uploads a sheet: it would cost every process some 30 MB.
    from openpyxl import load_workbook

    try:
        _check_bounds(content)
        book = load_workbook(io.BytesIO(content), read_only=True, data_only=False, keep_links=False)
        try:
            for sheet in book.worksheets:
                if found := _cells(sheet):
                    return found
        finally:
            book.close()
    except Refused:
        raise
    except Exception as why:  # a broken file breaks its reader in more ways than can be listed
        raise FileUnreadable from why
    return []


def _cells(sheet: Any) -> list[list[str]]:
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


def _check_bounds(content: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        parts = packed.infolist()
        if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_UNPACKED:
            raise FileTooLarge(most=MOST_IN_A_FILE // 1024 // 1024)
        for part in parts:
            # No sheet has a document type of its own; one that does wants to be expanded.
            if part.filename.endswith((".xml", ".rels")) and b"<!DOCTYPE" in packed.read(part)[:2000].upper():
                raise FileUnreadable


def _shown(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


def _decoded(content: bytes) -> str:
    """The text of a file, in the encodings that Swedish offices save in."""
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return content.decode(encoding, "replace")
    zeros = Counter(place % 2 for place, byte in enumerate(content[:2000]) if byte == 0)
    if zeros and len(content) % 2 == 0 and not (zeros[0] and zeros[1]):
        return content.decode("utf-16-be" if zeros[0] else "utf-16-le", "replace")
    if zeros:
        raise FileUnreadable  # a picture, a program …
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return content.decode("cp1252", "replace")


def _of_text(text: str) -> list[list[str]]:
    if any(c < " " and c not in "\t\n\r\f" for c in text[:2000]):
        raise FileUnreadable
    delimiter = _delimiter(text)
    if delimiter is None:
        return pasted(text)
    try:
        return [row[:MOST_COLUMNS] for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)]
    except csv.Error as why:
        raise FileUnreadable from why


def _delimiter(text: str) -> str | None:
    """What stands between the columns: as many times in nearly every line. None where there is one column."""
    lines = [line for line in text.splitlines()[:200] if line.strip()]
    for delimiter in _DELIMITERS:
        counts = Counter(_outside_quotes(line, delimiter) for line in lines)
        often, of = counts.most_common(1)[0] if counts else (0, 0)
        if often and of >= _ALIKE * len(lines) and (len(lines) > 1 or delimiter != ","):
            return delimiter
    if lines and all(line.lstrip().startswith('"') and line.rstrip().endswith('"') for line in lines):
        return ";"
    return None


def _outside_quotes(line: str, delimiter: str) -> int:
    return sum(part.count(delimiter) for part in line.split('"')[::2])
