"""A calculation as its files tell it, whatever it is of. Pure, in Swedish, as the municipality's papers are."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum

from babel import Locale
from babel.numbers import format_decimal

from app.calculator.amounts import SIGN, digits
from app.calculator.formulas import Step
from app.calculator.values import Origin, Stamp, Unit, Value
from app.calculator.words import ORIGIN
from app.calculator.words import UNIT as UNIT_WORDS
from app.export.document import Bars, Letterhead

SWEDISH = Locale("sv")
_SYMBOL = re.compile(r"[^\W\d]\w*")
FUNCTIONS = frozenset({"min", "max", "roundup"})
"""Stand in expressions, and are no symbols; a spreadsheet has them too."""
CHOSEN, NOT_FILLED = "ert val", "räknas inte in"
"""Why a number is no value."""
_ORE = Decimal("0.01")


class Kind(StrEnum):
    """What is reckoned."""

    POST = "post"
    MIX = "mix"


class In(StrEnum):
    """What a step comes to."""

    KRONOR = "kronor"
    SHARE = "share"
    """1 is all of it."""
    HOURS = "hours"
    NUMBER = "number"


@dataclass(frozen=True, slots=True)
class Given:
    """A number that the formulas are given. `value`: None of what was chosen and is no value (r, k), and of what is so
    by definition (w); then `amount` says it. `expression`: of w, which no decimal number is exactly."""

    symbol: str
    name: str
    unit: str
    amount: Decimal
    value: Value | None = None
    expression: str = ""
    chosen: str = ""
    """Why it is no value, in words."""
    is_fixed: bool = False
    """It decides which rows there are, so a workbook does not reckon anew when it is changed there."""

    @property
    def origin(self) -> str:
        return ORIGIN[self.value.origin] if self.value else self.chosen


@dataclass(frozen=True, slots=True)
class Line:
    """A step, and what it is in words."""

    step: Step
    what: str
    unit: In


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a table: its cells as they are read; numbers are `Decimal`. `formulas`: by column, what a workbook
    reckons instead of the number, of symbols, of `{n}`, the row's own column n, and of `{^}`, the last column of the
    row above."""

    cells: tuple[str | Decimal, ...]
    formulas: Mapping[int, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Table:
    """`heads`: with each column's width in letters, roughly. `decimals`: of its numbers, on paper."""

    name: str
    heads: tuple[tuple[str, int], ...]
    rows: tuple[Row, ...]
    marked: int | None = None
    """The row that the calculation is about, from 0."""


@dataclass(frozen=True, slots=True)
class Paper:
    """`title`: of the file. `headline`, `under`: said first. `facts`: what it is about. `sentences`: what else it says.
    `left_out`: what is not reckoned. `version`: None of what is not kept. `bars`: pictures, each with its heading."""

    kind: Kind
    title: str
    place: str
    headline: str
    under: str
    facts: tuple[tuple[str, str], ...]
    sentences: tuple[str, ...]
    stamp: Stamp
    assumptions: tuple[str, ...]
    left_out: tuple[str, ...]
    given: tuple[Given, ...]
    lines: tuple[Line, ...]
    tables: tuple[Table, ...]
    on: date
    is_example: bool
    version: int | None = None
    bars: tuple[tuple[str, Bars], ...] = ()
    letterhead: Letterhead = field(default_factory=Letterhead)

    @property
    def stamped(self) -> tuple[str, ...]:
        return stamped(self.stamp, self.assumptions)


OWN_FORMULAS = "Formlerna är våra egna."


def stamped(it: Stamp, assumptions: Iterable[str] = ()) -> tuple[str, ...]:
    """What is said of the values, in sentences. `assumptions`: which they are, by name."""
    names = "; ".join(assumptions)
    which = f": {names}." if names else "."
    if not it.assumptions:
        first = "Inget värde är ett antagande."
    elif it.assumptions == 1:
        first = f"Ett av {it.values} värden är ett antagande{which}"
    else:
        first = f"{it.assumptions} av {it.values} värden är antaganden{which}"
    its = [first]
    if it.old:
        its.append(f"{'Ett' if it.old == 1 else it.old} kan vara äldre än 18 månader.")
    if it.years:
        its.append(f"Åren är blandade, {it.years[0]} till {it.years[1]}.")
    return (*its, OWN_FORMULAS)


def symbols(expression: str) -> list[str]:
    """Those of an expression, each once."""
    return [*dict.fromkeys(name for name in _SYMBOL.findall(expression) if name not in FUNCTIONS)]


def in_numbers(step: Step, locale: Locale = SWEDISH) -> str:
    """The expression with the numbers instead of the symbols, each with as many decimals as it needs, six at most."""

    def number(found: re.Match[str]) -> str:
        name = found[0]
        if name in FUNCTIONS or name not in step.uses:
            return name
        return plain(step.uses[name], locale)

    return _SYMBOL.sub(number, spaced(step.expression))


def spaced(expression: str) -> str:
    """As it is read."""
    apart = re.sub(r"([+*/-])", r" \1 ", expression)
    return apart.replace(",", "; ").replace("*", "·").replace("-", "−")


def plain(it: Decimal, locale: Locale = SWEDISH, most: int = 6) -> str:
    rounded = it.quantize(Decimal(1).scaleb(-most), ROUND_HALF_UP)
    return str(format_decimal(rounded + 0, format=f"#,##0.{'#' * most}", locale=locale)).replace("-", "−")


def amount(line: Line, locale: Locale = SWEDISH) -> str:
    """What a step comes to, as it is read: kronor to the öre."""
    it = line.step.amount
    match line.unit:
        case In.KRONOR:
            return f"{ore(it, locale)} kr"
        case In.SHARE:
            return digits(it, Unit.SHARE, locale)
        case In.HOURS:
            return f"{plain(it, locale, 2)} h"
    return plain(it, locale, 4)


def ore(it: Decimal, locale: Locale = SWEDISH) -> str:
    rounded = it.quantize(_ORE, ROUND_HALF_UP)
    return str(format_decimal(rounded + 0, format="#,##0.00", locale=locale)).replace("-", "−")


def said(given: Given, locale: Locale = SWEDISH) -> str:
    """Its number with the unit."""
    for unit in Unit:
        if given.unit == UNIT_WORDS[unit] and unit is not Unit.MONTHS:
            number = digits(given.amount, unit, locale, exact=unit is not Unit.KRONOR)
            return number if unit is Unit.SHARE else number + SIGN[unit]
    return plain(given.amount, locale)


def names_of_assumptions(values: Iterable[tuple[str, Value]]) -> tuple[str, ...]:
    """`values`: those that the stamp counts, by name."""
    return tuple(_within_a_sentence(name) for name, value in values if value.origin is Origin.ASSUMPTION)


def _within_a_sentence(name: str) -> str:
    """Without its capital, where it is no abbreviation (PO, AME)."""
    return name if name[1:2].isupper() else name[:1].lower() + name[1:]
