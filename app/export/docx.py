"""A document as Word, by python-docx: real heading and list styles, header rows that repeat, fields for the page
numbers, Swedish, A4. Words go in as text of runs, which Word never takes for a field or a formula.
"""

import io
from collections.abc import Sequence
from datetime import UTC, datetime, time
from typing import Any

from docx import Document as new_document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT, WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Emu, Mm, Pt, RGBColor

from app.alphabet import is_in_our_letters
from app.export.document import (
    Bars,
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
from app.vocabulary import PASS, Colour

FONT = "Arial"
"""Every Word has it, and it has Arabic."""
WIDTH = Mm(164)
"""Between the margins."""
LATEST_WORD = "15"
TABLE_HEAD, TABLE_TEXT, FACT, SIGNATURE = "Tabellhuvud", "Tabelltext", "Fakta", "Underskrift"
"""Our own styles, by the names that people see in Word."""
NO_LANGUAGE = "x-none"
"""As Word itself writes it."""
MOST_IN_A_PROPERTY = 255
"""Characters, of a title that the file itself has."""

_GREY = RGBColor(0x46, 0x46, 0x46)
_SIGNS = {
    Colour.GREEN: ("●", "00714F", "FFFFFF"),
    Colour.YELLOW: ("◐", "FFC629", "16201E"),
    Colour.RED: ("→", "C9302A", "FFFFFF"),
    Colour.BLACK: ("×", "0D1110", "FFFFFF"),
}
"""What stands for the drawn sign, on which ground, in which colour."""
_BLACK_LINE, _THIN_LINE = ("8", "000000"), ("4", "AAAAAA")
"""Eighths of a point, and colour."""


def docx(document: Document) -> bytes:
    paper = new_document()
    _set_up(paper, document)
    _head_and_foot(paper, document)
    _words(paper.add_paragraph(style="Title"), document.title)
    for block in document.blocks:
        match block:
            case Heading(text, level, on_new_page, _):
                line = paper.add_paragraph(style=f"Heading {level - 1}")
                line.paragraph_format.page_break_before = on_new_page or None
                _words(line, text)
            case Paragraph(text):
                _words(paper.add_paragraph(), text)
            case Bullets(items):
                for item in items:
                    _words(paper.add_paragraph(style="List Bullet"), item)
            case Facts(rows):
                _facts(paper, rows)
            case Table():
                _table(paper, block)
            case Bars():
                pass  # A picture of the table below it, which Word has as numbers.
            case Signatures(lines):
                _signatures(paper, lines)
    for part in (
        paper.styles.element,
        paper.element,
        paper.sections[0].header._element,
        paper.sections[0].footer._element,
    ):
        _put_in_order(part)
    file = io.BytesIO()
    paper.save(file)
    return file.getvalue()


def _set_up(paper: Any, document: Document) -> None:
    about = paper.core_properties
    about.title = _text(f"{document.kind}: {document.title}")[:MOST_IN_A_PROPERTY]
    about.author = about.comments = about.keywords = about.last_modified_by = ""
    about.language = "sv-SE"
    about.content_status = document.edition
    about.created = about.modified = datetime.combine(document.on, time(), UTC)
    about.revision = 1
    section = paper.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(23)
    logo = document.letterhead.logo
    section.top_margin, section.bottom_margin = Mm(38 + (logo.height if logo else 0)), Mm(24)
    section.header_distance, section.footer_distance = Mm(14), Mm(11)
    _compatibility(paper)
    _style(paper, "Normal", 10.5, after=5)
    _style(paper, "Title", 21, is_bold=True, after=10)
    _style(paper, "Heading 1", 12.5, is_bold=True, before=16, after=4)
    _style(paper, "Heading 2", 10.5, is_bold=True, before=8, after=2)
    _style(paper, "List Bullet", 10.5, after=2)
    _style(paper, "Header", 9, after=2)
    _style(paper, "Footer", 9, after=2)
    for name in (TABLE_HEAD, TABLE_TEXT, FACT, SIGNATURE):
        paper.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH).base_style = paper.styles["Normal"]
    _style(paper, TABLE_TEXT, 10.5, before=2.5, after=2.5)
    _style(paper, TABLE_HEAD, 9.5, is_bold=True, before=2.5, after=2.5)
    _style(paper, FACT, 10.5, before=1.5, after=1.5)
    _style(paper, SIGNATURE, 9)
    paper.styles[TABLE_HEAD].font.color.rgb = paper.styles[SIGNATURE].font.color.rgb = _GREY
    paper.styles[TABLE_HEAD].paragraph_format.keep_with_next = True
    language = paper.styles.element.find(f".//{qn('w:rPrDefault')}//{qn('w:lang')}")
    for side in ("val", "eastAsia"):
        language.set(qn(f"w:{side}"), "sv-SE")
    # The template's title has a blue line below it.
    for line in paper.styles["Title"].element.findall(f".//{qn('w:pBdr')}"):
        line.getparent().remove(line)


