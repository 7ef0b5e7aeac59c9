"""The municipality's own Word template: a .dotx that the operator names, as what every Word file of ours begins with.
Its styles, margins, head and foot are kept; what stands in its text is not.

A file that comes from elsewhere is looked through once, when the server starts: a real template, of a reasonable size,
without macros, without anything within it that is another program's, and without anything that leads out of it. Whoever
opens our file is then led nowhere by it.
"""

import io
import re
import zipfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from docx.oxml import parse_xml

from app.export.document import (
    Bullets,
    Column,
    Document,
    Facts,
    Heading,
    Letterhead,
    Mark,
    Paragraph,
    Signatures,
    Table,
)
from app.export.docx import docx
from app.vocabulary import Colour

ENDING = ".dotx"
LARGEST_FILE = 5_000_000
LARGEST_UNPACKED = 50_000_000
"""Bytes."""
MOST_PARTS = 1000
_TYPES = "[Content_Types].xml"
_IS_TEMPLATE = "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml"
_IS_DOCUMENT = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_ALIEN = ("macroenabled", "vbaproject", "vbadata", "activex", "oleobject", "embeddings/", "keymapcustomizations")
"""In the name of a part or of what it is: a program, or something within that another program opens."""
_FETCHES = re.compile(r"\b(DDE|DDEAUTO|LINK|IMPORT|INCLUDE|INCLUDETEXT|INCLUDEPICTURE|DATABASE|MACROBUTTON|RD)\b", re.I)
"""Fields that fetch something from elsewhere, or do something."""
_LEADS = ("href", "src", "link")
_WITH_SLASHES = "//@*[contains(., '//')]"
"""The attributes of a part that may be an address."""


class NoTemplate(Exception):
    """The file can't be used as a template. The text says why, as the end of a sentence."""


def template(path: Path) -> bytes:
    """The template, as a Word document to begin with. Raises `NoTemplate`."""
    if path.suffix.lower() != ENDING:
        raise NoTemplate(f"must end in {ENDING}")
    try:
        if path.stat().st_size > LARGEST_FILE:
            raise NoTemplate(f"is larger than {LARGEST_FILE // 1_000_000} MB")
        parts = _parts(path.read_bytes())
    except OSError as why:
        raise NoTemplate(f"can't be read: {why.strerror}") from None
    _must_be_harmless(parts)
    made = _as_document(parts)
    try:
        docx(_trial(made))
    except Exception:
        raise NoTemplate("is a Word template that can't be written in") from None
    return made


def _trial(made: bytes) -> Document:
    """A paper with one of each block: what the template can't take is found out before somebody waits for a file."""
    columns = (Column("a", 2), Column("b", 1, is_number=True))
    blocks = (
        *(Heading("a"), Heading("b", 3), Paragraph("a"), Bullets(("a",)), Facts((("a", "b"), ("c", "")))),
        *(Table(columns, ((tuple(Mark(it, "a") for it in Colour), "1"),), ("a", "1")), Signatures(("a", "b"))),
    )
    return Document("a", "b", "c", "d", "e", date(2026, 1, 1), blocks, Letterhead("f", template=made))


def _parts(file: bytes) -> dict[str, bytes]:
    """What is in it, by name. Nothing is unpacked before it is known how large it is."""
    try:
        with zipfile.ZipFile(io.BytesIO(file)) as packed:
            infos = packed.infolist()
            if len(infos) > MOST_PARTS or sum(it.file_size for it in infos) > LARGEST_UNPACKED:
                raise NoTemplate("is too large when it is unpacked")
            return {it.filename: _unpacked(packed, it) for it in infos if not it.is_dir()}
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, ValueError):
        raise NoTemplate("is not a Word template: it can't be unpacked") from None


def _unpacked(packed: zipfile.ZipFile, info: zipfile.ZipInfo) -> bytes:
    """No more than it says that it is."""
    with packed.open(info) as part:
        return part.read(info.file_size)


def _must_be_harmless(parts: dict[str, bytes]) -> None:
    if _TYPES not in parts or not _is_template(_xml(_TYPES, parts[_TYPES])):
        raise NoTemplate("is not a Word template: a document that is saved as a template (.dotx) is")
    for name, part in parts.items():
        said = name.lower() + (part.decode("latin-1").lower() if name == _TYPES else "")
        if any(alien in said for alien in _ALIEN):
            raise NoTemplate(f"has macros, or something in it that another program opens ({name})")
        if name.endswith((".xml", ".rels")) and _leads_out(_xml(name, part)):
            raise NoTemplate(f"leads out of itself: a link, a picture or a template that is somewhere else ({name})")


def _xml(name: str, part: bytes) -> Any:
    """Read by a parser that fetches nothing and unfolds nothing."""
    try:
        read = parse_xml(part)
    except SyntaxError:
        raise NoTemplate(f"has a part that is not plain XML ({name})") from None
    if read.getroottree().docinfo.doctype:
        raise NoTemplate(f"has a part that is not plain XML ({name})")
    return read


def _is_template(types: Any) -> bool:
    return any(it.get("ContentType") == _IS_TEMPLATE for it in types.iter("{*}Override"))


def _leads_out(part: Any) -> bool:
    if any(it.get("TargetMode", "").lower() == "external" for it in part.iter("{*}Relationship")):
        return True
    if next(part.iter("{*}altChunk"), None) is not None:
        return True
    return bool(_FETCHES.search(" ".join(_fields(part)))) or any(map(_is_address, part.xpath(_WITH_SLASHES)))


def _fields(part: Any) -> Iterator[str]:
    """What the fields of a part are told to do; the pieces of one stand apart, and are put together."""
    yield "".join(it.text or "" for it in part.iter("{*}instrText"))
    for it in part.iter("{*}fldSimple"):
        yield from (value for name, value in it.attrib.items() if str(name).endswith("instr"))


def _is_address(attribute: Any) -> bool:
    """A drawing may have an address of its own."""
    return str(attribute.attrname).rsplit("}", 1)[-1].lower() in _LEADS


def _as_document(parts: dict[str, bytes]) -> bytes:
    """The same, as a document: what a template is is said in one place only."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, part in parts.items():
            packed.writestr(
                name, part.replace(_IS_TEMPLATE.encode(), _IS_DOCUMENT.encode()) if name == _TYPES else part
            )
    return file.getvalue()
