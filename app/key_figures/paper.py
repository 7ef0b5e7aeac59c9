"""The figures of one place on one A4, for a board (*nämnd*). In Swedish, as the municipality's papers are."""

from collections.abc import Iterator, Sequence
from datetime import date

from app.export.document import (
    Bars,
    Block,
    Column,
    Document,
    Facts,
    Heading,
    Letterhead,
    Paragraph,
    Table,
    in_one_line,
    swedish_date,
)
from app.key_figures.counted import NO_WAY
from app.key_figures.counted import Table as Of
from app.key_figures.lines import counts, parts
from app.key_figures.programme import Definition
from app.key_figures.rows import Names, said
from app.key_figures.told import Rate, Reached, Told
from app.key_figures.withheld import Hidden
from app.key_figures.words import GOAL, WHEN
from app.posts.words import CONTENT

KIND = "Nyckeltal"
NO_DEFINITION = "Kommunen har inte valt när en tjänst räknas som skapad."
WITHHELD = (
    "Tal under fem står som ”färre än 5”, och minst ett tal till visas inte, så att det inte går att räkna ut. "
    "HR ser alla tal."
)
REACHED_WITHHELD = "Ett nått tal från 1 till 4 visas för ingen, inte heller för HR."
GOALS_ON_PAPER = 6
NAME_ON_PAPER, SOURCE_ON_PAPER = 120, 80
"""Characters of a goal's name, and of each thing that it rests on: the page is one."""
_ON_PAPER = (Of.AGREEMENT, Of.SEX, Of.GROUP, Of.EMPLOYER)


def document(
    told: Told,
    place: str,
    names: Names,
    definition: Definition | None,
    whose: Letterhead,
    on: date,
    mark: str = "",
    more: Sequence[Block] = (),
) -> Document:
    """`place`: its name. `on`: the day that the paper is made. `mark`: says that it is an example. `more`: what else is
    told of the place."""
    blocks = [
        *_counts(told, definition),
        *_persons(told, names),
        *_series(told),
        *_rates(told, names),
        *_content(told),
        *_goals(told),
        *more,
        *([Paragraph(WITHHELD)] if told.hides else []),
        *([Paragraph(REACHED_WITHHELD)] if told.hides_reached else []),
    ]
    return Document(f"Nyckeltal {swedish_date(told.on)}", place, KIND, swedish_date(on), mark, on, tuple(blocks), whose)


def defined(it: Definition | None) -> str:
    """When a job counts as created, as a sentence."""
    if it is None:
        return NO_DEFINITION
    number = f" {it.decision}" if it.decision else ""
    decided = f" Beslut{number}, {swedish_date(it.decided_on)}." if it.decided_on else ""
    return f"En tjänst räknas som skapad när den är {WHEN[it.created]}.{decided}"


def _counts(told: Told, definition: Definition | None) -> Iterator[Block]:
    yield Heading("Tjänster")
    lines = counts(told)
    columns = tuple(Column(line.name, 1, is_number=True) for line in lines)
    yield Table(columns, (tuple(said(line.cell) for line in lines),))
    older = f" Ordinarie: {swedish_date(told.ordinary_on)}." if told.ordinary_on != told.on else ""
    yield Paragraph(defined(definition) + older)


def _persons(told: Told, names: Names) -> Iterator[Block]:
    yield Heading("Personer")
    its = parts(told, names.groups)
    here = f"{said(told.persons)} nu, {said(told.over_time)} över tid. Arbetsplatser: {said(told.workplaces)}."
    rows = [("Alla", here)]
    for table in _ON_PAPER:
        if table in its:
            of = its[table]
            day = "" if of.row.on == told.on else f" ({swedish_date(of.row.on)})"
            rows.append((of.name + day, " · ".join(f"{line.name} {said(line.cell)}" for line in of.lines)))
    ended = its.get(Of.ENDED)
    if ended:
        rows.append((ended.name, " · ".join(f"{line.name} {said(line.cell)}" for line in ended.lines)))
    for table in (Of.OUTCOME_BY_SEX, Of.OUTCOME_BY_SUPPORT):
        if table in its:
            shares = " · ".join(f"{line.name} {_share(line.cell, line.of)}" for line in its[table].lines)
            rows.append((its[table].name, shares))
    yield Facts(tuple(rows))


