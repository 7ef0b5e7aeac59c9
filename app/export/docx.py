"""A document as Word, by python-docx: real heading and list styles, header rows that repeat, fields for the page
numbers, Swedish, A4; or in the municipality's own template, with its styles, margins, head and foot. Words go in as
text of runs, which Word never takes for a field or a formula, and look as their styles say (word_styles.py).

What all papers begin with is made once and kept, a file with the styles and nothing in it, and a style is named by its
id: to look one up by its name, as the library does, costs more than all that is written.
"""

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, time
from functools import lru_cache
from typing import Any

from docx import Document as new_document
from docx.oxml.ns import qn
from docx.shared import Emu, Mm, Pt

from app.alphabet import is_in_our_letters
from app.export.document import (
    Bars,
    Block,
    Bullets,
    Cell,
    Document,
    Facts,
    Heading,
    Mark,
    Paragraph,
    Signatures,
    Table,
    reads_from_right,
)
from app.export.word_styles import (
    COLOUR_STYLES,
    FACT,
    FACT_NAME,
    FACTS,
    FOOT,
    FOOT_RIGHT,
    HEAD,
    HEAD_MARK,
    HEAD_RIGHT,
    HEAD_WHOSE,
    LINES,
    LINES_TO_SIGN,
    MARK,
    SIGNATURE,
    SIGNATURE_LINE,
    TABLE_HEAD,
    TABLE_HEAD_NUMBER,
    TABLE_NUMBER,
    TABLE_SUM,
    TABLE_SUM_NUMBER,
    TABLE_TEXT,
    TO_WRITE_ON,
    add,
    set_up,
)
from app.vocabulary import PASS, Colour

WIDTH = 164.0
"""Millimetres between the margins, where they are ours."""
LINE = 5.0
"""Millimetres that a line takes in the head, where there is more than one of how the paper stands in the records."""
LATEST_WORD = "15"
NO_LANGUAGE = "x-none"
"""As Word itself writes it."""
MOST_IN_A_PROPERTY = 255
"""Characters, of a title that the file itself has."""
NOT_OF_THIS = ("thumbnail", "extended-properties")
"""What a template has beside its text: a picture of another document, and who wrote that with what."""
NOT_OURS = ("customXml", "stylesWithEffects")
"""Likewise, in the library's own: a list of sources, and the looks of its tables once more."""

_SIGNS = {Colour.GREEN: "●", Colour.YELLOW: "◐", Colour.RED: "→", Colour.BLACK: "×"}
"""What stands for the drawn sign."""


@dataclass(frozen=True, slots=True)
class _Blank:
    """A file with nothing in it but its styles, and what each of them is called in it, by name."""

    file: bytes = field(repr=False)
    ids: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class _On:
    """What is written on: the paper, how wide its text is in mm, and what each style is called in the file, by name."""

    paper: Any
    width: float
    ids: Mapping[str, str]


def docx(document: Document) -> bytes:
    its_template = document.letterhead.template
    blank = _blank(its_template)
    paper = new_document(io.BytesIO(blank.file))
    _properties(paper, document)
    if not its_template:
        _page(paper, document)
    on = _On(paper, _width(paper), blank.ids)
    _begin(on, document, is_ours=not its_template)
    _words(_new_line(on, "Title"), document.title)
    stays = False
    for block in document.blocks:
        stays = (stays or (isinstance(block, Heading) and block.with_signatures)) and not isinstance(block, Signatures)
        before = paper.element.body[-2] if len(paper.element.body) > 1 else None
        _draw(on, block)
        if stays:
            _keep_with_next(paper, before)
    for part in (paper.element, *_heads_and_feet(paper)):
        _put_in_order(part)
    return _saved(paper)


@lru_cache(maxsize=2)
def _blank(template: bytes | None) -> _Blank:
    """Of a municipality's own template, or of ours. The last two are kept: a server has one, and tries it first."""
    paper = new_document(io.BytesIO(template) if template else None)
    for element in [it for it in paper.element.body if it.tag != qn("w:sectPr")]:
        paper.element.body.remove(element)
    set_up(paper, is_ours=not template)
    _let_go(paper, NOT_OF_THIS if template else (*NOT_OF_THIS, *NOT_OURS))
    if not template:
        _compatibility(paper)
    _put_in_order(paper.styles.element)
    return _Blank(_saved(paper), {style.name: style.style_id for style in paper.styles})


def _saved(paper: Any) -> bytes:
    file = io.BytesIO()
    paper.save(file)
    return file.getvalue()


