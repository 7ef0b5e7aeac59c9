"""The figures of one place as a workbook and as CSV. A text from somebody is only ever text in them."""

import io
from collections.abc import Sequence
from datetime import date

import xlsxwriter

from app.export.delimited import delimited
from app.key_figures.rows import Row, said
from app.key_figures.withheld import Hidden

HEAD = {"Del": 34, "Vad": 44, "Antal": 14, "Av": 12, "Enhet": 10, "Dag": 12, "Källa": 44}
"""Columns, and how wide they are, in letters roughly."""


def xlsx(title: str, facts: Sequence[tuple[str, str]], rows: Sequence[Row]) -> bytes:
    """`facts`: what is true of all of it, on a sheet of its own, which comes first."""
    file = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    book = xlsxwriter.Workbook(file, options)
    book.set_properties({"title": title, "author": ""})
    bold, plain = (
        book.add_format({"bold": True, "valign": "top"}),
        book.add_format({"text_wrap": True, "valign": "top"}),
    )
    about = book.add_worksheet("Om")
    about.set_column(0, 0, 26)
    about.set_column(1, 1, 80)
    for line, (name, value) in enumerate(facts):
        about.write_string(line, 0, name, bold)
        about.write_string(line, 1, value, plain)
    sheet = book.add_worksheet("Nyckeltal")
    for at, (head, width) in enumerate(HEAD.items()):
        sheet.set_column(at, at, width)
        sheet.write_string(0, at, head, bold)
    for line, row in enumerate(rows, 1):
        for at, cell in enumerate(_cells(row)):
            if isinstance(cell, str):
                sheet.write_string(line, at, cell, plain)
            else:
                sheet.write_number(line, at, cell)
    sheet.freeze_panes(1, 2)
    sheet.autofilter(0, 0, max(1, len(rows)), len(HEAD) - 1)
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    book.close()
    return file.getvalue()


def csv(facts: Sequence[tuple[str, str]], rows: Sequence[Row]) -> bytes:
    """With decimal commas."""
    lines = ([cell if isinstance(cell, str) else said(cell) for cell in _cells(row)] for row in rows)
    return delimited([[*HEAD], *lines, [], *facts])


def _cells(row: Row) -> list[str | float]:
    of = "" if row.of is None else _cell(row.of)
    return [row.section, row.name, _cell(row.cell), of, row.unit, _day(row.on), row.source]


def _cell(cell: float | Hidden | None) -> str | float:
    return said(cell) if cell is None or isinstance(cell, Hidden) else cell


def _day(day: date) -> str:
    return day.isoformat()
