"""What a Word file of ours looks like, by styles that have names: change one in Word, and the whole document follows.
Nothing in the text is formatted by itself.

In the municipality's own template its styles stay as they are. What it lacks of ours is added, on top of its own body
text.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from docx.enum.style import WD_STYLE_TYPE
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.parts.numbering import NumberingPart
from docx.shared import Pt, RGBColor

from app.vocabulary import Colour

FONT = "Arial"
"""Every Word has it, and it has Arabic."""
TABLE_HEAD, TABLE_HEAD_NUMBER, TABLE_TEXT, TABLE_NUMBER = "Tabellhuvud", "Tabellhuvud tal", "Tabelltext", "Tabelltal"
TABLE_SUM, TABLE_SUM_NUMBER = "Tabellsumma", "Tabellsumma tal"
FACT_NAME, FACT, TO_WRITE_ON = "Faktanamn", "Fakta", "Skrivrad"
SIGNATURE_LINE, SIGNATURE = "Underskriftslinje", "Underskrift"
HEAD_WHOSE, HEAD_RIGHT, HEAD_MARK, FOOT_RIGHT = "Sidhuvud namn", "Sidhuvud höger", "Sidhuvud mitt", "Sidfot höger"
MARK = "Märke"
COLOUR_STYLES = {
    Colour.GREEN: "Färg grön",
    Colour.YELLOW: "Färg gul",
    Colour.RED: "Färg röd",
    Colour.BLACK: "Färg svart",
}
LINES, FACTS, LINES_TO_SIGN, HEAD, FOOT = "Linjetabell", "Faktatabell", "Underskriftstabell", "Huvudtabell", "Fottabell"
"""Our own styles, of paragraphs, of words and of tables, by the names that people see in Word."""

_GREY, _BLACK = "464646", "000000"
_BLACK_LINE, _THIN_LINE = ("8", _BLACK), ("4", "AAAAAA")
"""Eighths of a point, and colour."""
_GROUNDS = {
    Colour.GREEN: ("00714F", "FFFFFF"),
    Colour.YELLOW: ("FFC629", "16201E"),
    Colour.RED: ("C9302A", "FFFFFF"),
    Colour.BLACK: ("0D1110", "FFFFFF"),
}


@dataclass(frozen=True, slots=True)
class Look:
    """Of a paragraph. `size`, `before`, `after`: points; no size: as what it is based on. `line`: on which side."""

    based_on: str = "Normal"
    size: float | None = None
    is_bold: bool | None = None
    colour: str = ""
    before: float = 0
    after: float = 0
    side: str = ""
    keeps: bool = False
    line: str = ""


_TEMPLATES: Mapping[str, Look] = {
    "Normal": Look("", 10.5, is_bold=False, colour=_BLACK, after=5),
    "Title": Look("", 21, is_bold=True, colour=_BLACK, after=10),
    "Heading 1": Look("", 12.5, is_bold=True, colour=_BLACK, before=16, after=4),
    "Heading 2": Look("", 10.5, is_bold=True, colour=_BLACK, before=8, after=2),
    "List Bullet": Look("", 10.5, is_bold=False, colour=_BLACK, after=2),
    "Header": Look("", 9, is_bold=False, colour=_BLACK, after=2),
    "Footer": Look("", 9, is_bold=False, colour=_GREY, after=2),
}
"""Word's own, which every template has a look of its own for."""
_OURS: Mapping[str, Look] = {
    TABLE_TEXT: Look(before=2.5, after=2.5),
    TABLE_NUMBER: Look(TABLE_TEXT, before=2.5, after=2.5, side="right"),
    TABLE_HEAD: Look(TABLE_TEXT, 9.5, is_bold=True, colour=_GREY, before=2.5, after=2.5, keeps=True),
    TABLE_HEAD_NUMBER: Look(TABLE_HEAD, 9.5, is_bold=True, before=2.5, after=2.5, side="right", keeps=True),
    TABLE_SUM: Look(TABLE_TEXT, is_bold=True, before=2.5, after=2.5),
    TABLE_SUM_NUMBER: Look(TABLE_SUM, is_bold=True, before=2.5, after=2.5, side="right"),
    FACT_NAME: Look(colour=_GREY, before=1.5, after=1.5),
    FACT: Look(is_bold=True, before=1.5, after=1.5),
    TO_WRITE_ON: Look(before=1.5, after=1.5, line="bottom"),
    SIGNATURE_LINE: Look(before=24, line="bottom", keeps=True),
    SIGNATURE: Look(size=9, colour=_GREY),
    HEAD_WHOSE: Look("Header", is_bold=True, after=2),
    HEAD_RIGHT: Look("Header", colour=_GREY, after=2, side="right"),
    HEAD_MARK: Look("Header", after=2, side="center"),
    FOOT_RIGHT: Look("Footer", after=2, side="right"),
}


