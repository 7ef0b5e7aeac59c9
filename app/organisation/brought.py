"""Lists that the municipality keeps, from a file that people's programs have written: every row is right, or nothing of
the file is taken. Pure.

The file may be from any Excel: what it is read by is what reads lists of tasks (`app.brought`).
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from app.brought.files import as_it_was
from app.brought.sheets import Sheet
from app.days import NotADate, read_day
from app.vocabulary import Refused, TextTooLong, TooManyMarks, clean

MOST_ROWS = 2000
NAME_LENGTH = 80
Headings = Mapping[str, tuple[str, ...]]
"""A column, and what its heading may be; the first is ours."""
ADMINISTRATIONS: Headings = {"administration": ("Förvaltning", "Administration")}
WORKPLACES: Headings = {
    "administration": ("Förvaltning", "Administration"),
    "name": ("Arbetsplats", "Workplace"),
    "closed_on": ("Nedlagd", "Closed"),
    "district": ("Närområde", "District"),
}
MAY_LACK = ("closed_on", "district")


class HeadingsMissing(Refused):
    """Details: `names`, what the first row is to have."""

    code = "headings_missing"


class RowLacks(Refused):
    """Details: `row`, `what`."""

    code = "row_lacks"


class RowTooLong(Refused):
    """Details: `row`, `most`."""

    code = "row_too_long"


class RowNotADay(Refused):
    """Details: `row`, `typed`."""

    code = "row_not_a_day"


class RowUnknown(Refused):
    """An administration that is not on the list, or not for who asks. Details: `row`, `name`."""

    code = "row_unknown"


class RowTwice(Refused):
    """Details: `row`, `name`, `first`."""

    code = "row_twice"


class TooManyRows(Refused):
    """Details: `most`, `count`."""

    code = "too_many_lines"


@dataclass(frozen=True, slots=True)
class Line:
    """A workplace as a file has it. `row`: its place in the file, from 1. `closed_on`: None where it is open;
    `says_so`: whether the file has a column for it. `district`: None where the file has no column for it."""

    row: int
    administration: str
    name: str
    closed_on: date | None = None
    says_so: bool = False
    district: str | None = None


def names(sheet: Sheet) -> list[str]:
    """The administrations of a list, each once. Raises `Refused`."""
    found: dict[str, str] = {}
    for row, cells in _rows(sheet, ADMINISTRATIONS):
        name = _text(row, cells, "administration", ADMINISTRATIONS)
        found.setdefault(name.casefold(), name)
    return [*found.values()]


def workplaces(sheet: Sheet) -> list[Line]:
    """Raises `Refused`."""
    lines: dict[tuple[str, str], Line] = {}
    for row, cells in _rows(sheet, WORKPLACES):
        line = _line(row, cells)
        key = (line.administration.casefold(), line.name.casefold())
        if key in lines:
            raise RowTwice(row=row, name=line.name, first=lines[key].row)
        lines[key] = line
    return [*lines.values()]


def _line(row: int, cells: Mapping[str, str]) -> Line:
    administration, name = (_text(row, cells, column, WORKPLACES) for column in ("administration", "name"))
    typed = cells.get("closed_on", "").strip()
    try:
        closed_on = read_day(typed)
    except NotADate as no:
        raise RowNotADay(row=row, typed=no.details["typed"]) from None
    district = _clean(row, cells["district"]) if "district" in cells else None
    return Line(row, administration, name, closed_on, "closed_on" in cells, district)


def _clean(row: int, cell: str) -> str:
    try:
        return clean(as_it_was(cell), NAME_LENGTH)
    except (TextTooLong, TooManyMarks):
        raise RowTooLong(row=row, most=NAME_LENGTH) from None


def _text(row: int, cells: Mapping[str, str], column: str, headings: Headings) -> str:
    text = _clean(row, cells[column])
    if not text:
        raise RowLacks(row=row, what=headings[column][0])
    return text


def _rows(sheet: Sheet, headings: Headings) -> Iterator[tuple[int, dict[str, str]]]:
    """Each row that has anything, numbered from 1 as its program does, and its cells by column."""
    filled = [number for number, cells in enumerate(sheet.rows) if any(map(str.strip, cells))]
    if len(filled) > MOST_ROWS + 1:
        raise TooManyRows(most=MOST_ROWS, count=len(filled))
    places = _places(sheet.rows[filled[0]] if filled else (), headings)
    for number in filled[1:]:
        yield number + 1, {column: sheet.cell(number, place) for column, place in places.items()}


def _places(heads: Sequence[str], headings: Headings) -> dict[str, int]:
    said = {as_it_was(head).strip().casefold(): place for place, head in enumerate(heads)}
    found = {
        column: said[name.casefold()] for column, names in headings.items() for name in names if name.casefold() in said
    }
    if headings.keys() - found.keys() - {*MAY_LACK}:
        needed = (names[0] for column, names in headings.items() if column not in MAY_LACK)
        raise HeadingsMissing(names=", ".join(needed))
    return found
