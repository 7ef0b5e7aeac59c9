"""A text that somebody brings along, as its lines: a .docx, a text file, or what is pasted. Read, never run.

Of a .docx two parts are let stream past, the text and its styles, and left as soon as they are larger than any job
description. No part may have a document type, so no entity is ever expanded; links, pictures, comments and what is
embedded are never opened. What is deleted or hidden in Word is not read: whoever looks at the text does not see it.
"""

import posixpath
import re
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from io import BytesIO
from xml.parsers.expat import ParserCreate

from app.brought.decoding import decoded, straightened
from app.brought.kinds import ZIP, other_kind
from app.brought.marks import is_marked, marks_off
from app.brought.refusals import FileEmpty, FileTooLarge, FileUnreadable, LockedFile, OtherSheet, Paper
from app.brought.sheets import says_something
from app.vocabulary import Refused, TextTooLong

MOST_IN_A_FILE = 1024 * 1024
MOST_UNPACKED = 16 * 1024 * 1024
MOST_ELEMENTS = 400_000
MOST_LETTERS = 200_000
"""Of a text: some eighty pages."""
MOST_LINES = 1000
"""Lines with something in them."""

_MOUTHFUL = 64 * 1024
_DOCUMENT = "/officeDocument"
_MOST_CONTROLS = 0.05
_LINE_ENDS = re.compile(r"\r\n|[\r\n\x0b\x0c\x85\u2028\u2029]")
_HEADINGS = ("heading", "rubrik", "title", "subtitle", "underrubrik")
_BULLETS = ("list", "punktlista", "numreradlista")
"""How the names of styles begin, in English and Swedish Word."""
_UNSEEN = ("del", "moveFrom", "instrText", "Fallback")
"""What stands in the file and not in the text: what is taken away, what a field is made of, the same once more."""


class TextUnreadable(Refused):
    code = "text_unreadable"


class OtherText(Refused):
    """A file of another kind. Details: `what`, and the `program` that shows it."""

    code = "other_text"


class TextLocked(Refused):
    code = "text_locked"


class HasMacros(Refused):
    code = "has_macros"


class TooManyTextLines(Refused):
    """Details: `most` and `count`."""

    code = "too_many_text_lines"


@dataclass(frozen=True, slots=True)
class Line:
    """`text`: without its mark. `is_heading`: in the file's own styles; `is_marked`: whether a mark stood before it."""

    text: str
    is_heading: bool = False
    is_marked: bool = False


def of_file(content: bytes) -> list[Line]:
    """Raises `Refused`."""
    if len(content) > MOST_IN_A_FILE:
        raise _too_large()
    _refuse_other_kinds(content)
    return _bounded(_of_docx(content) if content.startswith(ZIP) else _of_text(_decoded(content)))


def pasted(text: str) -> list[Line]:
    """Raises `Refused`."""
    _fits(len(text))
    return _bounded(_of_text(straightened(text)))


def _bounded(lines: list[Line]) -> list[Line]:
    if not lines:
        raise FileEmpty
    if len(lines) > MOST_LINES:
        raise TooManyTextLines(most=MOST_LINES, count=len(lines))
    _fits(sum(len(line.text) for line in lines))
    return lines


def _fits(letters: int) -> None:
    if letters > MOST_LETTERS:
        raise TextTooLong(most=MOST_LETTERS, length=letters)


def _of_text(text: str) -> list[Line]:
    """A line each, of those that say something."""
    raw = [line for line in _LINE_ENDS.split(text) if says_something(line)]
    return [
        Line(" ".join(bare.split()), is_marked=is_marked(line)) for line, bare in zip(raw, marks_off(raw), strict=True)
    ]


def _decoded(content: bytes) -> str:
    try:
        text = decoded(content)
    except FileUnreadable as why:
        raise TextUnreadable from why
    odd = sum(1 for c in text[:4000] if c < " " and c not in "\t\n\r\x0b\x0c")
    if odd > _MOST_CONTROLS * len(text[:4000]):
        raise TextUnreadable
    return text


# Which kind it is


def _refuse_other_kinds(content: bytes) -> None:
    why = other_kind(content)
    if isinstance(why, LockedFile):
        raise TextLocked
    is_docx = isinstance(why, Paper) and why.details["what"] == "Word" and content.startswith(ZIP)
    if isinstance(why, Paper | OtherSheet) and not is_docx:
        raise _other(why)
    if content.startswith(ZIP) and not is_docx:
        raise OtherText(what="Excel", program="Excel") if b"xl/" in content else TextUnreadable()
    if why and not is_docx:
        raise TextUnreadable


def _other(why: Refused) -> OtherText:
    what = "Word 97–2003 (.doc)" if why.details["what"] == "Word" else why.details["what"]
    return OtherText(what=what, program=why.details.get("program", "Excel"))


# A .docx


class _NoText(Exception):
    """It is no document, or a broken one."""


