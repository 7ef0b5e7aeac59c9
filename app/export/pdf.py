"""A document as PDF, by Typst: tagged (PDF/UA-1) so that a screen reader follows it, and for the archive (PDF/A-2a).

The words go in as data and are never read as markup. The look is in the `.typ` files. Our own fonts come first, so that
a document looks the same wherever it is made. Where a text has a letter that they lack, the machine's fonts are asked
too; where nobody has it, the document is made all the same, with a box in its place and without the promise of a
standard, which would forbid that.
"""

from functools import cache
from pathlib import Path
from typing import Any, Literal

import orjson
import typst

from app.export.document import (
    Bars,
    Block,
    Bullets,
    Cell,
    Document,
    Facts,
    Heading,
    Paragraph,
    Signatures,
    Table,
    reads_from_right,
)

HERE = Path(__file__).parent
Standards = list[Literal["ua-1", "a-2a"]]
STANDARDS: Standards = ["ua-1", "a-2a"]


def pdf(document: Document, *, on_one_page: bool = False) -> bytes:
    """`on_one_page`: what would run over is set smaller, until it has room."""
    return typeset("document.typ", {**_document(document), "on_one_page": on_one_page})


def typeset(source: str, data: dict[str, Any]) -> bytes:
    """The PDF that a source beside this file makes of the data."""
    inputs = {"data": orjson.dumps(data).decode()}
    attempts: list[tuple[Standards, bool]] = [(STANDARDS, False), (STANDARDS, True), ([], True)]
    for standards, system_fonts in attempts:
        try:
            return _compile(source, inputs, standards, system_fonts)
        except typst.TypstError as why:
            if "could not be displayed" not in str(why) or not standards:
                raise
    raise AssertionError("without a standard, any letter is taken")


def _compile(source: str, inputs: dict[str, str], standards: Standards, system_fonts: bool) -> bytes:
    return typst.compile(
        HERE / source,
        root=HERE,
        format="pdf",
        font_paths=_fonts(system_fonts),
        sys_inputs=inputs,
        pdf_standards=[*standards],
    )


@cache
def _fonts(system_fonts: bool) -> typst.Fonts:
    return typst.Fonts(include_system_fonts=system_fonts, font_paths=[HERE / "fonts"])


def _document(document: Document) -> dict[str, Any]:
    return {
        "title": said(document.title),
        "place": said(document.place),
        "kind": said(document.kind),
        "edition": document.edition,
        "mark": document.mark,
        "on": [document.on.year, document.on.month, document.on.day],
        "blocks": [_block(block) for block in document.blocks],
    }


def said(text: str) -> dict[str, Any]:
    return {"text": text, "from_right": reads_from_right(text)}


def _block(block: Block) -> dict[str, Any]:
    match block:
        case Heading(text, is_under):
            return {"is": "heading", "said": said(text), "level": 3 if is_under else 2}
        case Paragraph(text):
            return {"is": "paragraph", "said": said(text)}
        case Bullets(items):
            return {"is": "bullets", "items": [said(item) for item in items]}
        case Facts(rows):
            return {"is": "facts", "rows": [[said(name), said(value)] for name, value in rows]}
        case Bars(bars, key):
            most = max((sum(size for _, size in parts) for _, parts, _ in bars), default=0) or 1
            return {
                "is": "bars",
                "rows": [
                    {"name": said(name), "parts": [[shade, size / most] for shade, size in parts], "sum": total}
                    for name, parts, total in bars
                ],
                "key": [list(it) for it in key],
            }
        case Signatures(lines):
            return {"is": "signatures", "lines": [said(line) for line in lines]}
        case Table(columns, rows, total):
            return {
                "is": "table",
                "columns": [
                    {"head": said(column.head), "width": column.width, "is_number": column.is_number}
                    for column in columns
                ],
                "rows": [[_cell(cell) for cell in row] for row in rows],
                "total": [said(text) for text in total or ()],
            }


def _cell(cell: Cell) -> dict[str, Any]:
    if isinstance(cell, str):
        return said(cell)
    return {"marks": [{"colour": mark.colour.value, "said": said(mark.text)} for mark in cell]}
