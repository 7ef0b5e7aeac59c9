"""Lists of the programme from files that people's programs have written, and as files. Pure.

Every row is right, or nothing of the file is taken: what is wrong is told row by row. What the file has no row for
stays as it is, and of workplaces none is added: the list is the organisation's.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from app.brought.files import as_it_was
from app.brought.sheets import Sheet
from app.calculator.sets.brought import ColumnsMissing
from app.programme.figures import MOST_FIGURES, Figure, TooManyFigures
from app.programme.typed import read_figure, read_step
from app.programme.words import SHORTAGE
from app.programme.workplaces import Line, Shortage, Step
from app.vocabulary import Refused

Columns = Mapping[str, tuple[str, ...]]
"""A column, and what its heading may be; the first is ours."""
WORKPLACES: Columns = {
    "administration": ("Förvaltning", "Administration"),
    "name": ("Arbetsplats", "Workplace"),
    "shortage": ("Brist på kompetens", "Brist", "Shortage of competence", "Shortage"),
    "step": ("Nästa steg", "Next step"),
    "who": ("Vem", "Who"),
    "day": ("Dag", "Day"),
}
FIGURES: Columns = {
    "what": ("Vad", "What"),
    "number": ("Tal", "Number"),
    "unit": ("Enhet", "Unit"),
    "year": ("År", "Year"),
    "source": ("Källa", "Source"),
}
MAY_LACK = ("step", "who", "day", "unit", "year")
MOST_ROWS = 2000
MOST_WRONG = 50
"""Rows that are told of, of a file that has more that are wrong."""
Says = Callable[[str], str]
"""A sentence of ours in a language."""
Key = TypeVar("Key")
Thing = TypeVar("Thing")


class WorkplaceUnknown(Refused):
    """Details: `typed`."""

    code = "programme_workplace_unknown"


class RowThere(Refused):
    """Details: `first`, the row that it stands on too."""

    code = "programme_row_twice"


class ShortageUnknown(Refused):
    """Details: `typed`, `choices`."""

    code = "programme_shortage_unknown"


class FileOld(Refused):
    """Somebody changed the list after a file was shown beside it."""

    code = "programme_file_old"


@dataclass(frozen=True, slots=True)
class Wrong:
    """`row`: as the file's program numbers it. `name`: what stands there."""

    row: int
    name: str
    why: Refused


@dataclass(frozen=True, slots=True)
class Brought(Generic[Key, Thing]):
    """`things`: what each is to be, by what tells it. `wrong`: nothing is taken where there is any."""

    things: Mapping[Key, Thing] = field(default_factory=dict)
    wrong: Sequence[Wrong] = ()


# Workplaces


def rows_of_workplaces(lines: Sequence[Line], names: Mapping[int, str]) -> list[list[str]]:
    """With the headings."""
    return [_heads(WORKPLACES), *(_row(it, names.get(it.administration, "")) for it in lines)]


def _row(it: Line, administration: str) -> list[str]:
    day = it.its.day.isoformat() if it.its.day else ""
    return [administration, it.name, SHORTAGE[it.its.shortage], it.its.step, it.its.who, day]


def workplaces(
    sheet: Sheet, lines: Sequence[Line], names: Mapping[int, str], says: Sequence[Says] = ()
) -> Brought[int, Step]:
    """By workplace's id. `lines`: those that may be written. `says`: languages that answers may be in besides Swedish.
    What a row has no column for stays as it is. Raises `ColumnsMissing`, `TooManyFigures`."""
    there = {(names.get(it.administration, "").casefold(), it.name.casefold()): it for it in lines}
    things: dict[int, Step] = {}
    wrong: list[Wrong] = []
    first: dict[int, int] = {}
    for row, cells in _rows(sheet, WORKPLACES):
        try:
            line = there.get((cells["administration"].casefold(), cells["name"].casefold()))
            if line is None:
                raise WorkplaceUnknown(typed=f"{cells['administration']}, {cells['name']}"[:80])
            if line.id in first:
                raise RowThere(first=first[line.id])
            first[line.id] = row
            things[line.id] = read_step(_texts(line.its, cells, says))
        except Refused as no:
            wrong.append(Wrong(row, cells["name"][:40], no))
    return Brought({} if wrong else things, wrong)


def _texts(its: Step, cells: Mapping[str, str], says: Sequence[Says]) -> dict[str, str]:
    day = its.day.isoformat() if its.day else ""
    kept = {"step": its.step, "who": its.who, "day": day}
    return kept | {**cells, "shortage": _shortage(cells["shortage"], says)}


def _shortage(typed: str, says: Sequence[Says]) -> str:
    speakers: list[Says] = [str, *says]
    known = {say(words).casefold(): it for it, words in SHORTAGE.items() for say in speakers}
    found = known.get(typed.casefold()) if typed else Shortage.NOT_ASKED
    if found is None:
        raise ShortageUnknown(typed=typed[:40], choices=", ".join(SHORTAGE.values()))
    return found.value


# Figures


def rows_of_figures(figures: Sequence[Figure]) -> list[list[str]]:
    """With the headings."""
    its = ([it.what, it.number.replace(".", ","), it.unit, it.year, it.source] for it in figures)
    return [_heads(FIGURES), *its]


def told_by(it: Figure) -> tuple[str, str]:
    """What tells a figure from another: what it says, in small letters, and the year that it is of."""
    return it.what.casefold(), it.year


def figures(sheet: Sheet) -> Brought[tuple[str, str], Figure]:
    """By what tells each: a figure that is there already is to be as the file has it. Raises `ColumnsMissing`,
    `TooManyFigures`."""
    things: dict[tuple[str, str], Figure] = {}
    wrong: list[Wrong] = []
    first: dict[tuple[str, str], int] = {}
    for row, cells in _rows(sheet, FIGURES):
        try:
            figure = read_figure(cells)
            key = told_by(figure)
            if key in first:
                raise RowThere(first=first[key])
            first[key], things[key] = row, figure
        except Refused as no:
            wrong.append(Wrong(row, cells["what"][:40], no))
    if len(things) > MOST_FIGURES:
        raise TooManyFigures(most=MOST_FIGURES)
    return Brought({} if wrong else things, wrong)


def _heads(columns: Columns) -> list[str]:
    return [names[0] for names in columns.values()]


def _rows(sheet: Sheet, columns: Columns) -> Iterator[tuple[int, dict[str, str]]]:
    """Each row that has anything, numbered from 1 as its program does, and its cells by column."""
    filled = [number for number, cells in enumerate(sheet.rows) if any(map(str.strip, cells))]
    if len(filled) > MOST_ROWS + 1:
        raise TooManyFigures(most=MOST_ROWS)
    places = _places(sheet.rows[filled[0]] if filled else (), columns)
    for number in filled[1:]:
        cells = {column: as_it_was(sheet.cell(number, place)).strip() for column, place in places.items()}
        yield number + 1, cells


def _places(heads: Sequence[str], columns: Columns) -> dict[str, int]:
    said = {as_it_was(head).strip().casefold(): place for place, head in enumerate(heads)}
    found = {
        column: next(said[name.casefold()] for name in names if name.casefold() in said)
        for column, names in columns.items()
        if any(name.casefold() in said for name in names)
    }
    if columns.keys() - found.keys() - {*MAY_LACK}:
        raise ColumnsMissing(names=", ".join(_heads(columns)))
    return found
