"""One municipality's figures as a file for others, `akr.nyckeltal.1`: what table 3 of the report is put together from.

One format, as JSON and as CSV. A number that is not shown says so by a word, which is never a number; what nobody has
stated says that. A file *with small numbers* is between HR departments, and is marked so; of a post with one person in
it, it does not say which sex or group. One where they are *withheld* has nothing of single posts but their texts.

`docs/key-figures.schema.json` describes it; `python -m app.key_figures.file` prints that anew.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any, Literal

import orjson
from pydantic import Field, TypeAdapter
from typing_extensions import TypedDict

from app.export.delimited import delimited
from app.key_figures.counted import AB, BEA, EVERYWHERE, Counted, Table, count, crossed
from app.key_figures.programme import Definition
from app.key_figures.shown import All, Row, Shown
from app.key_figures.withheld import Cell, Hidden
from app.posts import words
from app.posts.half_year import half_year
from app.posts.post import Content, Employer, Standing
from app.posts.tally import NOT_STATED, PRIORITY, Sex

FORMAT: Literal["akr.nyckeltal.1"] = "akr.nyckeltal.1"

Word = Literal["fewer_than_five", "not_shown", "not_stated"]
Number = Annotated[int, Field(ge=0, le=999_999)] | Word
WORDS: Mapping[Hidden, Word] = {Hidden.FEWER: "fewer_than_five", Hidden.NOT_SHOWN: "not_shown"}
IN_SWEDISH: Mapping[str, str] = {
    "fewer_than_five": "färre än 5",
    "not_shown": "visas inte",
    "not_stated": "uppges inte",
}


class Numbers(TypedDict):
    """Persons, but for `workplaces`. `priority`, `others`: of the target group that is given priority, and of another;
    `priority_ab`, `others_ab`: of those, under AB."""

    workplaces: Number
    persons: Number
    ab: Number
    bea: Number
    priority: Number
    others: Number
    group_not_stated: Number
    priority_ab: Number
    others_ab: Number
    women: Number
    men: Number
    sex_not_stated: Number


class Totals(Numbers):
    """`posts`: those that there are, decided on or filled; beside them what they count as."""

    posts: Number
    described: Number
    decided: Number
    filled: Number
    ordinary: Number


class Group(TypedDict):
    """A target group besides the one that is given priority."""

    name: str
    persons: Number


class Share(TypedDict):
    content: Content
    percent: int


class PostLine(TypedDict):
    """`educated`: percent of the hours that ask for education. `filled`, `ordinary`: null where that is not shown."""

    title: str
    employer: Employer
    content: list[Share]
    educated: int | None
    described: bool
    decided: bool
    filled: bool | None
    ordinary: bool | None
    numbers: Numbers


class Created(TypedDict):
    """When a job counts as created there, with the decision's number and day."""

    when: Standing
    decision: str
    decided_on: date | None


class FiguresFile(TypedDict):
    """`on`: the day that the numbers are of; `half_year`: the one it is in, `2026:2`. `definition`: null where none is
    chosen."""

    format: Literal["akr.nyckeltal.1"]
    municipality: str
    on: date
    half_year: str
    small_numbers: bool
    definition: Created | None
    totals: Totals
    other_groups: list[Group]
    posts: list[PostLine]


@dataclass(frozen=True, slots=True)
class Whose:
    """`groups`: the municipality's own, by the id that tallies have."""

    municipality: str
    definition: Definition | None
    groups: Mapping[str, str]


def figures_file(posts: Sequence[Counted], shown: Shown, at: int, whose: Whose) -> FiguresFile:
    """`shown`: `All` makes a file with small numbers."""
    day, has_small = shown.days[at], isinstance(shown, All)
    there = [it for it in posts if _exists(it, day.on)]
    lines = sorted(there, key=lambda it: (it.post.title.casefold(), it.post.employer))
    return {
        "format": FORMAT,
        "municipality": whose.municipality,
        "on": day.on,
        "half_year": str(half_year(day.on)),
        "small_numbers": has_small,
        "definition": _created(whose.definition),
        "totals": _totals(shown, at),
        "other_groups": _groups(shown, at, whose.groups),
        "posts": [_line(it, day.on, has_small) for it in lines],
    }


