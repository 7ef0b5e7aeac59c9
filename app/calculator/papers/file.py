"""A calculation as a file for other programs, `akr.kalkyl.1`: what it came to, each step, and each value with where it
comes from. Numbers are decimal numbers as text, whole, so that no program makes others of them.

`docs/calculation.schema.json` describes it; `python -m app.calculator.papers.file` prints that anew.
"""

from decimal import Decimal
from typing import Annotated, Any, Literal

import orjson
from pydantic import Field, TypeAdapter
from typing_extensions import TypedDict

from app.calculator.papers.paper import In, Kind, Paper, Table
from app.calculator.values import Origin

FORMAT: Literal["akr.kalkyl.1"] = "akr.kalkyl.1"
Number = Annotated[str, Field(pattern=r"^-?[0-9]+(\.[0-9]+)?$")]
Day = Annotated[str, Field(pattern=r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$")]


class Stamped(TypedDict):
    """`old`: those that may be older than eighteen months. `years`: the first and the last, where they differ."""

    values: int
    assumptions: int
    old: int
    years: tuple[int, int] | None
    said: list[str]


class Fact(TypedDict):
    """Something that it is about, and no number: which support, which agreement."""

    name: str
    said: str


class GivenValue(TypedDict):
    """`origin`: null of what is chosen, or so by definition. `year`: the last that it is said to hold for."""

    symbol: str
    name: str
    amount: Number
    unit: str
    origin: Origin | None
    year: int | None
    source: str


class Reckoned(TypedDict):
    """`expression`: of the symbols of values and of earlier steps. `phase`: of a job, from 1; null of all of it."""

    formula: str
    symbol: str
    what: str
    expression: str
    amount: Number
    unit: In
    phase: int | None


class Rows(TypedDict):
    name: str
    heads: list[str]
    rows: list[list[str]]


class CalculationFile(TypedDict):
    """`version`: null of what is not kept. `left_out`: what is not reckoned, in words."""

    format: Literal["akr.kalkyl.1"]
    kind: Kind
    title: str
    place: str
    on: Day
    version: int | None
    is_example: bool
    headline: str
    under: str
    facts: list[Fact]
    sentences: list[str]
    stamp: Stamped
    left_out: list[str]
    values: list[GivenValue]
    steps: list[Reckoned]
    tables: list[Rows]


def calculation_file(paper: Paper) -> CalculationFile:
    return {
        "format": FORMAT,
        "kind": paper.kind,
        "title": paper.title,
        "place": paper.place,
        "on": paper.on.isoformat(),
        "version": paper.version,
        "is_example": paper.is_example,
        "headline": paper.headline,
        "under": paper.under,
        "facts": [{"name": name, "said": said} for name, said in paper.facts],
        "sentences": [*paper.sentences],
        "stamp": {
            "values": paper.stamp.values,
            "assumptions": paper.stamp.assumptions,
            "old": paper.stamp.old,
            "years": paper.stamp.years,
            "said": [*paper.stamped],
        },
        "left_out": [*paper.left_out],
        "values": [
            {
                "symbol": it.symbol,
                "name": it.name,
                "amount": _number(it.amount),
                "unit": it.unit,
                "origin": it.value.origin if it.value else None,
                "year": it.value.year if it.value else None,
                "source": it.value.source if it.value else "",
            }
            for it in paper.given
        ],
        "steps": [
            {
                "formula": it.step.formula,
                "symbol": it.step.symbol,
                "what": it.what,
                "expression": it.step.expression,
                "amount": _number(it.step.amount),
                "unit": it.unit,
                "phase": it.step.phase,
            }
            for it in paper.lines
        ],
        "tables": [_rows(it) for it in paper.tables],
    }


def _rows(table: Table) -> Rows:
    return {
        "name": table.name,
        "heads": [head for head, _ in table.heads],
        "rows": [[cell if isinstance(cell, str) else _number(cell) for cell in row.cells] for row in table.rows],
    }


def _number(it: Decimal) -> str:
    return f"{it + 0:f}"


def json(paper: Paper) -> bytes:
    return orjson.dumps(calculation_file(paper), option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE)


def schema() -> dict[str, Any]:
    """The JSON Schema of the file."""
    its = TypeAdapter(CalculationFile).json_schema(mode="serialization")
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **its, "title": "A calculation"}


if __name__ == "__main__":
    print(orjson.dumps(schema(), option=orjson.OPT_INDENT_2).decode())
