"""The result as rows and columns, for those who go on counting: one task a row."""

from dataclasses import dataclass

from app.export.document import STANDING_WORDS
from app.results import wording
from app.results.result import Result, Row
from app.vocabulary import Standing
from app.voting.ballot import ANSWERS
from app.workshop.words import PURPOSE_SHORT

Cell = str | int | float | Standing | None
"""A standing is a group's placement; None is an empty cell: the group has not placed it."""


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
    if not result.is_shown:
        return [*found, *_NOTES]
    found += [Column(f"Svar {result.groups[id]}", 16) for id in result.jointly]
    for id in result.voices:
        found += [Column(f"Röster {wording.voice(id, result)}: {STANDING_WORDS[answer]}", 12) for answer in ANSWERS]
    return [
        *found,
        Column("Spridning (0–1)", 12),
        Column("Grunder för grön", 36),
        Column("Inte känt hur de ser den", 24),
        *_NOTES,
    ]


_NOTES = (Column("Varför", 44), Column("Avvikande mening", 44))


def cells(row: Row, result: Result) -> list[Cell]:
    """A row under `columns`. Where a number may not be shown, or there is none, a word says why."""
    found: list[Cell] = [
        row.number,
        row.text,
        "\n".join(row.also),
        wording.talk_of(row),
        *(row.placement.get(id) for id in result.groups),
    ]
    if not result.is_shown:
        return [*found, row.why, row.dissent]
    found += [wording.joint_word(row, id) for id in result.jointly]
    for id in result.voices:
        fell = (row.votes or {}).get(id)
        found += [wording.no_votes(row, id, result) if fell is None else fell.get(answer, 0) for answer in ANSWERS]
    unknown = wording.names(result.groups[id] for id in row.unknown)
    return [*found, row.divided, wording.grounds(row, result), unknown, row.why, row.dissent]


def facts(result: Result, date: str) -> list[tuple[str, str]]:
    """What is true of the whole: names and values."""
    return [
        ("Workshop", result.title),
        ("Arbetsplats", wording.place(result)),
        ("Syfte", PURPOSE_SHORT[result.purpose]),
        ("Datum", date),
        ("Yrkesgrupper", ", ".join(result.groups.values())),
        ("Så kom svaren in", " ".join(wording.method(result))),
    ]