def json(file: FiguresFile) -> bytes:
    return orjson.dumps(file, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE)


def schema() -> dict[str, Any]:
    """The JSON Schema of the file."""
    its = TypeAdapter(FiguresFile).json_schema(mode="serialization")
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **its, "title": "Key figures of a municipality"}


def _exists(it: Counted, on: date) -> bool:
    return bool(it.standing(on) & {Standing.DECIDED, Standing.FILLED})


def _created(it: Definition | None) -> Created | None:
    return {"when": it.created, "decision": it.decision, "decided_on": it.decided_on} if it else None


def _totals(shown: Shown, at: int) -> Totals:
    persons, decided = shown.persons(EVERYWHERE, at), shown.posts(Standing.DECIDED, EVERYWHERE, at)
    exists: Cell = shown.days[at].at(EVERYWHERE).existing
    counts = {standing.value: _number(shown.posts(standing, EVERYWHERE, at)) for standing in Standing}
    its: dict[str, Any] = {"posts": _number(decided if isinstance(persons, Hidden) else exists)}
    return {**_numbers(shown, at), **its, **counts}  # type: ignore[typeddict-item]


def _numbers(shown: Shown, at: int) -> Numbers:
    agreement, sex, group, both = (
        _of_the_day(shown, table, at) for table in (Table.AGREEMENT, Table.SEX, Table.GROUP, Table.PRIORITY)
    )
    others = [cell for name, cell in group.parts.items() if name not in (PRIORITY, NOT_STATED)]
    is_known = NOT_STATED not in both.parts
    return {
        "workplaces": _number(shown.workplaces(EVERYWHERE, at)),
        "persons": _number(shown.persons(EVERYWHERE, at)),
        "ab": _number(agreement.part(AB)),
        "bea": _number(agreement.part(BEA)),
        "priority": _number(group.part(PRIORITY)),
        "others": _number(_together(others)),
        "group_not_stated": _number(group.part(NOT_STATED)),
        "priority_ab": _number(both.part(crossed(PRIORITY, AB))) if is_known else "not_stated",
        "others_ab": _number(both.part(crossed("others", AB))) if is_known else "not_stated",
        "women": _number(sex.part(Sex.WOMEN)),
        "men": _number(sex.part(Sex.MEN)),
        "sex_not_stated": _number(sex.part(Sex.NOT_STATED)),
    }


def _of_the_day(shown: Shown, table: Table, at: int) -> Row:
    """A row of an older day has no place beside numbers of this one."""
    row, day = shown.row(table, EVERYWHERE, at), shown.days[at]
    if row.on == day.on:
        return row
    return Row(day.on, row.whole, dict.fromkeys(day.at(EVERYWHERE).persons[table], Hidden.NOT_SHOWN))


def _together(cells: Sequence[Cell]) -> Cell:
    """A sum of which a part is not shown is not shown: it may be larger than what is called small."""
    if hidden := [cell for cell in cells if isinstance(cell, Hidden)]:
        return hidden[0] if len(cells) == 1 else Hidden.NOT_SHOWN
    return sum(cell for cell in cells if not isinstance(cell, Hidden))


def _groups(shown: Shown, at: int, names: Mapping[str, str]) -> list[Group]:
    parts = _of_the_day(shown, Table.GROUP, at).parts
    return [{"name": name, "persons": _number(parts[id])} for id, name in names.items() if id in parts]


def _number(cell: Cell) -> Number:
    return WORDS[cell] if isinstance(cell, Hidden) else cell


