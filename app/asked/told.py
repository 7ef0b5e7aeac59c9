"""Sums over workshops as lines of text and numbers, for the board's A4 and the files of key figures. Pure, in Swedish
as papers are.

The board's paper is public, and has what the staff have said alone: whoever leads was told that what they say goes to
the programme owner and HR. The files are those two's, and have it all.
"""

from collections.abc import Iterator

from app.asked.occasions import HELPS, Kind, Question, kind
from app.asked.sums import Line, Part, Programme
from app.asked.words import KIND, QUESTION, QUESTION_LED, SAID, SAID_LED
from app.export.document import Block, Facts, Heading, Paragraph, swedish_date
from app.key_figures.rows import Row

TITLE = "Hur workshopparna går"
HOW = (
    "Personalens svar, utan namn. Varje workshop som räknas har minst fem svar, och de räknas när ett halvår är slut, "
    "så många åt gången att ingen enskild workshop går att räkna ut."
)
_HELPS = tuple(map(kind, HELPS))
_TOLD = (Kind.SESSION, *_HELPS)
_SHORT = {Kind.START: "innan", Kind.SIX: "efter 6 månader", Kind.TWELVE: "efter 12 månader"}


def blocks(its: Programme) -> Iterator[Block]:
    """For the board's A4; nothing where nothing may be told."""
    lines = tuple(_lines(its))
    if lines:
        until = max(part.until for part in its.parts if part.kind in _TOLD)
        yield Heading(f"{TITLE}, {swedish_date(until.last)}")
        yield Facts(lines)
        yield Paragraph(HOW)


def _lines(its: Programme) -> Iterator[tuple[str, str]]:
    parts = {part.kind: part for part in its.parts}
    if Kind.SESSION in parts:
        yield from ((_question(line), f"Efter träffarna: {_said(line)}") for line in parts[Kind.SESSION].lines)
    helps = {of: {line.question: line for line in parts[of].lines} for of in _HELPS if of in parts}
    for question in Question:
        told = [f"{_SHORT[of]}: {_said(its[question])}" for of, its in helps.items() if question in its]
        if told:
            yield QUESTION[question], "; ".join(told)


def _question(line: Line) -> str:
    return QUESTION[line.question]


def _said(line: Line) -> str:
    counts = ", ".join(f"{SAID[line.question][choice]} {count}" for choice, count in line.sums.items())
    return f"{counts} ({line.answers} svar)"


def rows(its: Programme) -> Iterator[Row]:
    """For workbook and CSV: how many chose what, of how many answers."""
    for part in its.parts:
        yield from (row for line in part.lines for row in _rows(part, line))


def _rows(part: Part, line: Line) -> Iterator[Row]:
    is_led = part.kind is Kind.LED
    question, said = (QUESTION_LED, SAID_LED) if is_led else (QUESTION, SAID)
    for choice, count in line.sums.items():
        section = f"{KIND[part.kind]}: {question[line.question]}"
        yield Row(section, said[line.question][choice], count, line.answers, part.until.last, "svar")