def _draw(on: _On, block: Block) -> None:
    paper = on.paper
    match block:
        case Heading(text, level, on_new_page):
            line = _new_line(on, f"Heading {level - 1}")
            line.paragraph_format.page_break_before = on_new_page or None
            _words(line, text)
        case Paragraph(text):
            _words(paper.add_paragraph(), text)
        case Bullets(items):
            for item in items:
                _words(_new_line(on, "List Bullet"), item)
        case Facts(rows):
            _facts(on, rows)
        case Table():
            _table(on, block)
        case Bars():
            pass  # A picture of the table below it, which Word has as numbers.
        case Signatures(lines):
            _signatures(on, lines)


def _keep_with_next(paper: Any, before: Any) -> None:
    """What was drawn after that stays on the page of what comes next, where a page has room for both."""
    drawn = before.itersiblings() if before is not None else paper.element.body
    for element in drawn:
        for line in element.iter(qn("w:p")):
            properties = line.get_or_add_pPr()
            if properties.find(qn("w:keepNext")) is None:
                add(properties, "w:keepNext")


def _heads_and_feet(paper: Any) -> list[Any]:
    """Those that there are; the first page may have its own."""
    every = (
        part
        for its in paper.sections
        for part in (its.header, its.footer, its.first_page_header, its.first_page_footer)
    )
    return [part._element for part in every if not part.is_linked_to_previous]


def _begin(on: _On, document: Document, *, is_ours: bool) -> None:
    """What each page has. A template's head and foot stay, where there is something in them."""
    if is_ours or not any(map(_says_something, _heads_and_feet(on.paper))):
        _head_and_foot(on, document)
    elif document.mark:
        _marked(on, on.paper.add_paragraph(), document.mark)


def _marked(on: _On, line: Any, mark: str) -> None:
    _run(line, f"\u00a0{mark}\u00a0", on.ids[MARK])


def _says_something(part: Any) -> bool:
    kinds = (qn("w:drawing"), qn("w:pict"), qn("w:object"))
    return any((it.text or "").strip() for it in part.iter(qn("w:t"))) or next(part.iter(*kinds), None) is not None


def _properties(paper: Any, document: Document) -> None:
    about = paper.core_properties
    about.title = _text(f"{document.kind}: {document.title}")[:MOST_IN_A_PROPERTY]
    about.author = _text(document.letterhead.organisation)[:MOST_IN_A_PROPERTY]
    about.comments = about.keywords = about.last_modified_by = about.subject = about.category = ""
    about.language = "sv-SE"
    about.content_status = document.edition
    about.created = about.modified = datetime.combine(document.on, time(), UTC)
    about.revision = 1


def _let_go(paper: Any, kinds: Sequence[str]) -> None:
    for relations in (paper.part.package.rels, paper.part.rels):
        for id in [id for id, it in relations.items() if it.reltype.rsplit("/", 1)[1] in kinds]:
            del relations[id]


def _page(paper: Any, document: Document) -> None:
    section = paper.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(23)
    logo, lines = document.letterhead.logo, len(document.filed.lines)
    section.top_margin = Mm(38 + max(logo.height if logo else 0, LINE * (lines - 1)))
    section.bottom_margin = Mm(24)
    section.header_distance, section.footer_distance = Mm(14), Mm(11)


def _width(paper: Any) -> float:
    """Millimetres between the margins."""
    section = paper.sections[-1]
    its = (section.page_width, section.left_margin, section.right_margin)
    return float((its[0] - its[1] - its[2]) / Mm(1)) if None not in its else WIDTH


def _compatibility(paper: Any) -> None:
    """The layout of today's Word, not of the one that the template was made in."""
    settings = paper.settings.element
    for setting in settings.iter(qn("w:compatSetting")):
        if setting.get(qn("w:name")) == "compatibilityMode":
            setting.set(qn("w:val"), LATEST_WORD)


def _head_and_foot(on: _On, document: Document) -> None:
    section = on.paper.sections[0]
    head = _grid(on, section.header, 1, _shared(on.width, 74, 24, 66), HEAD)
    whose, mark, edition = head.rows[0].cells
    _whose(on, whose, document)
    line = _line(on, mark, HEAD_MARK)
    if document.mark:
        _marked(on, line, document.mark)
    for number, text in enumerate((document.kind, document.edition, *document.filed.lines)):
        _words(_next_line(on, edition, HEAD_RIGHT) if number else _line(on, edition, HEAD_RIGHT), text)
    _end_of(section.header, head)
    foot = _grid(on, section.footer, 1, _shared(on.width, 134, 30), FOOT)
    name, page = foot.rows[0].cells
    _words(_line(on, name, "Footer"), document.foot)
    line = _line(on, page, FOOT_RIGHT)
    for words, code in (("Sida ", "PAGE"), (" av ", "NUMPAGES")):
        _words(line, words)
        _field(line, code)
    _end_of(section.footer, foot)


