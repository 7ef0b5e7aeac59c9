"""All figures of one place as rows: part, what, number, of how many, on which day. What workbook and CSV are made of.
Pure, in Swedish as papers are."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from app.key_figures.lines import Line, counts, parts
from app.key_figures.programme import Typed
from app.key_figures.told import Rate, Told
from app.key_figures.withheld import Cell, Hidden
from app.key_figures.words import GOAL, HIDDEN
from app.posts.post import Standing
from app.posts.words import CONTENT

NOT_YET = "inget att räkna än"
NO_WAY_CHOSEN = "Ingen väg vald"


@dataclass(frozen=True, slots=True)
class Row:
    """`of`: of how many; None where it is no share. `unit`: "" for a count. `source`: where somebody has typed it."""

    section: str
    name: str
    cell: Cell | float | None
    of: Cell | None
    on: date
    unit: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class Names:
    """What the municipality calls things: its target groups and its ways in, by key."""

    groups: Mapping[str, str]
    ways: Mapping[str, str]

    def way(self, key: str) -> str:
        return self.ways.get(key, key) or NO_WAY_CHOSEN


def rows(told: Told, names: Names) -> list[Row]:
    return [*_counts(told), *_parts(told, names), *_series(told), *_rates(told, names), *_content(told), *_goals(told)]


def said(cell: Cell | float | None) -> str:
    """As text: a number with a decimal comma, or the word that stands for it."""
    if isinstance(cell, Hidden):
        return HIDDEN[cell]
    return NOT_YET if cell is None else f"{cell:g}".replace(".", ",")


def _counts(told: Told) -> Iterator[Row]:
    for line in counts(told):
        yield _row("Tjänster", line, told.ordinary_on if line.key == Standing.ORDINARY else told.on)
    for name, cell in (("Nu", told.persons), ("Över tid", told.over_time)):
        yield Row("Personer", name, cell, None, told.on)
    yield Row("Personer", "Arbetsplatser", told.workplaces, None, told.on)


def _parts(told: Told, names: Names) -> Iterator[Row]:
    for part in parts(told, names.groups).values():
        for line in part.lines:
            yield _row(part.name, line, part.row.on)


def _series(told: Told) -> Iterator[Row]:
    for name, whole, row in told.series:
        of = f"Personer {name or 'nu'}"
        yield Row(of, "Alla", whole, None, row.on)
        for key, agreement in (("ab", "AB"), ("bea", "BEA")):
            yield Row(of, agreement, row.part(key), None, row.on)


def _rates(told: Told, names: Names) -> Iterator[Row]:
    yield from _rate("Alla vägar", told.rate)
    for way, rate in told.ways.items():
        yield from _rate(names.way(way), rate)


def _rate(name: str, rate: Rate) -> Iterator[Row]:
    yield Row("Från BEA till AB", name, rate.became, rate.began, rate.row.on)
    if rate.months is not None:
        yield Row("Från BEA till AB, median", name, rate.months, None, rate.row.on, "månader")


def _content(told: Told) -> Iterator[Row]:
    for name, share in told.content.items():
        yield Row("Innehåll, andel av timmarna", CONTENT[name], share, None, told.on, "%")
    if told.educated is not None:
        yield Row("Innehåll, andel av timmarna", "Kräver utbildning", told.educated, None, told.on, "%")


def _goals(told: Told) -> Iterator[Row]:
    for it in told.goals:
        by = f", {it.goal.by.isoformat()}" if it.goal.by else ""
        typed = it.goal.typed if it.cell is not None else None
        yield Row(
            "Mål",
            (it.goal.name or GOAL[it.goal.of]) + by,
            it.cell,
            it.goal.number,
            typed.on if typed else told.on,
            "%" if it.goal.is_percent else "",
            "; ".join(_sources(it.goal.source, typed)),
        )


def _sources(of_goal: str, typed: Typed | None) -> Iterator[str]:
    if of_goal:
        yield f"målet: {of_goal}"
    if typed:
        yield f"nått: {typed.source}"


def _row(section: str, line: Line, on: date) -> Row:
    return Row(section, line.name, line.cell, line.of, on)
