"""The result as rows and columns, for those who go on counting: one task a row."""

from dataclasses import dataclass

from app.export.document import COLOUR_WORDS
from app.results import wording
from app.results.result import Result, Row
from app.vocabulary import Colour, Standing

Cell = str | int | float | Standing | None
"""A colour is a group's placement; None is an empty cell."""


@dataclass(frozen=True, slots=True)
class Column:
    """`width`: in letters, roughly."""

    head: str
    width: int


def columns(result: Result) -> list[Column]:
    found = [
        Column("Nr", 5),
        Column("Arbetsuppgift", 44),
        Column("Andra formuleringar", 30),
        Column("Samtal", 18),
        *(Column(f"Placering {name}", 16) for name in result.groups.values()),
    ]
    for id in result.voices:
        found += [Column(f"Röster {wording.voice(id, result)}: {word}", 12) for word in COLOUR_WORDS.values()]
    if result.voices:
        found += [Column("Spridning (0–1)", 12), Column("Grunder för grön", 36)]
    return [*found, Column("Varför", 44), Column("Avvikande mening", 44)]


def cells(row: Row, result: Result) -> list[Cell]:
    """A row under `columns`."""
    found: list[Cell] = [
        row.number,
        row.text,
        "\n".join(row.also),
        wording.TALK_WORDS[row.talk] if row.talk else "",
        *(row.placement.get(id) for id in result.groups),
    ]
    for id in result.voices:
        fell = (row.votes or {}).get(id)
        found += [fell.get(colour, 0) if fell else None for colour in Colour]
    if result.voices:
        found += [row.divided, wording.grounds(row, result)]
    return [*found, row.why, row.dissent]


def facts(result: Result, date: str) -> list[tuple[str, str]]:
    """What is true of the whole: names and values."""
    return [
        ("Workshop", result.title),
        ("Arbetsplats", wording.place(result)),
        ("Syfte", wording.PURPOSE_WORDS[result.purpose]),
        ("Datum", date),
        ("Yrkesgrupper", ", ".join(result.groups.values())),
        ("Så kom svaren in", " ".join(wording.method(result))),
    ]