def _shared(width: float, *parts: float) -> tuple[float, ...]:
    return tuple(width * part / sum(parts) for part in parts)


def _whose(on: _On, cell: Any, document: Document) -> None:
    """The organisation with its logo, and the workplace; the workplace alone where nobody has named one."""
    line, whose = _line(on, cell, HEAD_WHOSE), document.letterhead
    if whose.logo:
        picture = line.add_run().add_picture(io.BytesIO(whose.logo.png), Mm(whose.logo.width), Mm(whose.logo.height))
        for side in ("distT", "distB", "distL", "distR"):
            picture._inline.set(side, "0")  # else LibreOffice takes a margin of its own
        picture._inline.docPr.set("descr", _text(whose.organisation or "Logotyp"))
        line = _next_line(on, cell, HEAD_WHOSE)
    if whose.organisation:
        _words(line, whose.organisation)
        line = _next_line(on, cell, "Header")
    _words(line, document.place)


def _end_of(part: Any, table: Any) -> None:
    """A head or foot must end in a paragraph; the one it began with moves last, and takes no room."""
    first = part.paragraphs[0]
    table._tbl.addnext(first._p)
    first.paragraph_format.line_spacing = Pt(1)


def _field(line: Any, code: str) -> None:
    """A page number. Word fills it in when the document is opened; until then it says 1."""
    for kind, text in (("begin", ""), ("", code), ("separate", ""), ("=", "1"), ("end", "")):
        run = line.add_run()
        if kind == "":
            add(run._r, "w:instrText").text = text
        elif kind == "=":
            run.text = text
        else:
            add(run._r, "w:fldChar", fldCharType=kind)


def _words(line: Any, text: str) -> None:
    run = _run(line, _text(text))
    if not is_in_our_letters(text):
        _language(run)
    if reads_from_right(text):
        add(line._p.get_or_add_pPr(), "w:bidi")
        add(run.get_or_add_rPr(), "w:rtl")


def _run(line: Any, text: str, style: str = "") -> Any:
    """Text as a run at the end of the line. `style`: its id."""
    run = add(line._p, "w:r")
    if style:
        run.style = style
    if text:
        its = add(run, "w:t")
        its.text = text
        if text.strip() != text:
            its.set(qn("xml:space"), "preserve")
    return run


def _language(run: Any) -> None:
    """What is in other letters than ours is in a language that we can't know: no voice should read it as Swedish."""
    add(run.get_or_add_rPr(), "w:lang", val=NO_LANGUAGE, eastAsia=NO_LANGUAGE, bidi=NO_LANGUAGE)


def _text(text: str) -> str:
    """Without what XML can't carry, and without the line breaks and tabs that python-docx would make elements of."""
    return "".join(
        c if c >= " " and c not in "\x7f\ufffe\uffff" and not "\ud800" <= c <= "\udfff" else " " for c in text
    )


def _facts(on: _On, rows: tuple[tuple[str, str], ...]) -> None:
    longest = max(len(name) for name, _ in rows)
    name_width = on.width * (0.2 if longest < 18 else 0.41)
    grid = _grid(on, on.paper, len(rows), (name_width, on.width - name_width), FACTS)
    _heads(grid, of_rows=True)
    for row, (name, value) in zip(grid.rows, rows, strict=True):
        cells = row.cells
        _words(_line(on, cells[0], FACT_NAME), name)
        _words(_line(on, cells[1], FACT if value else TO_WRITE_ON), value)


def _table(on: _On, block: Table) -> None:
    widths = _shared(on.width, *(column.width for column in block.columns))
    table = _grid(on, on.paper, 1 + len(block.rows) + (block.total is not None), widths, LINES)
    _heads(table, of_columns=True, of_rows=len(block.columns) > 1, of_sum=block.total is not None)
    head, *rows = table.rows
    add(head._tr.get_or_add_trPr(), "w:tblHeader")
    for row in table.rows:
        add(row._tr.get_or_add_trPr(), "w:cantSplit")
    heads = tuple(column.head for column in block.columns)
    _row(on, head.cells, heads, block, (TABLE_HEAD, TABLE_HEAD_NUMBER))
    for row, cells in zip(rows, block.rows, strict=False):
        _row(on, row.cells, cells, block, (TABLE_TEXT, TABLE_NUMBER))
    if block.total:
        _row(on, rows[-1].cells, block.total, block, (TABLE_SUM, TABLE_SUM_NUMBER))


def _row(on: _On, places: Sequence[Any], cells: Sequence[Cell], block: Table, styles: tuple[str, str]) -> None:
    """`styles`: of words, and of numbers."""
    for there, cell, column in zip(places, cells, block.columns, strict=True):
        line = _line(on, there, styles[column.is_number])
        if isinstance(cell, str):
            _words(line, cell)
        else:
            for number, mark in enumerate(cell):
                _mark(on, _next_line(on, there, styles[0]) if number else line, mark)


