"""Calculations to make files of: the illustrations, with and without money, with support or not, and with hostile
words; and what a workbook comes to when it is reckoned."""

import io
import math
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any

from openpyxl import load_workbook

from app.calculator.formulas import Kind
from app.calculator.inputs import Group, Inputs
from app.calculator.mix.paper import paper as of_mix
from app.calculator.papers.of_post import paper as of_post
from app.calculator.papers.paper import Paper
from app.calculator.papers.workbook import xlsx
from app.calculator.values import Origin, Parameter, Value
from tests.calculator.mix.mixes import worked

ON = date(2026, 11, 30)
AMOUNTS = {
    Parameter.WAGE: ("23500", Origin.LOCAL),
    Parameter.OTHER_COST: ("412.5", Origin.LOCAL),
    Parameter.ON_COSTS: ("0.4453", Origin.SOURCE),
    Parameter.STATUTORY_FEE: ("0.3142", Origin.SOURCE),
    Parameter.SUBSIDY_LEVEL: ("0.6", Origin.ASSUMPTION),
    Parameter.SUBSIDY_CAP: ("20000", Origin.ASSUMPTION),
    Parameter.SUBSIDY_FACTOR: ("1.3744", Origin.SOURCE),
    Parameter.SUBSIDY_MONTHS: ("12", Origin.LOCAL),
    Parameter.ALLOWANCE: ("8554", Origin.LOCAL),
    Parameter.ALLOWANCE_SHARE: ("0.75", Origin.LOCAL),
    Parameter.DAILY_ACTIVITY: ("19333.33", Origin.LOCAL),
    Parameter.DAILY_ACTIVITY_SHARE: ("0.1", Origin.ASSUMPTION),
    Parameter.WAGE_HIGH: ("30500", Origin.LOCAL),
    Parameter.SUPERVISION: ("3.5", Origin.LOCAL),
    Parameter.SUPERVISOR_WAGE: ("36000", Origin.LOCAL),
    Parameter.SUPPORT: ("2000", Origin.ASSUMPTION),
    Parameter.START: ("15000", Origin.LOCAL),
    Parameter.FULL_TIME: ("38.25", Origin.LOCAL),
}
VALUES = {it: Value(Decimal(amount), origin, 2026, "SKR") for it, (amount, origin) in AMOUNTS.items()}
INPUTS = Inputs(
    values=VALUES,
    extent=Value(Decimal("0.75"), Origin.TAKEN, None, "arbetsbeskrivningen"),
    groups=(
        Group("barnskötare", Value(Decimal("18.5"), Origin.TAKEN, None, "tavlan, träff 2"), Decimal(14), Decimal(23)),
        Group("förskollärare", Value(Decimal("3.25"), Origin.LOCAL, 2026), wage=Decimal(38_750)),
    ),
    ame_months=Value(Decimal(6), Origin.TAKEN, None, "vägen in"),
    kind=Kind.WAGE,
    share=Decimal("0.5"),
)
ONLY = (Parameter.WAGE, Parameter.ON_COSTS, Parameter.FULL_TIME)
VECTORS = {
    **{it: VALUES[it] for it in AMOUNTS},
    **dict.fromkeys((Parameter.OTHER_COST, Parameter.DAILY_ACTIVITY, Parameter.SUPERVISION, Parameter.START)),
    Parameter.ALLOWANCE_SHARE: Value(Decimal(1), Origin.LOCAL, 2026),
    Parameter.FULL_TIME: Value(Decimal(40), Origin.LOCAL, 2026),
}
ILLUSTRATION = Inputs(
    values={it: value for it, value in VECTORS.items() if value},
    extent=Value(Decimal(1), Origin.TAKEN, None, "arbetsbeskrivningen"),
    groups=(Group("barnskötare", Value(Decimal(25), Origin.TAKEN, None, "tavlan, träff 2")),),
    kind=Kind.WAGE,
    share=Decimal("0.5"),
)


def a_post(its: Inputs = INPUTS, title: str = "Serviceassistent", **more: Any) -> Paper:
    return of_post(title, its, ON, **more)


