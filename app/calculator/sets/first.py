"""The figures that come along, each with its source and its year, or as an assumption: none of them is today's. They
are offered at the value that they are of, and a set can begin with some of them.

They stand in `first.csv`. `begins`: "sourced" where a set that begins with what has a source has it, "example" where
one that fills up with assumptions does; else it is offered only. `terms`: what is to be known of it, by the words in
`app.calculator.sets.words`.
"""

import csv
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum
from pathlib import Path

from app.calculator.values import Origin, Parameter, Value, Values


class Begins(StrEnum):
    """What a new set may begin with that is no year's copy."""

    SOURCED = "sourced"
    """What has a source and a year, and no more."""
    EXAMPLE = "example"
    """And assumptions for the rest, so that there is something to count with from the first."""
    EMPTY = "empty"


class Terms(StrEnum):
    """What is to be known of a figure before it is used."""

    EXAMPLE = "example"
    OWN_FIGURE = "own_figure"
    YOUTH = "youth"
    LEVEL = "level"
    INTRODUCTION = "introduction"
    OLD_CAP = "old_cap"
    UNDATED_CAP = "undated_cap"
    CAP = "cap"
    UNDATED = "undated"
    WITHOUT_RENT = "without_rent"
    FULL_TIME = "full_time"


@dataclass(frozen=True, slots=True)
class Figure:
    """`value.year` is None where no year is known: whoever takes it says one. `begins`: see above, or None."""

    parameter: Parameter
    value: Value
    terms: Terms | None
    begins: Begins | None


def _read() -> tuple[Figure, ...]:
    with (Path(__file__).parent / "first.csv").open(encoding="utf-8", newline="") as file:
        return tuple(
            Figure(
                Parameter(row["parameter"]),
                Value(
                    Decimal(row["amount"]),
                    Origin(row["origin"]),
                    int(row["year"]) if row["year"] else None,
                    row["source"],
                ),
                Terms(row["terms"]) if row["terms"] else None,
                Begins(row["begins"]) if row["begins"] else None,
            )
            for row in csv.DictReader(file, delimiter=";")
        )


FIGURES: Sequence[Figure] = _read()


def offered(parameter: Parameter) -> list[Figure]:
    return [it for it in FIGURES if it.parameter is parameter]


def beginning(begins: Begins, year: int) -> Values:
    """The values that a set of this year begins with. What has no year of its own is assumed for it."""
    chosen = {
        Begins.EMPTY: (),
        Begins.SOURCED: (Begins.SOURCED,),
        Begins.EXAMPLE: (Begins.SOURCED, Begins.EXAMPLE),
    }[begins]
    its = {it.parameter: it.value for it in FIGURES if it.begins in chosen}
    return {it: value if value.year else replace(value, year=year) for it, value in its.items()}