def set_up(paper: Any, *, is_ours: bool) -> None:
    """`is_ours`: no municipality's template, so Word's own styles are given our look."""
    if is_ours:
        _without_the_librarys(paper)
    for name, look in _TEMPLATES.items():
        is_lacking = not _has(paper, name, WD_STYLE_TYPE.PARAGRAPH)
        style = (
            paper.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH, builtin=True) if is_lacking else paper.styles[name]
        )
        if is_ours or is_lacking:
            _dress(paper, style, look)
    for name, look in _OURS.items():
        if not _has(paper, name, WD_STYLE_TYPE.PARAGRAPH):
            _dress(paper, paper.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH), look)
    if is_ours:
        _in_our_font(paper)
    _bullets(paper)
    _of_words(paper)
    _of_tables(paper)


def _has(paper: Any, name: str, kind: WD_STYLE_TYPE) -> bool:
    """Whether there is such a style. Raises `ValueError` where it is a style of something else."""
    try:
        style = paper.styles[name]
    except KeyError:
        return False
    if style.type != kind:
        raise ValueError(f"{name} is no style of this kind: {kind.name.lower()}")
    return True


def _dress(paper: Any, style: Any, look: Look) -> None:
    if look.based_on:
        style.base_style = paper.styles[look.based_on]
    if look.size:
        style.font.size = Pt(look.size)
        for script_size in style.element.rPr.findall(qn("w:szCs")):
            script_size.set(qn("w:val"), str(int(look.size * 2)))
    if look.is_bold is not None:
        style.font.bold = look.is_bold
        style.font.cs_bold = look.is_bold or None
    if look.colour:
        style.font.color.rgb = RGBColor.from_string(look.colour)
    about = style.paragraph_format
    about.space_before, about.space_after, about.line_spacing = Pt(look.before), Pt(look.after), 1.1
    about.keep_with_next = look.keeps or about.keep_with_next
    its = style.element.get_or_add_pPr()
    if look.side:
        add(its, "w:jc", val=look.side)
    if look.line:
        edges(its, "w:pBdr", **{look.line: _BLACK_LINE})


def _in_our_font(paper: Any) -> None:
    """In the template that the library has, fonts come from a theme, which would win."""
    for name in _TEMPLATES:
        fonts = paper.styles[name].element.get_or_add_rPr().get_or_add_rFonts()
        fonts.attrib.clear()
        for script in ("ascii", "hAnsi", "cs", "eastAsia"):
            fonts.set(qn(f"w:{script}"), FONT)
    language = paper.styles.element.find(f".//{qn('w:rPrDefault')}//{qn('w:lang')}")
    for side in ("val", "eastAsia"):
        language.set(qn(f"w:{side}"), "sv-SE")
    # Its title has a blue line below it.
    for line in paper.styles["Title"].element.findall(f".//{qn('w:pBdr')}"):
        line.getparent().remove(line)


def _without_the_librarys(paper: Any) -> None:
    """A hundred looks of tables that nobody asked for, in every list of styles."""
    for style in paper.styles.element.findall(qn("w:style")):
        if style.get(qn("w:type")) == "table" and style.get(qn("w:default")) != "1":
            style.getparent().remove(style)


