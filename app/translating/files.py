"""The list to translate, as a file that a spreadsheet opens: a column with the tasks, and one to fill in."""

import io
from collections.abc import Callable, Sequence

import xlsxwriter

from app.export.delimited import delimited
from app.translating.typed import Line

HEAD = "Arbetsuppgift"


def xlsx(lines: Sequence[Line], name: str, *, from_the_right: bool) -> bytes:
    """`name`: what the language is called, above its column."""
    file = io.BytesIO()
    book = xlsxwriter.Workbook(
        file,
        {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False},
    )
    bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 2})
    plain = book.add_format({"text_wrap": True, "valign": "top"})
    theirs = book.add_format({"text_wrap": True, "valign": "top", "reading_order": 2 if from_the_right else 1})
    sheet = book.add_worksheet("Uppgifter")
    sheet.set_column(0, 1, 60)
    for column, text in enumerate((HEAD, name)):
        sheet.write_string(0, column, text, bold)
    for row, line in enumerate(lines, 1):
        sheet.write_string(row, 0, line.text, plain)
        sheet.write_string(row, 1, line.kept, theirs)
    sheet.freeze_panes(1, 0)
    book.close()
    return file.getvalue()


def csv(lines: Sequence[Line], name: str, *, from_the_right: bool) -> bytes:
    return delimited([(HEAD, name), *((line.text, line.kept) for line in lines)])


FILES: dict[str, Callable[..., bytes]] = {"xlsx": xlsx, "csv": csv}
