"""What holders and managers say, as lines of text and numbers for the page of key figures, its paper and its files.
Pure, in Swedish: whoever shows them to a reader translates.

An example: *Så säger de som har jobben*, "Vet du vad du ska göra på jobbet?", "Ja", 10, unit "minst".
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from app.afterwards.counted_on import Asks, Sum
from app.afterwards.holder import Told
from app.afterwards.words import ASKS, MORE_OF, QUESTION, SAID, SAYS
from app.export.document import Block, Facts, Heading, Paragraph, swedish_date
from app.key_figures.rows import Row, said
from app.key_figures.withheld import Cell, Hidden

HOLDERS, MANAGERS = "Så säger de som har jobben", "Går jobben att räkna med?"
AT_LEAST = "minst"
HOW = (
    "Ett tal ändras när ett halvår är slut och minst fem till har svarat så, utöver dem från en och samma arbetsplats. "
    "Det är därför minst så många svar. De gäller hela kommunen, och det som inte visas kan vara ingen."
)


@dataclass(frozen=True, slots=True)
class Line:
    """`count`: of persons at least so many, of posts exactly."""

    name: str
    count: Cell


@dataclass(frozen=True, slots=True)
class Part:
    """A question with its lines. `on`: the day that it tells of."""

    name: str
    lines: tuple[Line, ...]
    on: date


@dataclass(frozen=True, slots=True)
class Voices:
    """What may be told. `managers`: by question."""

    holders: Told = field(default_factory=Told)
    managers: Mapping[Asks, Sum] = field(default_factory=dict)

    @property
    def of_holders(self) -> list[Part]:
        if self.holders.half is None:
            return []
        names = {**{it.value: its for it, its in SAYS.items()}, **{it.value: its for it, its in MORE_OF.items()}}
        return [
            Part(QUESTION[question], tuple(Line(names[it.choice], _cell(it.persons)) for it in lines), self.on)
            for question, lines in self.holders.lines.items()
            if lines
        ]

    @property
    def on(self) -> date:
        assert self.holders.half
        return self.holders.half.last

    @property
    def of_managers(self) -> list[Part]:
        return [
            Part(ASKS[it], tuple(Line(SAID[it][choice], cell) for choice, cell in its.cells.items()), its.on)
            for it, its in self.managers.items()
            if its.on and any(its.cells.values())
        ]


def rows(voices: Voices) -> Iterator[Row]:
    """For workbook and CSV."""
    for part in voices.of_holders:
        for line in part.lines:
            unit = "" if isinstance(line.count, Hidden) else AT_LEAST
            yield Row(f"{HOLDERS}: {part.name}", line.name, line.count, None, part.on, unit)
    for part in voices.of_managers:
        for line in part.lines:
            yield Row(f"{MANAGERS} {part.name}", line.name, line.count, None, part.on, "tjänster")


def blocks(voices: Voices) -> Iterator[Block]:
    """For the board's A4; nothing where nothing may be told."""
    if its := voices.of_holders:
        yield Heading(f"{HOLDERS}, {swedish_date(voices.on)}")
        yield Facts(tuple((part.name, " · ".join(_at_least(line) for line in part.lines)) for part in its))
        yield Paragraph(HOW)
    if its := voices.of_managers:
        yield Heading(f"{MANAGERS} Tjänster, {swedish_date(max(part.on for part in its))}")
        yield Facts(tuple((_named(part, its), " · ".join(_counted(it) for it in part.lines)) for part in its))


def _named(part: Part, of: list[Part]) -> str:
    """With its day, where it is not the heading's."""
    return part.name if part.on == max(it.on for it in of) else f"{part.name} ({swedish_date(part.on)})"


def _counted(line: Line) -> str:
    return f"{line.name} {said(line.count)}"


def _at_least(line: Line) -> str:
    number = said(line.count)
    return f"{line.name} {number}" if isinstance(line.count, Hidden) else f"{line.name} {AT_LEAST} {number}"


def _cell(persons: int | None) -> Cell:
    return Hidden.NOT_SHOWN if persons is None else persons