def _line(it: Counted, on: date, has_small: bool) -> PostLine:
    standing = it.standing(on)
    return {
        "title": it.post.title,
        "employer": it.post.employer,
        "content": [{"content": name, "percent": share} for name, share in it.post.content.items()],
        "educated": it.post.educated,
        "described": Standing.DESCRIBED in standing,
        "decided": Standing.DECIDED in standing,
        "filled": Standing.FILLED in standing if has_small else None,
        "ordinary": Standing.ORDINARY in standing if has_small else None,
        "numbers": _numbers(All([count([it], on)]), 0) if has_small else _withheld(),
    }


def _withheld() -> Numbers:
    return dict.fromkeys(Numbers.__annotations__, "not_shown")  # type: ignore[return-value]


# The same as CSV

COLUMNS = {
    "workplaces": "Verksamheter",
    "persons": "Personer",
    "ab": "AB",
    "bea": "BEA",
    "priority": "Prioriterad målgrupp",
    "others": "Annan grupp",
    "group_not_stated": "Grupp uppges inte",
    "priority_ab": "Prioriterad, AB",
    "others_ab": "Annan, AB",
    "women": "Kvinnor",
    "men": "Män",
    "sex_not_stated": "Kön uppges inte",
}
POSTS = {
    "posts": "Tjänster",
    "described": "Beskrivna",
    "decided": "Beslutade",
    "filled": "Tillsatta",
    "ordinary": "Ordinarie",
}
HEAD = ("Format", "Kommun", "Dag", "Små tal", "Räknar en tjänst när den är", "Beslut", "Beslutsdag", "Rad")
OF_A_POST = ("Titel", "Arbetsgivare", "Innehåll", "Kräver utbildning, %")
WHOLE, POST, GROUP = "kommunen", "tjänst", "annan grupp"
"""What a line is about."""


def csv(file: FiguresFile) -> bytes:
    """Every line says whose it is."""
    heads = [*HEAD, *OF_A_POST, *POSTS.values(), *COLUMNS.values()]
    return delimited([heads, *([str(cell) for cell in (*_csv_head(file), *line)] for line in _csv_lines(file))])


def _csv_head(file: FiguresFile) -> list[object]:
    its = file["definition"]
    chosen = [_CREATED[its["when"]], its["decision"], its["decided_on"] or ""] if its else ["uppges inte", "", ""]
    return [file["format"], file["municipality"], file["on"], "ja" if file["small_numbers"] else "nej", *chosen]


def _csv_lines(file: FiguresFile) -> Iterable[list[object]]:
    nothing = [""] * len(OF_A_POST)
    yield [WHOLE, *nothing, *_cells(file["totals"], POSTS), *_cells(file["totals"], COLUMNS)]
    for it in file["posts"]:
        yield [POST, *_of_a_post(it), 1, *_standings(it), *_cells(it["numbers"], COLUMNS)]
    for group in file["other_groups"]:
        yield [GROUP, group["name"], *nothing[1:], *[""] * len(POSTS), "", _said(group["persons"]), *[""] * 10]


def _of_a_post(it: PostLine) -> list[object]:
    shares = ", ".join(f"{words.CONTENT[Content(each['content'])]} {each['percent']} %" for each in it["content"])
    educated = "" if it["educated"] is None else it["educated"]
    return [it["title"], words.EMPLOYER[Employer(it["employer"])], shares, educated]


def _standings(it: PostLine) -> list[object]:
    its = (it["described"], it["decided"], it["filled"], it["ordinary"])
    return [IN_SWEDISH["not_shown"] if is_so is None else int(is_so) for is_so in its]


def _cells(numbers: Any, columns: Iterable[str]) -> list[object]:
    return [_said(numbers[name]) for name in columns]


def _said(number: Number) -> object:
    return IN_SWEDISH[number] if isinstance(number, str) else number


_CREATED = {
    Standing.DESCRIBED: "beskriven",
    Standing.DECIDED: "beslutad",
    Standing.FILLED: "tillsatt",
    Standing.ORDINARY: "ordinarie",
}


if __name__ == "__main__":
    print(orjson.dumps(schema(), option=orjson.OPT_INDENT_2).decode())
