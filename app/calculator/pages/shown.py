"""What a page of a calculation is drawn from: its fields, and what they come to."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from app.calculator import charts, result_words
from app.calculator.advice import advice
from app.calculator.formulas import Kind, result
from app.calculator.inputs import EXTENT, TIMES, Inputs, case, missing, used, values_used
from app.calculator.months import by_month
from app.calculator.pages.numbers import Numbers
from app.calculator.spread import What as Moved
from app.calculator.spread import spread
from app.calculator.told import Sentence, how_even, tell
from app.calculator.values import Origin, Parameter, stamp
from app.calculator.words import NAME
from app.web import language

_OF_SUPPORT = (
    Parameter.SUBSIDY_LEVEL,
    Parameter.SUBSIDY_CAP,
    Parameter.SUBSIDY_FACTOR,
    Parameter.STATUTORY_FEE,
    Parameter.SUBSIDY_MONTHS,
)
_FIRST = (Parameter.SUBSIDY_LEVEL, Parameter.SUBSIDY_CAP, Parameter.SUPPORT)
"""What an installation seldom has once for all: it is decided for each."""
_OF_MIX = (Parameter.WAGE_LOW,)
"""What a calculation does not ask for."""


def numbers() -> Numbers:
    return Numbers(language.locale(language.current()))


@dataclass(frozen=True, slots=True)
class Fields:
    """Which parameters are asked for where. `first`: to fill in. `known`: taken, open to change. `more`: what is
    nothing unless somebody fills it in."""

    first: tuple[Parameter, ...]
    known: tuple[Parameter, ...]
    more: tuple[Parameter, ...]


def fields(its: Inputs, before: Inputs) -> Fields:
    """Which are asked for, by what is typed; where each stands, by what stood there before: no field moves because it
    is filled in."""
    asked = {*used(its)}
    unsure = {it for it in asked if it not in before.values or before.values[it].origin is Origin.ASSUMPTION}
    first = [it for it in Parameter if it in unsure or (it in _FIRST and (it in asked or it is Parameter.SUPPORT))]
    known = [it for it in Parameter if it in asked and it not in first]
    rest = [it for it in Parameter if it not in {*first, *known, *_OF_MIX}]
    if its.kind is Kind.NONE:
        return Fields(tuple(it for it in first if it not in _OF_SUPPORT), tuple(known), tuple(rest))
    return Fields(tuple(first), tuple(known), tuple(rest))


def results(its: Inputs, today: date) -> dict[str, Any]:
    """What the fields come to; `result` is None where something is missing."""
    lacks = missing(its)
    found: dict[str, Any] = {"inputs": its, "missing": lacks, "stamp": stamp(values_used(its), today), "result": None}
    if lacks:
        return found | {"advice": advice(its, None)}
    its_case = case(its)
    whole = result(its_case)
    months, bars = by_month(its_case, whole), spread(its_case)
    return found | {
        "result": whole,
        "told": tell(whole),
        "months": months,
        "bars": bars,
        "lenses": charts.lens_bars(whole),
        "month_chart": charts.month_chart(whole, months),
        "spread_chart": charts.spread_chart(whole, bars),
        "advice": advice(its, whole),
    }


def sentence_of(its: Inputs) -> Sentence | None:
    """The large one alone; None where something is missing."""
    return None if missing(its) else tell(result(case(its))).sentence


def words() -> Mapping[str, Any]:
    return {
        "how_even": how_even,
        "bare": result_words.bare,
        "NOT_COUNTED": result_words.NOT_COUNTED,
        "GAIN": result_words.GAIN,
        "numbers": numbers(),
        "per_cent": lambda its: str(its or language.gettext(result_words.LESS_THAN_ONE)),
    }


def needed(names: Sequence[str]) -> list[tuple[str, str]]:
    """What is missing, by the field's id and what it is called."""
    called = {EXTENT: result_words.NEEDED[EXTENT], TIMES: result_words.NEEDED[TIMES]}
    return [(name, called.get(name) or NAME[Parameter(name)]) for name in names]


@dataclass(frozen=True, slots=True)
class Differs:
    """A value as a calculation has it, and as it is now. `group`: whose hours, in their words; "" of what is no
    group's, and of a group without a name. "" `here` or `now` where it is not there."""

    name: str
    here: str
    now: str
    group: str = ""


def differs(kept: Inputs, now: Inputs) -> list[Differs]:
    """What the set, the board and the text say otherwise today than a calculation has it."""
    its, found = numbers(), []
    for it in used(kept):
        here, new = kept.values.get(it), now.values.get(it)
        if here and new and here.amount != new.amount:
            found.append(Differs(NAME[it], its.of_parameter(it, here), its.of_parameter(it, new)))
    if kept.extent and now.extent and kept.extent.amount != now.extent.amount:
        name = result_words.NEEDED[EXTENT]
        found.append(Differs(name, its.share(kept.extent.amount), its.share(now.extent.amount)))
    return [*found, *_hours_differ(kept, now)]


def _hours_differ(kept: Inputs, now: Inputs) -> Iterable[Differs]:
    """By the group's name; nothing where nothing is known of the job now."""
    its, here, there = numbers(), _hours(kept), _hours(now)
    for name in dict.fromkeys((*here, *there)) if there else ():
        if here.get(name) != there.get(name):
            was, new = (its.hours(of[name]) if name in of else "" for of in (here, there))
            yield Differs(result_words.MOVED[Moved.RELIEF], was, new, name)


def _hours(its: Inputs) -> dict[str, Decimal]:
    found: dict[str, Decimal] = {}
    for it in its.groups:
        if it.hours.amount:
            found[it.name] = found.get(it.name, Decimal(0)) + it.hours.amount
    return found