def _new_line(on: _On, style: str) -> Any:
    """The next paragraph of the text."""
    return _dressed(on, on.paper.add_paragraph(), style)


def _line(on: _On, cell: Any, style: str) -> Any:
    """The paragraph that a cell begins with."""
    return _dressed(on, cell.paragraphs[0], style)


def _next_line(on: _On, cell: Any, style: str) -> Any:
    return _dressed(on, cell.add_paragraph(), style)


def _dressed(on: _On, line: Any, style: str) -> Any:
    add(line._p.get_or_add_pPr(), "w:pStyle", val=on.ids[style])
    return line


def _mark(on: _On, line: Any, mark: Mark) -> None:
    if mark.colour == PASS:
        _words(line, f"–\u00a0{mark.text}")
        return
    _run(line, f"\u00a0{_SIGNS[mark.colour]}\u00a0", on.ids[COLOUR_STYLES[mark.colour]])
    _words(line, f"\u00a0{mark.text}")


def _signatures(on: _On, lines: tuple[str, ...]) -> None:
    grid = _grid(on, on.paper, (len(lines) + 1) // 2, _shared(on.width, 78, 8, 78), LINES_TO_SIGN)
    places = [row.cells[i] for row in grid.rows for i in (0, 2)]
    for cell, text in zip(places, lines, strict=False):
        _line(on, cell, SIGNATURE_LINE)
        _words(_next_line(on, cell, SIGNATURE), text)
    for row in grid.rows:
        add(row._tr.get_or_add_trPr(), "w:cantSplit")
    for row in grid.rows[:-1]:
        for cell in row.cells:
            for line in cell.paragraphs:
                line.paragraph_format.keep_with_next = True  # nobody signs a page of its own


def _grid(on: _On, place: Any, rows: int, widths: tuple[float, ...], style: str) -> Any:
    """A table of fixed widths in mm, so that a long word breaks instead of widening its column.

    `place`: the paper itself, its head or its foot; only the latter want to be told a width.
    """
    table = place.add_table(rows, len(widths), *(() if place is on.paper else (Mm(sum(widths)),)))
    table._tbl.tblStyle_val = on.ids[style]
    table.autofit = False
    _heads(table)
    lengths = [Emu(Mm(width)) for width in widths]
    for column, length in zip(table._tbl.tblGrid.gridCol_lst, lengths, strict=True):
        column.w = length
    for row in table._tbl.tr_lst:
        for cell, length in zip(row.tc_lst, lengths, strict=True):
            cell.width = length
    return table


def _heads(table: Any, *, of_columns: bool = False, of_rows: bool = False, of_sum: bool = False) -> None:
    """Whether its first row and first column are heads, for whoever hears it, and in the PDF that Word makes of it; and
    whether its last row is a sum."""
    look = table._tbl.tblPr.find(qn("w:tblLook"))
    if look is None:
        look = add(table._tbl.tblPr, "w:tblLook")
    look.attrib.clear()
    look.set(qn("w:val"), f"{0x20 * of_columns + 0x40 * of_sum + 0x80 * of_rows + 0x0600:04X}")
    are = {"firstRow": of_columns, "lastRow": of_sum, "firstColumn": of_rows, "lastColumn": False}
    for name, is_so in are.items():
        look.set(qn(f"w:{name}"), str(int(is_so)))
    for name in ("noHBand", "noVBand"):
        look.set(qn(f"w:{name}"), "1")


_ORDER = {
    "pPr": "pStyle keepNext keepLines pageBreakBefore widowControl numPr pBdr shd tabs bidi spacing ind "
    "contextualSpacing jc outlineLvl rPr sectPr",
    "rPr": "rStyle rFonts b bCs i iCs caps color spacing kern position sz szCs u bdr shd vertAlign rtl cs lang",
    "tblPr": "tblStyle bidiVisual tblW jc tblInd tblBorders shd tblLayout tblCellMar tblLook",
    "tcPr": "tcW gridSpan vMerge tcBorders shd noWrap tcMar vAlign",
}
"""How the standard (ECMA-376) wants what we add to be ordered; Word may call a file damaged otherwise."""
_PLACES = {
    qn(f"w:{name}"): {qn(f"w:{child}"): place for place, child in enumerate(order.split())}
    for name, order in _ORDER.items()
}


def _put_in_order(part: Any) -> None:
    for properties in part.iter(*_PLACES):
        places = _PLACES[properties.tag]
        if len(properties) > 1 and all(child.tag in places for child in properties):
            properties[:] = sorted(properties, key=lambda child: places[child.tag])