def _compatibility(paper: Any) -> None:
    """The layout of today's Word, not of the one that the template was made in."""
    settings = paper.settings.element
    for setting in settings.iter(qn("w:compatSetting")):
        if setting.get(qn("w:name")) == "compatibilityMode":
            setting.set(qn("w:val"), LATEST_WORD)


def _style(paper: Any, name: str, size: float, *, is_bold: bool = False, before: float = 0, after: float = 0) -> None:
    style = paper.styles[name]
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    fonts.attrib.clear()  # the template's fonts come from a theme, which would win
    for script in ("ascii", "hAnsi", "cs", "eastAsia"):
        fonts.set(qn(f"w:{script}"), FONT)
    style.font.size, style.font.bold = Pt(size), is_bold
    style.font.color.rgb = RGBColor(0, 0, 0)
    for script_size in style.element.rPr.findall(qn("w:szCs")):
        script_size.set(qn("w:val"), str(int(size * 2)))
    style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before), Pt(after)
    style.paragraph_format.line_spacing = 1.1


def _head_and_foot(paper: Any, document: Document) -> None:
    section = paper.sections[0]
    head = _grid(section.header, 1, (74, 24, 66))
    whose, mark, edition = head.rows[0].cells
    _whose(whose, document)
    if document.mark:
        mark.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.CENTER
        _boxed(mark.paragraphs[0].add_run(f"\u00a0{document.mark}\u00a0"))
    for line, text in ((edition.paragraphs[0], document.kind), (edition.add_paragraph(), document.edition)):
        line.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        _words(line, text, is_grey=True)
    for cell in (whose, mark, edition):
        cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.BOTTOM
    _lines(head.rows[0].cells, bottom=_BLACK_LINE)
    _end_of(section.header, head)
    foot = _grid(section.footer, 1, (134, 30))
    name, page = foot.rows[0].cells
    _words(name.paragraphs[0], document.foot, is_grey=True)
    line = page.paragraphs[0]
    line.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    for words, field in (("Sida ", "PAGE"), (" av ", "NUMPAGES")):
        _words(line, words, is_grey=True)
        _field(line, field)
    _lines(foot.rows[0].cells, top=_THIN_LINE)
    _end_of(section.footer, foot)
    for cell in (*head.rows[0].cells, *foot.rows[0].cells):
        for line in cell.paragraphs:
            line.style = paper.styles["Header" if cell in head.rows[0].cells else "Footer"]


def _whose(cell: Any, document: Document) -> None:
    """The organisation with its logo, and the workplace; the workplace alone where nobody has named one."""
    line, whose = cell.paragraphs[0], document.letterhead
    if whose.logo:
        picture = line.add_run().add_picture(io.BytesIO(whose.logo.png), Mm(whose.logo.width), Mm(whose.logo.height))
        for side in ("distT", "distB", "distL", "distR"):
            picture._inline.set(side, "0")  # else LibreOffice takes a margin of its own
        picture._inline.docPr.set("descr", _text(whose.organisation or "Logotyp"))
        line = cell.add_paragraph()
    if whose.organisation:
        _words(line, whose.organisation, is_bold=True)
        line = cell.add_paragraph()
    _words(line, document.place, is_bold=not whose.organisation)


def _end_of(part: Any, table: Any) -> None:
    """A head or foot must end in a paragraph; the one it began with moves last, and takes no room."""
    first = part.paragraphs[0]
    table._tbl.addnext(first._p)
    first.paragraph_format.line_spacing = Pt(1)


def _boxed(run: Any) -> None:
    run.bold = True
    _add(run._r.get_or_add_rPr(), "w:bdr", val="single", sz="8", space="0", color="000000")


