"""A document as PDF, by Typst: tagged (PDF/UA-1) so that a screen reader follows it, and for the archive (PDF/A-2a).

The words go in as data and are never read as markup. The look is in the `.typ` files. Our own fonts come first, so that
a document looks the same wherever it is made. Where a text has a letter that they lack, the machine's fonts are asked
too; where nobody has it, the document is made all the same, with a box in its place and without the promise of a
standard, which would forbid that.
"""

import re
import unicodedata
from functools import cache
from pathlib import Path
from typing import Any, Literal

import orjson
import typst

from app.alphabet import is_in_our_letters
from app.export.document import (
    Bars,
    Block,
    Bullets,
    Cell,
    Document,
    Facts,
    Heading,
    Logo,
    Paragraph,
    Signatures,
    Table,
    reads_from_right,
)
from app.export.tagged import with_heads_of_rows

HERE = Path(__file__).parent
Standards = list[Literal["ua-1", "a-2a"]]
STANDARDS: Standards = ["ua-1", "a-2a"]
LONG, LONG_IN_A_CELL, A_CELL = 24, 16, 100
"""Letters of a word that is hyphenated; the same in a text that is no longer than a cell; and how long that is."""
_OF_PAGES = {"sv": ["Sida", "av"], "en": ["Page", "of"]}
_LETTERS = re.compile(r"[^\W\d_]+")
_NO_WORD = re.compile(rf"[^\s\u200b-\u200f]{{{LONG},}}")
_COMPOUND = re.compile(r"\W*[^\W\d_-]{1,40}(-[^\W\d_-]{1,40})*\W*")
"""A word that hyphens can be put in."""


def pdf(document: Document, *, on_one_page: bool = False, size: Literal["a4", "a3"] = "a4") -> bytes:
    """`on_one_page`: what would run over is set smaller, until it has room. `size`: A3 lies down, for a wall."""
    return typeset("document.typ", {**_document(document), "on_one_page": on_one_page, "size": size})


def typeset(source: str, data: dict[str, Any], heads_of_rows: int = 0) -> bytes:
    """The PDF that a source beside this file makes of the data. `heads_of_rows`: the column of its tables, from 0, that
    says what a row is about."""
    inputs = {"data": orjson.dumps(data).decode()}
    attempts: list[tuple[Standards, bool]] = [(STANDARDS, False), (STANDARDS, True), ([], True)]
    for standards, system_fonts in attempts:
        try:
            return with_heads_of_rows(_compile(source, inputs, standards, system_fonts), heads_of_rows)
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
        "edition": said(document.edition),
        "filed": [said(line) for line in document.filed.lines],
        "foot": said(document.foot),
        "mark": document.mark,
        "organisation": said(document.letterhead.organisation),
        "logo": _logo(document.letterhead.logo),
        "is_easy": document.is_easy,
        "language": document.language,
        "of_pages": _OF_PAGES[document.language],
        "on": [document.on.year, document.on.month, document.on.day],
        "blocks": [_block(block) for block in document.blocks],
    }


def _logo(logo: Logo | None) -> dict[str, Any] | None:
    return {"png": list(logo.png), "width": logo.width, "height": logo.height} if logo else None


def said(text: str) -> dict[str, Any]:
    """A text as the sources take it. Whoever draws it needs not care how long its words are."""
    longest = max(map(len, _LETTERS.findall(text)), default=0)
    return {
        "text": _NO_WORD.sub(_breakable, text),
        "from_right": reads_from_right(text),
        "in_our_letters": is_in_our_letters(text),
        "hyphenate": longest >= (LONG_IN_A_CELL if len(text) <= A_CELL else LONG),
    }


def _breakable(word: re.Match[str]) -> str:
    """The word so that it may break between any two letters, but not within what is one on the screen."""
    letters = word[0]
    if _COMPOUND.fullmatch(letters):
        return letters
    return letters[0] + "".join(c if _belongs_to_the_one_before(c) else f"\u200b{c}" for c in letters[1:])


def _belongs_to_the_one_before(c: str) -> bool:
    return unicodedata.category(c) in ("Mn", "Mc", "Me", "Cf", "Sk")


def _block(block: Block) -> dict[str, Any]:
    match block:
        case Heading():
            its = {"level": block.level, "on_new_page": block.on_new_page, "with_signatures": block.with_signatures}
            return {"is": "heading", "said": said(block.text), **its}
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
    return {"marks": [{"colour": str(mark.colour), "said": said(mark.text)} for mark in cell]}
