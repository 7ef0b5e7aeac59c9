"""A sheet from Excel, as rows of text.

Only what a list needs is read: which sheets there are, the shared texts, the cells. Neither styles, names, links,
drawings nor macros are ever opened. What is read streams past and is counted, so that a small file that unpacks into
millions of cells is left as soon as it is longer than any list. A formula is shown as the text it is.
"""

import posixpath
import zipfile
from collections.abc import Iterator
from contextlib import suppress
from typing import Any
from xml.parsers.expat import ParserCreate

from app.preparation.task_list import MOST_COLUMNS, MOST_LINES, MOST_ROWS, MOST_SHOWN, TooManyLines
from app.vocabulary import Refused

MOST_IN_A_FILE = 1024 * 1024
MOST_UNPACKED = 16 * 1024 * 1024
MOST_PARTS = 500
MOST_ELEMENTS = 400_000
"""Of all parts that are read: five thousand rows with thirty cells each, some of them with something in them."""
LAST_ROW = 100_000
"""As far as a sheet is looked through; one that goes on is no list."""

_MOUTHFUL = 64 * 1024


class FileTooLarge(Refused):
    """Details: `most`, in megabytes."""

    code = "file_too_large"


class NoSheet(Exception):
    """It is no sheet, or a broken one."""


def first_sheet(file: Any) -> list[list[str]]:
    """The rows of the first sheet that holds something, down to the last that does; none where all are empty.

    Raises `FileTooLarge`, `TooManyLines`, and anything else where the file is broken.
    """
    with zipfile.ZipFile(file) as packed:
        parts = packed.infolist()
        if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_UNPACKED:
            raise FileTooLarge(most=MOST_IN_A_FILE // 1024 // 1024)
        book = _Book(packed)
        for part in book.sheets():
            if rows := book.rows(part):
                return rows
    return []


class _Book:
    def __init__(self, packed: zipfile.ZipFile) -> None:
        self._packed = packed
        self._elements = 0
        self._path = next((path for kind, path in self._related("").values() if kind == "officeDocument"), "")
        if not self._path:
            raise NoSheet
        self._related_to_book = self._related(self._path)
        self._texts = self._shared_texts()

    def sheets(self) -> Iterator[str]:
        """The parts of the sheets, in the book's order."""
        found: list[str] = []
        names: list[str] = []

        def begin(name: str, its: dict[str, str]) -> None:
            if name == "sheet":
                names.extend(value for key, value in its.items() if key.rpartition(":")[2] == "id")

        self._read(self._path, begin)
        for name in names:
            kind, path = self._related_to_book.get(name, ("", ""))
            if kind == "worksheet" and path not in found:
                found.append(path)
        yield from found

    def rows(self, part: str) -> list[list[str]]:
        sheet = _Sheet(self._texts)
        self._read(part, sheet.begin, sheet.end, sheet.text)
        return sheet.shown

    def _shared_texts(self) -> list[str]:
        part = next((path for kind, path in self._related_to_book.values() if kind == "sharedStrings"), "")
        texts = _Texts()
        if part:
            self._read(part, texts.begin, texts.end, texts.text)
        return texts.all

    def _related(self, part: str) -> dict[str, tuple[str, str]]:
        """What a part is related to: by id, the last word of the kind, and the part."""
        folder, name = posixpath.split(part)
        found: dict[str, tuple[str, str]] = {}

        def begin(name: str, its: dict[str, str]) -> None:
            if name == "Relationship":
                path = posixpath.normpath(posixpath.join("/", folder, its.get("Target", ""))).lstrip("/")
                found[its.get("Id", "")] = (its.get("Type", "").rpartition("/")[2], path)

        related = posixpath.join(folder, "_rels", f"{name}.rels")
        if related in self._packed.namelist():
            self._read(related, begin)
        return found

    def _read(self, part: str, begin: Any, end: Any = None, text: Any = None) -> None:
        """Let a part stream past. Raises `FileTooLarge`, `NoSheet`."""
        parser = ParserCreate()
        parser.buffer_text = True

        def counted(name: str, its: dict[str, str]) -> None:
            self._elements += 1
            if self._elements > MOST_ELEMENTS:
                raise FileTooLarge(most=MOST_IN_A_FILE // 1024 // 1024)
            begin(name.rpartition(":")[2], its)

        def no_type(*_: Any) -> None:
            raise NoSheet  # no sheet has a document type of its own; one that does wants to be expanded

        parser.StartElementHandler = counted
        parser.EndElementHandler = end and (lambda name: end(name.rpartition(":")[2]))
        parser.CharacterDataHandler = text
        parser.StartDoctypeDeclHandler = no_type
        with self._packed.open(part) as stream:
            while mouthful := stream.read(_MOUTHFUL):
                parser.Parse(mouthful, False)
        parser.Parse(b"", True)


class _Texts:
    """Texts of `<si>` or `<is>`: what stands in their `<t>`, but not how it is pronounced (`<rPh>`)."""

    def __init__(self) -> None:
        self.all: list[str] = []
        self._now: list[str] = []
        self._left = 0
        self._hears = self._is_said = False

    def begin(self, name: str, _: dict[str, str]) -> None:
        if name in ("si", "is"):
            self._now, self._left = [], MOST_SHOWN
        self._is_said |= name == "rPh"
        self._hears = name == "t" and not self._is_said

    def text(self, text: str) -> None:
        if self._hears and self._left > 0:
            self._now.append(text[: self._left])
            self._left -= len(text)

    def end(self, name: str) -> None:
        self._hears = False
        if name == "rPh":
            self._is_said = False
        if name in ("si", "is"):
            self.all.append("".join(self._now))


class _Sheet:
    """A sheet's rows as they stream past: a sheet may have a million that hold nothing."""

    def __init__(self, texts: list[str]) -> None:
        self.shown: list[list[str]] = []
        self._shared = texts
        self._own = _Texts()
        self._row = self._column = 0
        self._kind = self._part = ""
        self._said: dict[str, list[str]] = {}

    def begin(self, name: str, its: dict[str, str]) -> None:
        if name == "row":
            self._row, self._column = _number(its["r"]) if "r" in its else self._row + 1, 0
            if self._row > LAST_ROW:
                raise TooManyLines(most=MOST_LINES, count=self._row)
        if name == "c":
            self._column = _column(its["r"]) if "r" in its else self._column + 1
            self._kind, self._said = its.get("t", "n"), {"v": [], "f": []}
        self._part = name
        self._own.begin(name, its)

    def text(self, text: str) -> None:
        if self._part in self._said:
            self._said[self._part].append(text)
        self._own.text(text)

    def end(self, name: str) -> None:
        self._own.end(name)
        self._part = ""
        if name == "c" and self._column <= MOST_COLUMNS and (shown := self._what_it_says()):
            self._put(shown)

    def _what_it_says(self) -> str:
        value, formula = ("".join(self._said[part]) for part in ("v", "f"))
        if formula:
            return f"={formula}"[:MOST_SHOWN]
        if self._kind == "inlineStr":
            return self._own.all.pop() if self._own.all else ""
        if self._kind == "s" and value:
            return self._shared[_number(value, least=0)]
        return (_whole(value) if self._kind == "n" else value)[:MOST_SHOWN]

    def _put(self, shown: str) -> None:
        if self._row > MOST_ROWS:
            raise TooManyLines(most=MOST_LINES, count=self._row)
        self.shown.extend([] for _ in range(self._row - len(self.shown)))
        row = self.shown[self._row - 1]
        row.extend("" for _ in range(self._column - len(row)))
        row[self._column - 1] = shown


def _number(written: str, least: int = 1) -> int:
    number = int(written)
    if number < least:
        raise NoSheet
    return number


def _column(reference: str) -> int:
    """The column of a cell: AB12 is in the 28th."""
    letters = reference.rstrip("0123456789")[:4].upper()
    column = 0
    for letter in letters:
        column = column * 26 + ord(letter) - ord("A") + 1
    if column < 1:
        raise NoSheet
    return column


def _whole(number: str) -> str:
    """A number as one writes it: without decimals where there are none."""
    with suppress(ValueError, OverflowError):
        it = float(number)
        return str(int(it)) if it.is_integer() else str(it)
    return number