def _of_docx(content: bytes) -> list[Line]:
    try:
        with zipfile.ZipFile(BytesIO(content)) as packed:
            names = packed.namelist()
            if any(name.casefold().endswith("vbaproject.bin") for name in names):
                raise HasMacros
            if any(part.flag_bits & 1 for part in packed.infolist()):
                raise TextLocked
            main = _main_part(packed)
            styles = posixpath.join(posixpath.dirname(main), "styles.xml")
            return _lines(packed, main, _styles(packed, styles) if styles in names else {})
    except Refused:
        raise
    except Exception as why:  # a broken file breaks its reader in more ways than can be listed
        raise TextUnreadable from why


def _main_part(packed: zipfile.ZipFile) -> str:
    """The one that the package says is the document, whatever its name."""
    found: list[str] = []

    def begin(name: str, attributes: dict[str, str]) -> None:
        if name == "Relationship" and attributes.get("Type", "").endswith(_DOCUMENT):
            found.append(attributes.get("Target", "").lstrip("/"))

    _stream(packed, "_rels/.rels", begin)
    if not found:
        raise _NoText
    return found[0]


def _styles(packed: zipfile.ZipFile, part: str) -> dict[str, str]:
    """The names of the styles by their ids, in small letters."""
    names: dict[str, str] = {}
    style = ""

    def begin(name: str, attributes: dict[str, str]) -> None:
        nonlocal style
        if name == "style":
            style = attributes.get("styleId", "")
        elif name == "name" and style:
            names.setdefault(style, attributes.get("val", "").casefold())

    _stream(packed, part, begin)
    return names


class _Reader:
    """Collects the paragraphs of a document as its elements stream past."""

    def __init__(self, styles: dict[str, str]) -> None:
        self.lines: list[tuple[str, bool, bool]] = []
        self._styles = styles
        self._text: list[list[str]] = []
        self._is: list[tuple[bool, bool]] = []
        self._within_text = self._is_hidden = False
        self._unseen = 0

    def begin(self, name: str, attributes: dict[str, str]) -> None:
        if name in _UNSEEN:
            self._unseen += 1
        match name:
            case "p":
                self._text.append([])
                self._is.append((False, False))
            case "pStyle":
                style = self._styles.get(attributes.get("val", ""), attributes.get("val", "").casefold())
                self._say(style.startswith(_HEADINGS), style.startswith(_BULLETS))
            case "numPr":
                self._say(False, True)
            case "r":
                self._is_hidden = False
            case "vanish":
                self._is_hidden = attributes.get("val", "1") not in ("0", "false")
            case "t":
                self._within_text = True
            case "tab" | "br" | "cr" | "noBreakHyphen":
                self.said(" " if name != "noBreakHyphen" else "-", is_text=True)

    def end(self, name: str) -> None:
        if name in _UNSEEN:
            self._unseen -= 1
        if name == "t":
            self._within_text = False
        if name == "p" and self._text:
            self.lines.append(("".join(self._text.pop()), *self._is.pop()))

    def said(self, text: str, *, is_text: bool = False) -> None:
        if self._text and not self._unseen and not self._is_hidden and (is_text or self._within_text):
            self._text[-1].append(text)

    def _say(self, is_heading: bool, is_marked: bool) -> None:
        if self._is:
            before = self._is[-1]
            self._is[-1] = (before[0] or is_heading, before[1] or is_marked)


def _lines(packed: zipfile.ZipFile, part: str, styles: dict[str, str]) -> list[Line]:
    reader = _Reader(styles)
    _stream(packed, part, reader.begin, reader.end, reader.said)
    raw = [line for line in reader.lines if says_something(line[0])]
    bare = marks_off([text for text, _, _ in raw])
    return [
        Line(" ".join(text.split()), is_heading, is_listed or is_marked(as_written))
        for text, (as_written, is_heading, is_listed) in zip(bare, raw, strict=True)
    ]


def _stream(
    packed: zipfile.ZipFile,
    part: str,
    begin: Callable[[str, dict[str, str]], None],
    end: Callable[[str], None] = lambda name: None,
    said: Callable[[str], None] = lambda text: None,
) -> None:
    """Let a part stream past, its names without their prefixes."""
    count = 0

    def begins(name: str, attributes: dict[str, str]) -> None:
        nonlocal count
        count += 1
        if count > MOST_ELEMENTS:
            raise _too_large()
        begin(_bare(name), {_bare(key): value for key, value in attributes.items()})

    def no_type(*_: object) -> None:
        raise _NoText  # no part of a document has a document type of its own; one that does wants to be expanded

    parser = ParserCreate()
    parser.StartElementHandler, parser.StartDoctypeDeclHandler = begins, no_type
    parser.EndElementHandler = lambda name: end(_bare(name))
    parser.CharacterDataHandler = said
    for mouthful in _mouthfuls(packed, part):
        parser.Parse(mouthful, False)
    parser.Parse(b"", True)


def _mouthfuls(packed: zipfile.ZipFile, part: str) -> Iterator[bytes]:
    """Counted as they come: what a file says of its own size may be untrue."""
    size = 0
    with packed.open(part) as stream:
        while mouthful := stream.read(_MOUTHFUL):
            size += len(mouthful)
            if size > MOST_UNPACKED:
                raise _too_large()
            yield mouthful


def _bare(name: str) -> str:
    return name.rpartition(":")[2]


def _too_large() -> FileTooLarge:
    return FileTooLarge(most=MOST_IN_A_FILE // 1024 // 1024)