def _field(line: Any, code: str) -> None:
    """A page number. Word fills it in when the document is opened; until then it says 1."""
    for kind, text in (("begin", ""), ("", code), ("separate", ""), ("=", "1"), ("end", "")):
        run = line.add_run()
        run.font.color.rgb = _GREY
        if kind == "":
            _add(run._r, "w:instrText").text = text
        elif kind == "=":
            run.text = text
        else:
            _add(run._r, "w:fldChar", fldCharType=kind)


def _words(line: Any, text: str, *, is_bold: bool = False, is_grey: bool = False) -> None:
    run = line.add_run(_text(text))
    run.bold = is_bold or None
    if is_grey:
        run.font.color.rgb = _GREY
    _language(run, text)
    if reads_from_right(text):
        _add(line._p.get_or_add_pPr(), "w:bidi")
        run.font.rtl = True
        run.font.cs_bold = is_bold or None


def _language(run: Any, text: str) -> None:
    """What is in other letters than ours is in a language that we can't know: no voice should read it as Swedish."""
    if not is_in_our_letters(text):
        _add(run._r.get_or_add_rPr(), "w:lang", val=NO_LANGUAGE, eastAsia=NO_LANGUAGE, bidi=NO_LANGUAGE)


def _text(text: str) -> str:
    """Without what XML can't carry, and without the line breaks and tabs that python-docx would make elements of."""
    return "".join(
        c if c >= " " and c not in "\x7f\ufffe\uffff" and not "\ud800" <= c <= "\udfff" else " " for c in text
    )


def _facts(paper: Any, rows: tuple[tuple[str, str], ...]) -> None:
    longest = max(len(name) for name, _ in rows)
    name_width = 32 if longest < 18 else 68
    grid = _grid(paper, len(rows), (name_width, 164 - name_width))
    _heads(grid, of_columns=False, of_rows=True)
    for row, (name, value) in zip(grid.rows, rows, strict=True):
        cells = row.cells
        _words(_line(cells[0], FACT), name, is_grey=True)
        _words(_line(cells[1], FACT), value, is_bold=True)
        if not value:
            _lines(cells[1:], bottom=_THIN_LINE)


def _table(paper: Any, block: Table) -> None:
    whole = sum(column.width for column in block.columns)
    widths = tuple(164 * column.width / whole for column in block.columns)
    table = _grid(paper, 1 + len(block.rows) + (block.total is not None), widths)
    _heads(table, of_columns=True, of_rows=len(block.columns) > 1)
    head, *rows = table.rows
    _add(head._tr.get_or_add_trPr(), "w:tblHeader")
    for row in table.rows:
        _add(row._tr.get_or_add_trPr(), "w:cantSplit")
    heads = tuple(column.head for column in block.columns)
    _row(head.cells, heads, block, TABLE_HEAD, _BLACK_LINE)
    for row, cells in zip(rows, block.rows, strict=False):
        _row(row.cells, cells, block, TABLE_TEXT, _THIN_LINE)
    if block.total:
        _row(rows[-1].cells, block.total, block, TABLE_TEXT, None, is_bold=True)


def _row(
    places: Sequence[Any],
    cells: Sequence[Cell],
    block: Table,
    style: str,
    below: tuple[str, str] | None,
    *,
    is_bold: bool = False,
) -> None:
    for there, cell, column in zip(places, cells, block.columns, strict=True):
        line = _line(there, style)
        if isinstance(cell, str):
            _words(line, cell, is_bold=is_bold)
        else:
            for number, mark in enumerate(cell):
                _mark(there.add_paragraph(style=style) if number else line, mark)
        if column.is_number:
            line.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    if below:
        _lines(places, bottom=below)


def _line(cell: Any, style: str) -> Any:
    """The cell's own paragraph, in this style of ours. (Looked up by its name, as `line.style = …` does, each would
    take four times as long.)"""
    line = cell.paragraphs[0]
    line._p.style = style
    return line


def _mark(line: Any, mark: Mark) -> None:
    if mark.colour == PASS:
        _words(line, f"–\u00a0{mark.text}")
        return
    shape, ground, ink = _SIGNS[mark.colour]
    sign = line.add_run(f"\u00a0{shape}\u00a0")
    sign.bold = True
    sign.font.color.rgb = RGBColor.from_string(ink)
    _add(sign._r.get_or_add_rPr(), "w:shd", val="clear", color="auto", fill=ground)
    _words(line, f"\u00a0{mark.text}")


