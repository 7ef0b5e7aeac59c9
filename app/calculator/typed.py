"""A calculation typed by hand: as it stands in the fields, and read from them.

A field that is left as it was keeps the value's origin, year and source; one that is typed anew is the municipality's
own, or an assumption where that is ticked. What can't be read is refused at its field (`at`), and nothing is guessed.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from decimal import Decimal
from enum import StrEnum
from typing import TypeVar

from babel import Locale

from app.brought.people import is_person
from app.calculator.amounts import ALL_OF_IT, HOURS_OF_A_WEEK, LIMITS, Limits, as_typed, read
from app.calculator.formulas import Kind
from app.calculator.inputs import EXTENT, MOST_GROUPS, TIMES, Displaces, Group, Inputs
from app.calculator.values import UNIT, Origin, Parameter, Unit, Value
from app.vocabulary import Refused, TextMissing, at, clean, words

TITLE_LENGTH = 80
GROUP_LENGTH = 80
_OF_GROUP = ("group", "hours", "low", "high", "wage")
"""The fields of a row."""
ROWS_MORE = 2
"""Empty rows for groups, besides those that are filled in."""
_MONTHS = Limits(Decimal(0), Decimal(120))
_LOOKED_AT = Limits(Decimal(1), Decimal(120))
_EXTENT = Limits(Decimal("0.01"), Decimal(1))
_TIMES = Limits(Decimal(0), Decimal(3))
Typed = Mapping[str, str]
Choice = TypeVar("Choice", bound=StrEnum)


class CalculationTitleMissing(Refused):
    code = "calculation_title_missing"


class TitleIsAPerson(Refused):
    """A calculation is of a job, never of somebody. Details: `typed`."""

    code = "title_is_a_person"


class GroupAmountMissing(Refused):
    """A group is named, or has a wage or a reach, and no hours."""

    code = "group_hours_missing"


class ReachReversed(Refused):
    """The least is more than the hours, or the most is less. Details: `low`, `hours`, `high`."""

    code = "hours_reach_reversed"


# As it stands in the fields


def typed(its: Inputs, locale: Locale) -> dict[str, str]:
    """As somebody would type it: `read_inputs` gives it back."""
    texts = {it.value: _amount(its.values.get(it), UNIT[it], locale) for it in Parameter}
    texts |= {f"guess-{it.value}": "yes" for it, value in its.values.items() if value.origin is Origin.ASSUMPTION}
    texts |= {
        "share": _number(its.share, Unit.SHARE, locale),
        EXTENT: _amount(its.extent, Unit.SHARE, locale),
        "ame_months": _amount(its.ame_months, Unit.MONTHS, locale),
        TIMES: _number(its.times, Unit.FACTOR, locale),
        "grant": _number(its.grant, Unit.KRONOR, locale),
        "horizon": str(its.horizon),
        "kind": its.kind.value,
        "displaces": its.displaces.value,
    }
    for row, it in enumerate(its.groups, 1):
        texts |= _group_as_typed(row, it, locale)
    return texts


def _group_as_typed(row: int, it: Group, locale: Locale) -> dict[str, str]:
    return {
        f"group-{row}": it.name,
        f"hours-{row}": _amount(it.hours, Unit.HOURS, locale),
        f"low-{row}": _number(it.low, Unit.HOURS, locale),
        f"high-{row}": _number(it.high, Unit.HOURS, locale),
        f"wage-{row}": _number(it.wage, Unit.KRONOR, locale),
    }


def rows(texts: Typed, its: Inputs) -> range:
    """The numbers of the rows for groups: those that something stands in, and some that are empty."""
    filled = [
        row for row in range(1, MOST_GROUPS + 1) if any(texts.get(f"{name}-{row}", "").strip() for name in _OF_GROUP)
    ]
    return range(1, min(MOST_GROUPS, max([len(its.groups), *filled], default=0) + ROWS_MORE) + 1)


def _amount(value: Value | None, unit: Unit, locale: Locale) -> str:
    return as_typed(value.amount, unit, locale) if value else ""


def _number(amount: Decimal | None, unit: Unit, locale: Locale) -> str:
    return "" if amount is None else as_typed(amount, unit, locale)


def moved_to(texts: Typed, was: Inputs, becomes: Inputs, locale: Locale) -> dict[str, str]:
    """The fields with the values of another set: those that it has, and that were left as they were before. What
    somebody has typed stays, and so does what the other set lacks."""
    before, after = typed(was, locale), typed(becomes, locale)

    def is_left(*names: str) -> bool:
        return all(texts.get(name, "").strip() == before.get(name, "").strip() for name in names)

    moved = dict(texts)
    for name in (*(it.value for it in Parameter), EXTENT, "ame_months"):
        if after[name] and is_left(name):
            moved |= {name: after[name], f"guess-{name}": after.get(f"guess-{name}", "")}
    for row in range(1, MOST_GROUPS + 1):
        its = [f"{name}-{row}" for name in _OF_GROUP]
        if any(after.get(name) for name in its) and is_left(*its):
            moved |= {name: after.get(name, "") for name in its}
    return moved


# Read


def read_inputs(texts: Typed, before: Inputs, year: int) -> Inputs:
    """What was typed in fields that stood as `before`. `year`: this one. Raises `Refused`."""
    values = {it: value for it in Parameter if (value := _read_value(texts, it, before, year))}
    return replace(
        before,
        values=values,
        extent=_value(texts, EXTENT, Unit.SHARE, _EXTENT, before.extent, year),
        ame_months=_value(texts, "ame_months", Unit.MONTHS, _MONTHS, before.ame_months, year),
        groups=tuple(_groups(texts, before, year)),
        kind=_choice(texts.get("kind", ""), Kind, Kind.NONE),
        times=_read(texts, TIMES, Unit.FACTOR, _TIMES),
        grant=_read(texts, "grant", Unit.KRONOR, LIMITS[Parameter.SUPPORT]),
        share=_read(texts, "share", Unit.SHARE, ALL_OF_IT),
        horizon=int(_read(texts, "horizon", Unit.MONTHS, _LOOKED_AT) or before.horizon),
        displaces=_choice(texts.get("displaces", ""), Displaces, Displaces.NOT_ANSWERED),
    )


def read_title(text: str) -> str:
    """Raises `CalculationTitleMissing`, `TitleIsAPerson`, `TextTooLong`, `TooManyMarks`."""
    with at("title"):
        try:
            title = words(text, TITLE_LENGTH)
        except TextMissing:
            raise CalculationTitleMissing from None
        if is_person(title):
            raise TitleIsAPerson(typed=title)
        return title


def _read_value(texts: Typed, parameter: Parameter, before: Inputs, year: int) -> Value | None:
    is_guess = bool(texts.get(f"guess-{parameter.value}"))
    was = before.values.get(parameter)
    value = _value(texts, parameter.value, UNIT[parameter], LIMITS[parameter], was, year)
    if value is None:
        return None
    if value is was and is_guess is (value.origin is Origin.ASSUMPTION):
        return value
    if is_guess:
        return Value(value.amount, Origin.ASSUMPTION, year)
    # A value that has a source keeps it: only of an assumption is it said that it is known after all.
    is_known_now = value.origin is Origin.ASSUMPTION
    return Value(value.amount, Origin.LOCAL, year) if is_known_now else value


def _value(texts: Typed, name: str, unit: Unit, limits: Limits, was: Value | None, year: int) -> Value | None:
    amount = _read(texts, name, unit, limits)
    if amount is None:
        return None
    return was if was and was.amount == amount else Value(amount, Origin.LOCAL, year)


def _groups(texts: Typed, before: Inputs, year: int) -> Iterator[Group]:
    """A row in which nothing stands is a row taken away."""
    for row in rows(texts, before):
        with at(f"group-{row}"):
            name = clean(texts.get(f"group-{row}", ""), GROUP_LENGTH)
            if is_person(name):
                raise TitleIsAPerson(typed=name)
        was = before.groups[row - 1] if row <= len(before.groups) else None
        hours = _value(texts, f"hours-{row}", Unit.HOURS, HOURS_OF_A_WEEK, was.hours if was else None, year)
        low, high = (_read(texts, f"{end}-{row}", Unit.HOURS, HOURS_OF_A_WEEK) for end in ("low", "high"))
        wage = _read(texts, f"wage-{row}", Unit.KRONOR, LIMITS[Parameter.WAGE])
        if hours is None:
            if name or low is not None or high is not None or wage is not None:
                raise GroupAmountMissing(at=f"hours-{row}")
            continue
        if was and (low, high) == (was.low, was.high) and hours is not was.hours:
            # How far the estimates reached was said of other hours.
            low = high = None
        _checked(row, low, hours.amount, high)
        yield Group(name, hours, low, high, wage)


def _checked(row: int, low: Decimal | None, hours: Decimal, high: Decimal | None) -> None:
    if (low is not None and low > hours) or (high is not None and high < hours):
        its = "low" if low is not None and low > hours else "high"
        raise ReachReversed(low=low, hours=hours, high=high, at=f"{its}-{row}")


def _read(texts: Typed, name: str, unit: Unit, limits: Limits) -> Decimal | None:
    text = texts.get(name, "")
    if not text.strip():
        return None
    with at(name):
        return read(text, unit, limits)


def _choice(text: str, choices: type[Choice], otherwise: Choice) -> Choice:
    return choices(text) if text in list(choices) else otherwise
