"""A calculation as a workbook that reckons: its values on a sheet of their own, in named cells, and each formula live.

Who changes a value there sees what follows. A text from somebody is only ever text in it. A formula has its number with
it too, for those who look at a file without opening it in a program that reckons.
"""

import io
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import xlsxwriter

from app.calculator.papers.paper import FUNCTIONS, Given, In, Line, Paper, Table, spaced
from app.export.document import swedish_date

ABOUT, VALUES, STEPS = "Om", "Värden", "Uträkning"
LONGEST = 32_767
"""Characters that a cell takes."""
_SYMBOL = re.compile(r"[^\W\d]\w*")
NOT_HERE = "{} står fast i boken: ändra det i uträkningen, och hämta boken på nytt."
_TAKEN = frozenset({"c", "r"})
"""Names that a spreadsheet keeps for itself: a column and a row."""
_NUMBER = {
    In.KRONOR: "#,##0.00",
    In.SHARE: "0.00%",
    In.HOURS: "#,##0.00",
    In.NUMBER: "General",
}
_VALUE_HEADS = (("Namn", 44), ("Beteckning", 14), ("Värde", 14), ("Enhet", 18), ("Slag", 14), ("År", 8), ("Källa", 60))
_STEP_HEADS = (("Formel", 8), ("Vad", 48), ("Beteckning", 16), ("Uträkning", 56), ("Blir", 18))


@dataclass(slots=True)
class _Names:
    """What each symbol is called in the book: its own name, but where that is taken; capitals make no difference."""

    of: dict[str, str] = field(default_factory=dict)
    used: set[str] = field(default_factory=set)

    def add(self, symbol: str) -> str:
        name = symbol
        while name.casefold() in self.used | _TAKEN:
            name += "_"
        self.used.add(name.casefold())
        self.of[symbol] = name
        return name

    def formula(self, expression: str, row: Mapping[str, str] | None = None) -> str:
        """An expression as a formula. `row`: cells of the same row, by what stands for them."""

        def named(found: re.Match[str]) -> str:
            word = found[0]
            return word.upper() if word in FUNCTIONS else self.of[word]

        named_all = _SYMBOL.sub(named, expression)
        for key, cell in (row or {}).items():
            named_all = named_all.replace(key, cell)
        return f"={named_all}"


def xlsx(paper: Paper) -> bytes:
    file = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    book = xlsxwriter.Workbook(file, options)
    book.set_properties({"title": paper.title, "author": ""})
    names = _Names()
    made = _Book(book, names)
    made.about(paper)
    made.values(paper.given)
    made.steps(paper.lines)
    for table in paper.tables:
        made.table(table)
    book.close()
    return file.getvalue()


class _Book:
    def __init__(self, book: Any, names: _Names) -> None:
        self._book, self._names = book, names
        self._bold = book.add_format({"bold": True, "valign": "top", "text_wrap": True})
        self._head = book.add_format({"bold": True, "valign": "top", "text_wrap": True, "bottom": 2})
        self._plain = book.add_format({"text_wrap": True, "valign": "top"})
        self._marked = book.add_format({"bold": True, "valign": "top", "num_format": _NUMBER[In.KRONOR]})
        self._value = book.add_format({"valign": "top", "num_format": "General", "border": 1, "bg_color": "#E4EEF7"})
        self._fixed = book.add_format({"valign": "top", "num_format": "General"})
        self._formats = {
            unit: book.add_format({"valign": "top", "num_format": pattern}) for unit, pattern in _NUMBER.items()
        }

    def about(self, paper: Paper) -> None:
        """What is true of all of it, with the stamp: the first that is seen."""
        sheet = self._sheet(ABOUT, (("", 26), ("", 100)), has_heads=False)
        version = [] if paper.version is None else [("Version", str(paper.version))]
        lines = [
            ("Vad", paper.title),
            ("Svar", paper.headline),
            ("", paper.under),
            *(("", it) for it in paper.sentences),
            ("Värdena", " ".join(paper.stamped)),
            *(("Räknas inte", it) for it in paper.left_out),
            *paper.facts,
            ("Dag", swedish_date(paper.on)),
            *version,
            ("Exempel", "ja" if paper.is_example else "nej"),
            ("Så fungerar boken", "Ändra ett värde på bladet Värden, så räknas resten om."),
            *(("", NOT_HERE.format(it.name)) for it in paper.given if it.is_fixed),
        ]
        for row, (name, value) in enumerate((name, value) for name, value in lines if value):
            sheet.write_string(row, 0, name, self._bold)
            sheet.write_string(row, 1, value[:LONGEST], self._plain)

    def values(self, given: tuple[Given, ...]) -> None:
        sheet = self._sheet(VALUES, _VALUE_HEADS)
        for row, it in enumerate(given, 1):
            value = it.value
            texts = {0: it.name, 1: it.symbol, 3: it.unit, 4: it.origin, 6: value.source if value else ""}
            for column, text in texts.items():
                sheet.write_string(row, column, text[:LONGEST], self._plain)
            form = self._fixed if it.is_fixed else self._value
            if it.expression:
                sheet.write_formula(row, 2, f"={it.expression}", form, float(it.amount))
            else:
                sheet.write_number(row, 2, it.amount, form)
            if value and value.year is not None:
                sheet.write_number(row, 5, value.year, self._plain)
            self._name(it.symbol, VALUES, row, 2)

    def steps(self, lines: tuple[Line, ...]) -> None:
        sheet = self._sheet(STEPS, _STEP_HEADS)
        for row, it in enumerate(lines, 1):
            step = it.step
            for column, text in enumerate((step.formula, it.what, step.symbol, spaced(step.expression))):
                sheet.write_string(row, column, text[:LONGEST], self._plain)
            formula = self._names.formula(step.expression)
            sheet.write_formula(row, 4, formula, self._formats[it.unit], float(step.amount))
            self._name(step.symbol, STEPS, row, 4)

    def table(self, table: Table) -> None:
        sheet = self._sheet(table.name, table.heads)
        for row, it in enumerate(table.rows, 1):
            cells = {f"{{{at}}}": f"{chr(ord('A') + at)}{row + 1}" for at in range(len(it.cells))}
            cells["{^}"] = f"{chr(ord('A') + len(it.cells) - 1)}{row}"
            for column, cell in enumerate(it.cells):
                form = self._marked if row - 1 == table.marked else self._formats[In.KRONOR if column else In.NUMBER]
                if isinstance(cell, str):
                    sheet.write_string(row, column, cell[:LONGEST], self._plain)
                elif column in it.formulas:
                    formula = self._names.formula(it.formulas[column], cells)
                    sheet.write_formula(row, column, formula, form, float(cell))
                else:
                    sheet.write_number(row, column, cell, form)

    def _name(self, symbol: str, sheet: str, row: int, column: int) -> None:
        cell = f"${chr(ord('A') + column)}${row + 1}"
        self._book.define_name(self._names.add(symbol), f"='{sheet}'!{cell}")

    def _sheet(self, name: str, heads: tuple[tuple[str, int], ...], *, has_heads: bool = True) -> Any:
        sheet = self._book.add_worksheet(name)
        for at, (head, width) in enumerate(heads):
            sheet.set_column(at, at, width)
            if has_heads:
                sheet.write_string(0, at, head, self._head)
        if has_heads:
            sheet.freeze_panes(1, 0)
            sheet.repeat_rows(0)
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        return sheet