def _signatures(paper: Any, lines: tuple[str, ...]) -> None:
    grid = _grid(paper, (len(lines) + 1) // 2, (78, 8, 78))
    places = [row.cells[i] for row in grid.rows for i in (0, 2)]
    for cell, text in zip(places, lines, strict=False):
        cell.paragraphs[0].paragraph_format.space_before = Pt(24)
        _edges(cell.paragraphs[0]._p.get_or_add_pPr(), "w:pBdr", bottom=_BLACK_LINE)
        _words(cell.add_paragraph(style=SIGNATURE), text)
    for row in grid.rows:
        _add(row._tr.get_or_add_trPr(), "w:cantSplit")
    for row in grid.rows[:-1]:
        for cell in row.cells:
            for line in cell.paragraphs:
                line.paragraph_format.keep_with_next = True  # nobody signs a page of its own


def _grid(place: Any, rows: int, widths: tuple[float, ...]) -> Any:
    """A table without lines, of fixed widths in mm, so that a long word breaks instead of widening its column.

    `place`: the paper itself, its head or its foot; only the latter want to be told a width.
    """
    table = place.add_table(rows, len(widths), *(() if hasattr(place, "core_properties") else (WIDTH,)))
    table.autofit = False
    _heads(table, of_columns=False, of_rows=False)
    table.alignment = WD_TABLE_ALIGNMENT.LEFT
    margins = _add(table._tbl.tblPr, "w:tblCellMar")
    for side, twips in (("left", "0"), ("right", "110")):
        _add(margins, f"w:{side}", w=twips, type="dxa")
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Emu(Mm(width))
        for cell in column.cells:
            cell.width = Emu(Mm(width))
    return table


def _heads(table: Any, *, of_columns: bool, of_rows: bool) -> None:
    """Whether its first row and first column are heads, for whoever hears it, and in the PDF that Word makes of it."""
    look = table._tbl.tblPr.find(qn("w:tblLook"))
    look.attrib.clear()
    look.set(qn("w:val"), f"{0x20 * of_columns + 0x80 * of_rows + 0x0600:04X}")
    for name, is_so in {"firstRow": of_columns, "lastRow": False, "firstColumn": of_rows, "lastColumn": False}.items():
        look.set(qn(f"w:{name}"), str(int(is_so)))
    for name in ("noHBand", "noVBand"):
        look.set(qn(f"w:{name}"), "1")


def _lines(cells: Sequence[Any], **edges: tuple[str, str]) -> None:
    for cell in cells:
        _edges(cell._tc.get_or_add_tcPr(), "w:tcBorders", **edges)


def _edges(properties: Any, name: str, **edges: tuple[str, str]) -> None:
    borders = _add(properties, name)
    for edge, (size, colour) in edges.items():
        _add(borders, f"w:{edge}", val="single", sz=size, space="0", color=colour)


_ORDER = {
    "pPr": "pStyle keepNext keepLines pageBreakBefore widowControl numPr pBdr shd tabs bidi spacing ind "
    "contextualSpacing jc outlineLvl rPr sectPr",
    "rPr": "rStyle rFonts b bCs i iCs caps color spacing kern position sz szCs u bdr shd vertAlign rtl cs lang",
    "tblPr": "tblStyle bidiVisual tblW jc tblInd tblBorders shd tblLayout tblCellMar tblLook",
    "tcPr": "tcW gridSpan vMerge tcBorders shd noWrap tcMar vAlign",
}
"""How the standard (ECMA-376) wants what we add to be ordered; Word may call a file damaged otherwise."""


def _put_in_order(part: Any) -> None:
    for name, order in _ORDER.items():
        places = {qn(f"w:{child}"): place for place, child in enumerate(order.split())}
        for properties in part.iter(qn(f"w:{name}")):
            if all(child.tag in places for child in properties):
                properties[:] = sorted(properties, key=lambda child: places[child.tag])


def _add(parent: Any, name: str, **attributes: str) -> Any:
    element = OxmlElement(name)
    for attribute, value in attributes.items():
        element.set(qn(f"w:{attribute}"), value)
    parent.append(element)
    return element
