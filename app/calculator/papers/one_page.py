"""A calculation on one page, for a budget, and as a paragraph for a *tjänsteskrivelse*. Pure, in Swedish."""

from collections.abc import Iterator
from decimal import Decimal

from app.calculator.papers.paper import NOT_FILLED, Kind, Paper, Row, plain, said
from app.calculator.papers.paper import Table as Of
from app.export.document import Block, Column, Document, Facts, Heading, Paragraph, Table, swedish_date

KIND = {Kind.POST: "Vad tjänsten kostar, och vem som betalar", Kind.MIX: "Bemanningsmix"}
EXAMPLE = "EXEMPEL"


def document(paper: Paper) -> Document:
    version = "" if paper.version is None else f"Version {paper.version}, "
    return Document(
        paper.headline,
        paper.place,
        KIND[paper.kind],
        f"{version}{swedish_date(paper.on)}",
        EXAMPLE if paper.is_example else "",
        paper.on,
        tuple(_blocks(paper)),
        paper.letterhead,
    )


def _blocks(paper: Paper) -> Iterator[Block]:
    yield Paragraph(paper.under)
    for heading, bars in paper.bars:
        yield Heading(heading)
        yield bars
    for table in paper.tables:
        if rows := _chosen(table):
            yield Heading(table.name)
            yield Table(
                tuple(Column(head, width, is_number=bool(at)) for at, (head, width) in enumerate(table.heads)),
                tuple(tuple(_cell(cell) for cell in row.cells) for row in rows),
            )
    for it in paper.sentences:
        yield Paragraph(it)
    yield Heading("Värdena")
    yield Table(
        (Column("Vad", 30), Column("Värde", 14, is_number=True), Column("Slag", 12), Column("Källa", 30)),
        tuple(
            (it.name, said(it), it.origin, _source(it.value.source, it.value.year) if it.value else "")
            for it in paper.given
            if not it.expression and it.chosen != NOT_FILLED
        ),
    )
    yield Paragraph(" ".join(paper.stamped))
    for it in paper.left_out:
        yield Paragraph(it)
    if paper.facts:
        yield Facts(paper.facts)


MOST_ROWS = 8


def _chosen(table: Of) -> tuple[Row, ...]:
    """As many as there is room for: of a long table each so many, and the last."""
    if len(table.rows) <= MOST_ROWS:
        return table.rows
    step = -(-len(table.rows) // MOST_ROWS)
    return tuple(row for at, row in enumerate(table.rows, 1) if at % step == 0 or at == len(table.rows))


def _cell(cell: str | Decimal) -> str:
    return cell if isinstance(cell, str) else plain(cell, most=0)


def _source(source: str, year: int | None) -> str:
    return ", ".join(filter(None, (source, str(year or ""))))


def paragraph(paper: Paper) -> str:
    """To copy into a *tjänsteskrivelse*: what it comes to, what that rests on, and what is left out."""
    what = f"{KIND[paper.kind]}, {paper.place}" if paper.place else KIND[paper.kind]
    its = [f"{what}. {paper.headline} {paper.under}", " ".join(paper.sentences)]
    mark = "Det här är ett exempel. " if paper.is_example else ""
    its.append(f"{mark}Räknat {swedish_date(paper.on)}. {' '.join(paper.stamped)} {' '.join(paper.left_out)}")
    return "\n\n".join(filter(None, its))
