"""A staff mix as its files tell it. Pure, in Swedish."""

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal

from app.calculator.mix import said, words
from app.calculator.mix.mix import Mix
from app.calculator.mix.said import Reader
from app.calculator.mix.steps import cost_expression, steps
from app.calculator.mix.typed import MORE, OTHER, RELIEVED, Given, Worked
from app.calculator.papers.paper import CHOSEN, SWEDISH, In, Kind, Line, Paper, Row, Table, names_of_assumptions
from app.calculator.papers.paper import Given as OnPaper
from app.calculator.values import Unit
from app.calculator.words import UNIT as UNIT_WORDS
from app.export.document import NO_LETTERHEAD, Bars, Letterhead

_IN = {
    **dict.fromkeys(("kostnad_nu", "kostnad_sedan", "skillnad"), In.KRONOR),
    **dict.fromkeys(("kravs", "nya", "mer", "saknas", "kvar", "grona_saknas"), In.HOURS),
}
_SYMBOL = {RELIEVED: 1, MORE: 2, **{key: at for at, key in enumerate(OTHER, 3)}}
PEOPLE = "personer på heltid"
_OF_TYPED = {"on_costs": ("po", "PO-pålägg"), "full_time": ("H", "Heltid"), "red": ("roda", "Röda timmar")}
_OF_TYPED |= {"green": ("grona", "Gröna timmar")}


def _in_swedish(sentence: str) -> str:
    return sentence


READER = Reader(_in_swedish, SWEDISH)


def paper(it: Worked, version: int | None = None, letterhead: Letterhead = NO_LETTERHEAD) -> Paper:
    given = tuple(_given(it))
    return Paper(
        kind=Kind.MIX,
        title=f"Bemanningsmix {it.name}".strip(),
        place=it.name,
        headline=said.headline(it, READER),
        under=said.under(it, READER),
        facts=tuple(_facts(it)),
        sentences=(said.cheaper_from(it, READER), *said.hours(it, READER), said.pace(it, READER), *_from(it)),
        stamp=it.stamp,
        assumptions=names_of_assumptions((value.name, value.value) for value in given if value.value),
        left_out=(words.LEFT_OUT, words.NOT_SAID),
        given=given,
        lines=tuple(lines(it.mix)),
        tables=(_compared(it),),
        on=it.on,
        is_example=it.is_example,
        version=version,
        bars=tuple(_bars(it)),
        letterhead=letterhead,
    )


def lines(mix: Mix) -> Iterator[Line]:
    for step in steps(mix):
        yield Line(step, words.STEP[step.symbol], _IN.get(step.symbol, In.NUMBER))


def _facts(it: Worked) -> Iterable[tuple[str, str]]:
    if it.name:
        yield "Enhet", it.name
    if it.sources.boards:
        yield "Workshoppar", ", ".join(it.sources.boards)
    if it.sources.group:
        yield "Yrkesgrupp på tavlan", it.sources.group
    if it.sources.texts:
        yield "Arbetsbeskrivningar", ", ".join(it.sources.texts)
    if it.year is not None:
        yield "Värden från", str(it.year)


def _from(it: Worked) -> tuple[str, ...]:
    return (" ".join(said.of_hours(it, READER)),)


def _given(it: Worked) -> Iterator[OnPaper]:
    """The people, which are chosen or known, and the values."""
    names, mix = said.names(it, READER), it.mix
    for at, (key, staff) in enumerate(zip(names, mix.now, strict=True), 1):
        yield OnPaper(f"n_{at}", f"Antal, {names[key]}", PEOPLE, Decimal(staff.number), chosen="er uppgift")
    yield OnPaper("k", "Antal byten", "byten", Decimal(mix.swaps), chosen=CHOSEN)
    for value in it.given:
        yield _value(value, names)
    if mix.unit.leaves:
        yield OnPaper("slutar", "Slutar om året", "personer", Decimal(mix.unit.leaves), chosen="er uppgift")


def _value(it: Given, names: Mapping[str, str]) -> OnPaper:
    if it.key.endswith("_wage"):
        group = it.key.removesuffix("_wage")
        symbol, name = f"L_{_SYMBOL[group]}", f"Lön, {names[group]}"
    else:
        symbol, name = _OF_TYPED[it.key]
    return OnPaper(symbol, name, UNIT_WORDS[Unit(it.unit)], it.value.amount, it.value)


def _compared(it: Worked) -> Table:
    rows = it.mix.rows
    heads = (
        ("Antal byten", 14),
        ("Mix", 14),
        ("Röda timmar som krävs", 20),
        ("Röda timmar som saknas", 20),
        ("Kostnad om året, kr", 20),
        ("Skillnad om året, kr", 20),
    )
    is_known = it.mix.unit.red is not None
    return Table(
        "Antal byten",
        heads,
        tuple(
            Row(
                (
                    Decimal(row.number),
                    f"{row.relieved} + {row.takes_over}",
                    row.red,
                    row.lacks if row.lacks is not None else "vet inte",
                    row.cost,
                    row.difference,
                ),
                {
                    2: "{0}*H",
                    **({3: "max(0,{2}-roda)"} if is_known else {}),
                    4: cost_expression(it.mix, "{0}"),
                    5: "{4}-kostnad_nu",
                },
            )
            for row in rows
        ),
        next((at for at, row in enumerate(rows) if row.number == it.mix.swaps), None),
    )


def _bars(it: Worked) -> Iterator[tuple[str, Bars]]:
    mix, chosen, names = it.mix, it.mix.chosen, said.names(it, READER)
    others = sum(staff.number for staff in mix.unit.others)
    unit, kr = mix.unit, READER.number
    rows = (
        ("Nu", _shades(unit.relieved.number, unit.takes_over.number, others), kr(mix.cost_now)),
        ("Sedan", _shades(chosen.relieved, chosen.takes_over, others), kr(chosen.cost)),
    )
    key = [("none", names[RELIEVED]), ("comes", names[MORE])]
    if others:
        key.append(("stays", ", ".join(names[group] for group in OTHER if group in names)))
    yield f"{mix.people_now} blir {mix.people_after}, kostnad om året, kr", Bars(rows, tuple(key))
    if unit.red is not None:
        there = min(unit.red.middle, chosen.red)
        parts = (("red", float(there)), ("none", float(chosen.lacks or 0)))
        needed, found = READER.hours_of_two(chosen.red, unit.red.middle)
        told, there_is = f"{needed} h", f"{found} finns"
        yield (
            f"Röda timmar i veckan, {there_is}",
            Bars((("Krävs", parts, told),), (("red", "finns"), ("none", "saknas"))),
        )


def _shades(relieved: int, takes_over: int, others: int) -> tuple[tuple[str, float], ...]:
    its = (("none", relieved), ("comes", takes_over), ("stays", others))
    return tuple((shade, float(n)) for shade, n in its if n)