def _of_words(paper: Any) -> None:
    for colour, name in COLOUR_STYLES.items():
        if not _has(paper, name, WD_STYLE_TYPE.CHARACTER):
            ground, ink = _GROUNDS[colour]
            style = paper.styles.add_style(name, WD_STYLE_TYPE.CHARACTER)
            style.font.bold, style.font.color.rgb = True, RGBColor.from_string(ink)
            add(style.element.get_or_add_rPr(), "w:shd", val="clear", color="auto", fill=ground)
    if not _has(paper, MARK, WD_STYLE_TYPE.CHARACTER):
        style = paper.styles.add_style(MARK, WD_STYLE_TYPE.CHARACTER)
        style.font.bold = True
        add(style.element.get_or_add_rPr(), "w:bdr", val="single", sz="8", space="0", color=_BLACK)


def _of_tables(paper: Any) -> None:
    """Rows have a thin line below; the head's is black. The cells' own margins are the first column's edge."""
    whole = {LINES: {"insideH": _THIN_LINE, "bottom": _THIN_LINE}, FACTS: {}, LINES_TO_SIGN: {}}
    layout = {HEAD: {"bottom": _BLACK_LINE}, FOOT: {"top": _THIN_LINE}}
    for name, lines in {**whole, **layout}.items():
        if _has(paper, name, WD_STYLE_TYPE.TABLE):
            continue
        style = paper.styles.add_style(name, WD_STYLE_TYPE.TABLE)
        its = add(style.element, "w:tblPr")
        if lines:
            edges(its, "w:tblBorders", **lines)
        margins = add(its, "w:tblCellMar")
        for side, twips in (("left", "0"), ("right", "110")):
            add(margins, f"w:{side}", w=twips, type="dxa")
        if name == HEAD:
            add(add(style.element, "w:tcPr"), "w:vAlign", val="bottom")
        if name == LINES:
            _of_row(style.element, "firstRow", bottom=_BLACK_LINE)
            _of_row(style.element, "lastRow", bottom=("0", ""))


def _of_row(style: Any, which: str, **lines: tuple[str, str]) -> None:
    edges(add(add(style, "w:tblStylePr", type=which), "w:tcPr"), "w:tcBorders", **lines)


def _bullets(paper: Any) -> None:
    """A template need not have a list: then ours gets dots of its own."""
    its = paper.styles["List Bullet"].element.get_or_add_pPr()
    if its.find(qn("w:numPr")) is not None:
        return
    numbering = _numbering(paper)
    ids = [int(it.get(qn("w:abstractNumId"))) for it in numbering.findall(qn("w:abstractNum"))]
    nums = [int(it.get(qn("w:numId"))) for it in numbering.findall(qn("w:num"))]
    kind, number = max(ids, default=-1) + 1, max(nums, default=0) + 1
    numbering.insert(len(ids), parse_xml(_DOTS.format(ns=nsdecls("w"), id=kind)))
    add(add(numbering, "w:num", numId=str(number)), "w:abstractNumId", val=str(kind))
    add(add(its, "w:numPr"), "w:numId", val=str(number))


_DOTS = (
    '<w:abstractNum {ns} w:abstractNumId="{id}"><w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0">'
    '<w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="•"/><w:lvlJc w:val="left"/>'
    '<w:pPr><w:ind w:left="360" w:hanging="360"/></w:pPr></w:lvl></w:abstractNum>'
)


def _numbering(paper: Any) -> Any:
    try:
        return paper.part.part_related_by(RELATIONSHIP_TYPE.NUMBERING).element
    except KeyError:
        element = parse_xml(f"<w:numbering {nsdecls('w')}/>")
        where = PackURI("/word/numbering.xml")
        part = NumberingPart(where, CONTENT_TYPE.WML_NUMBERING, element, paper.part.package)
        paper.part.relate_to(part, RELATIONSHIP_TYPE.NUMBERING)
        return element


def edges(properties: Any, name: str, **lines: tuple[str, str]) -> None:
    """Lines at these sides: thickness and colour, no thickness for none."""
    borders = add(properties, name)
    for edge, (size, colour) in lines.items():
        if colour:
            add(borders, f"w:{edge}", val="single", sz=size, space="0", color=colour)
        else:
            add(borders, f"w:{edge}", val="nil")


def add(parent: Any, name: str, **attributes: str) -> Any:
    element = OxmlElement(name)
    for attribute, value in attributes.items():
        element.set(qn(f"w:{attribute}"), value)
    parent.append(element)
    return element
