"""The paper of a talk where the requirements are followed up: for the two who have it, and for nobody else."""

from collections.abc import Sequence
from datetime import date

from app.export.document import (
    Block,
    Column,
    Document,
    Facts,
    Heading,
    Letterhead,
    Paragraph,
    Signatures,
    Table,
)
from app.ways.talk import Answer, Said, met
from app.ways.words import ANSWER

KIND = "Uppföljning mot kravprofilen"
_BLANK = "……"


def paper(title: str, place: str, said: Sequence[Said], on: date, letterhead: Letterhead, is_example: bool) -> Document:
    """`title`: the post's. `place`: the workplace's name. What is not answered is a place to write in."""
    mark = "exempel" if is_example else ""
    return Document(title, place, KIND, "Till er två", mark, on, tuple(_blocks(said)), letterhead)


def _blocks(said: Sequence[Said]) -> list[Block]:
    required = [it for it in said if it.row.is_required]
    desirable = [it for it in said if not it.row.is_required]
    blocks: list[Block] = [
        Paragraph(
            "Pappret är ert. Det sparas inte i AKR-tavlan. Lägg det inte i en personakt utan att ni båda vill det."
        ),
        Paragraph("Börja med det ni ser olika på. Säg vad som behövs: tid, stöd, ett hjälpmedel, en utbildning."),
    ]
    for name, rows in (("Krav", required), ("Önskvärt", desirable)):
        if rows:
            blocks += [Heading(name), _table(rows)]
    if not said:
        blocks.append(Paragraph("Arbetsbeskrivningen har inga krav att följa upp. Skriv dem först."))
    its = met(said)
    blocks += [
        Heading("Vad det leder till"),
        Facts(
            (
                ("Båda säger uppfyllt", f"{its.met} av {its.rows}" if any(it.manager for it in said) else ""),
                ("AB, förlängs eller avslutas", ""),
                ("Följs upp igen", ""),
            )
        ),
        Signatures(("Chef", "Medarbetare")),
    ]
    return blocks


def _table(rows: Sequence[Said]) -> Table:
    columns = (Column("Krav", 30), Column("Chef", 13), Column("Medarbetare", 13), Column("Vad som behövs", 34))
    return Table(columns, tuple((it.row.what, _word(it.manager), _word(it.holder), it.needed) for it in rows))


def _word(answer: Answer) -> str:
    return ANSWER[answer] if answer else _BLANK