PAPERS: dict[str, Callable[[], Paper]] = {
    "illustration": lambda: a_post(ILLUSTRATION),
    "all there is": a_post,
    "time and no money": lambda: a_post(replace(INPUTS, share=None)),
    "nystartsjobb": lambda: a_post(replace(INPUTS, kind=Kind.NEW_START, times=Decimal(2))),
    "introduktionsjobb": lambda: a_post(replace(INPUTS, kind=Kind.INTRODUCTION, grant=Decimal("2500"))),
    "no support": lambda: a_post(replace(INPUTS, kind=Kind.NONE, ame_months=None)),
    "no time": lambda: a_post(replace(INPUTS, groups=())),
    "next to nothing": lambda: a_post(
        Inputs(values={it: VALUES[it] for it in ONLY}, extent=Value(Decimal(1), Origin.LOCAL, 2026))
    ),
    "mix": lambda: of_mix(worked()),
    "mix without hours": lambda: of_mix(worked(None)),
    "mix of more groups": lambda: of_mix(
        worked(other_1_name="kock", other_1_number="2", other_1_wage="28 750,50", more_number="3", full_time="38,25")
    ),
    "mix that is never cheaper": lambda: of_mix(worked(more_wage="31 000", swaps="2")),
    "mix that takes all": lambda: of_mix(worked(relieved_number="4", retire="", move="")),
}


@cache
def paper_of(which: str) -> Paper:
    return PAPERS[which]()


@cache
def book_of(which: str) -> bytes:
    """Its workbook, drawn once for all that is asked of it."""
    return xlsx(paper_of(which))


@cache
def reckoned_of(which: str) -> "Reckoned":
    """The same, read once."""
    return Reckoned(book_of(which))


HOSTILE = (
    '=HYPERLINK("http://x","y")',
    "+1+1",
    "-2+3",
    "@SUM(A1)",
    "|calc",
    "\t=1",
    "#eval(1)",
    "<script>",
    "*b* _i_ $x$",
)


# Reckoned


_NAME = re.compile(r"[^\W\d]\w*")
_CELL = re.compile(r"[A-Z]+[0-9]+")


def _roundup(it: float, digits: float) -> float:
    """As a spreadsheet has it, of what is not below zero; a hair above a whole number is that number."""
    assert not digits
    return float(math.ceil(round(it, 9)))


class Reckoned:
    """A workbook whose formulas are reckoned here, as a program for spreadsheets does: its saved numbers are not looked
    at. It knows plus, minus, times, division, brackets, MAX and MIN, names, and cells of the same sheet."""

    def __init__(self, file: bytes) -> None:
        self.book = load_workbook(io.BytesIO(file))
        self._names = {}
        for name, it in self.book.defined_names.items():
            ((sheet, cell),) = it.destinations
            self._names[name.casefold()] = sheet, cell.replace("$", "")
        self._known: dict[tuple[str, str], float] = {}

    def at(self, sheet: str, cell: str) -> float:
        if (sheet, cell) not in self._known:
            value = self.book[sheet][cell].value
            formula = isinstance(value, str) and value.startswith("=")
            self._known[sheet, cell] = self._reckon(sheet, value[1:]) if formula else float(value)
        return self._known[sheet, cell]

    def named(self, name: str) -> float:
        return self.at(*self._names[name.casefold()])

    def name_of(self, sheet: str, cell: str) -> str:
        return next(name for name, at in self._names.items() if at == (sheet, cell))

    def _reckon(self, sheet: str, formula: str) -> float:
        def number(found: re.Match[str]) -> str:
            word = found[0]
            if word in ("MAX", "MIN", "ROUNDUP"):
                return word.lower()
            its = self.at(sheet, word) if _CELL.fullmatch(word) else self.named(word)
            return f"({its!r})"

        expression = _NAME.sub(number, formula)
        return float(eval(expression, {"__builtins__": {}, "max": max, "min": min, "roundup": _roundup}))


def numbers(paper: Paper) -> Iterator[tuple[str, str, Decimal]]:
    """Each number that a paper's workbook reckons: sheet, cell, and what it is by our own formulas."""
    for row, line in enumerate(paper.lines, 2):
        yield "Uträkning", f"E{row}", line.step.amount
    for table in paper.tables:
        for row, its in enumerate(table.rows, 2):
            for column, cell in enumerate(its.cells):
                if isinstance(cell, Decimal):
                    yield table.name, f"{chr(ord('A') + column)}{row}", cell


def same_to_the_ore(reckoned: float, ours: Decimal) -> bool:
    """Half an öre is as near as two ways to round can be from each other."""
    return abs(Decimal(repr(reckoned)) - ours) < Decimal("0.000001")
