"""A list as a file: a sheet from Excel, or a text file with or without columns. Read, never run.

A file comes from anybody, so it is bounded before it is opened: how large it is, how large it becomes when it is
unpacked, how many rows and columns are looked at.
"""

import codecs
import csv
import io
from collections import Counter

from app.preparation.sheet import MOST_IN_A_FILE, FileTooLarge, first_sheet
from app.preparation.task_list import MOST_COLUMNS, MOST_SHOWN, pasted
from app.vocabulary import Refused

_SHEET, _OLD_SHEET = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
_DELIMITERS = "\t;,"
_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_ALIKE = 0.8
"""Share of the lines that have as many columns, for a file to be one with columns."""


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
    try:
        return first_sheet(content)
    except Refused:
        raise
    except Exception as why:  # a broken file breaks its reader in more ways than can be listed
        raise FileUnreadable from why


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
        lines = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
        return [[cell[:MOST_SHOWN] for cell in line[:MOST_COLUMNS]] for line in lines]
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