def _share(cell: object, of: object) -> str:
    return said(cell) if of is None else f"{said(cell)} av {said(of)}"  # type: ignore[arg-type]


def _series(told: Told) -> Iterator[Block]:
    if len(told.series) < 2:
        return
    yield Heading("Personer vid halvårets slut")
    bars = [
        (name or "nu", _sizes(row.part("ab"), row.part("bea"), whole), said(whole)) for name, whole, row in told.latest
    ]
    hidden = any(not row.is_whole for _, _, row in told.latest)
    key = (("comes", "AB"), ("none", "BEA"), *((("stays", "avtalen visas inte"),) if hidden else ()))
    yield Bars(tuple(bars), key)
    head = (Column("", 2), *(Column(name or "nu", 1, is_number=True) for name, _, _ in told.latest))
    yield Table(
        head,
        (
            ("AB", *(said(row.part("ab")) for _, _, row in told.latest)),
            ("BEA", *(said(row.part("bea")) for _, _, row in told.latest)),
        ),
        ("Alla", *(said(whole) for _, whole, _ in told.latest)),
    )


def _sizes(ab: object, bea: object, whole: object) -> tuple[tuple[str, float], ...]:
    if isinstance(whole, Hidden) or not isinstance(whole, int):
        return ()
    if isinstance(ab, Hidden) or isinstance(bea, Hidden) or not (isinstance(ab, int) and isinstance(bea, int)):
        return (("stays", whole),)
    return (("comes", ab), ("none", bea))


def _rates(told: Told, names: Names) -> Iterator[Block]:
    if told.rate.row.whole == 0:
        return
    yield Heading("Från BEA till AB, över tid")
    columns = (Column("Väg in", 5), Column("Till AB", 2, is_number=True), Column("Median", 2, is_number=True))
    rows = [(names.way(way), *_rate(rate)) for way, rate in told.ways.items() if [*told.ways] != [NO_WAY]]
    yield Table(columns, tuple(rows), ("Alla vägar", *_rate(told.rate)))


def _rate(rate: Rate) -> tuple[str, str]:
    months = "" if rate.months is None else f"{said(rate.months)} mån"
    return _share(rate.became, None if isinstance(rate.became, Hidden) else rate.began), months


def _content(told: Told) -> Iterator[Block]:
    if told.content:
        yield Heading("Innehåll, andel av timmarna i tillsatta tjänster")
        yield Paragraph(" · ".join(f"{CONTENT[name]} {share} %" for name, share in told.content.items()))


def _goals(told: Told) -> Iterator[Block]:
    if told.goals:
        yield Heading("Mål")
        columns: Sequence[Column] = (
            Column("Vad", 6),
            Column("Till", 3),
            Column("Nått", 2, is_number=True),
            Column("Mål", 2, is_number=True),
        )
        rows = [
            (
                _named(it),
                swedish_date(it.goal.by) if it.goal.by else "",
                said(it.cell) + (" %" if it.goal.is_percent and isinstance(it.cell, int) else ""),
                f"{it.goal.number} %" if it.goal.is_percent else str(it.goal.number),
            )
            for it in told.goals[:GOALS_ON_PAPER]
        ]
        yield Table(tuple(columns), tuple(rows))
        more = len(told.goals) - GOALS_ON_PAPER
        if more > 0:
            yield Paragraph(f"Och {more} mål till, i programmet.")


def _named(it: Reached) -> str:
    """With what its numbers rest on."""
    goal, said = it.goal, []
    if goal.source:
        said.append(in_one_line(goal.source, SOURCE_ON_PAPER))
    if goal.typed and it.cell is not None:
        source = in_one_line(goal.typed.source, SOURCE_ON_PAPER)
        said.append(f"nått {swedish_date(goal.typed.on)} enligt {source}")
    name = in_one_line(goal.name, NAME_ON_PAPER) or GOAL[goal.of]
    return f"{name} ({', '.join(said)})" if said else name
