"""What a calculation rests on, whole: values with where they come from, and what was chosen in it. Pure.

It is kept as it is with each version, so that an old paper stays true whatever is later changed in the sets, on the
board or in the text.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from typing import Any

from app.calculator.formulas import (
    ONE,
    ZERO,
    Case,
    Employer,
    Kind,
    NoLongerPaid,
    Relief,
    Stage,
    Subsidy,
    Support,
)
from app.calculator.values import Origin, Parameter, Value, Values

HORIZON = 24
"""Months that are looked at, where nobody has chosen."""
MOST_GROUPS = 12


class Displaces(StrEnum):
    """Whether the job takes the place of an ordinary employment: asked outright, and answered by who calculates."""

    NOT_ANSWERED = ""
    NO = "no"
    YES = "yes"
    UNSURE = "unsure"


@dataclass(frozen=True, slots=True)
class Group:
    """What a group is relieved of. `hours`: a week. `low`, `high`: how far the estimates reach, where that is known.
    `wage`: its own; None where it has that of all who are relieved."""

    name: str
    hours: Value
    low: Decimal | None = None
    high: Decimal | None = None
    wage: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Inputs:
    """`values`: those that are filled in. `share`: r, ert val. `times`: n, of a *nystartsjobb*. `grant`: handledarstod.
    `ame_months`: how many of the first months AME employs. `horizon`: months that are looked at.

    Of what it is for, to be told and not reckoned with: `agreement`, "AB", "BEA" or ""; `red`: hours a week that the
    board has red, where that is known; `parts`: of the day, when the time is relieved.
    """

    values: Values = field(default_factory=dict)
    extent: Value | None = None
    groups: tuple[Group, ...] = ()
    ame_months: Value | None = None
    kind: Kind = Kind.NONE
    times: Decimal | None = None
    grant: Decimal | None = None
    share: Decimal | None = None
    horizon: int = HORIZON
    displaces: Displaces = Displaces.NOT_ANSWERED
    agreement: str = ""
    red: Decimal | None = None
    parts: tuple[str, ...] = ()


CHOSEN = ("share", "times", "grant", "horizon", "displaces", "kind")
OF_THE_JOB = ("extent", "groups", "ame_months", "agreement", "red", "parts")
"""What somebody chose, and what was taken from what it is for: both stay as they are when values are taken anew."""
TIMES, EXTENT = "times", "extent"
_ALWAYS = (Parameter.WAGE, Parameter.ON_COSTS, Parameter.FULL_TIME)
_PAID = (Parameter.SUBSIDY_CAP, Parameter.SUBSIDY_MONTHS)
_OF_KIND: Mapping[Kind, tuple[Parameter, ...]] = {
    Kind.NONE: (),
    Kind.WAGE: (Parameter.SUBSIDY_LEVEL, Parameter.SUBSIDY_FACTOR, *_PAID),
    Kind.NEW_START: (Parameter.STATUTORY_FEE, *_PAID),
    Kind.INTRODUCTION: (Parameter.SUBSIDY_LEVEL, Parameter.STATUTORY_FEE, *_PAID),
}
SHARE_OF: Mapping[Parameter, Parameter] = {
    Parameter.ALLOWANCE: Parameter.ALLOWANCE_SHARE,
    Parameter.DAILY_ACTIVITY: Parameter.DAILY_ACTIVITY_SHARE,
    Parameter.MEASURE: Parameter.MEASURE_SHARE,
    Parameter.SUPERVISION: Parameter.SUPERVISOR_WAGE,
}
"""What an amount can't be reckoned with without."""
_IF_GIVEN = (*SHARE_OF, Parameter.OTHER_COST, Parameter.SUPPORT, Parameter.START)
"""Nothing, where nothing is filled in."""


def used(its: Inputs) -> tuple[Parameter, ...]:
    """The parameters that the formulas ask for, filled in or not, in the parameters' order."""
    asked = {*_ALWAYS, *_OF_KIND[its.kind]}
    for parameter in _IF_GIVEN:
        if _amount(its, parameter):
            asked |= {parameter, *((SHARE_OF[parameter],) if parameter in SHARE_OF else ())}
    if any(it.wage is None and it.hours.amount for it in its.groups):
        asked.add(Parameter.WAGE_HIGH)
    return tuple(it for it in Parameter if it in asked)


def missing(its: Inputs) -> tuple[str, ...]:
    """What must be filled in before there is a result: names of parameters, and of what is no parameter."""
    found = [it.value for it in used(its) if it not in its.values]
    if its.extent is None:
        found.append(EXTENT)
    if its.kind is Kind.NEW_START and its.times is None:
        found.append(TIMES)
    return tuple(found)


def values_used(its: Inputs) -> tuple[Value, ...]:
    """What the stamp counts: each value that the formulas ask for, the extent, the months with AME, and the hours as
    one. What is chosen (r) is no value."""
    found = [its.values[it] for it in used(its) if it in its.values]
    if its.extent:
        found.append(its.extent)
    if its.ame_months and its.ame_months.amount:
        found.append(its.ame_months)
    hours = [it.hours for it in its.groups if it.hours.amount]
    # Several groups' hours are one value, and as sure as the least sure of them.
    return (*found, *sorted(hours, key=lambda it: it.origin is not Origin.ASSUMPTION)[:1])


def case(its: Inputs) -> Case:
    """For the formulas. Raises `KeyError` where something is missing."""
    assert its.extent is not None
    return Case(
        wage=its.values[Parameter.WAGE].amount,
        on_costs=its.values[Parameter.ON_COSTS].amount,
        full_time=its.values[Parameter.FULL_TIME].amount,
        extent=its.extent.amount,
        other_cost=_amount(its, Parameter.OTHER_COST),
        subsidy=_subsidy(its),
        no_longer_paid=NoLongerPaid(
            _amount(its, Parameter.ALLOWANCE),
            _amount(its, Parameter.ALLOWANCE_SHARE),
            _amount(its, Parameter.DAILY_ACTIVITY),
            _amount(its, Parameter.DAILY_ACTIVITY_SHARE),
            _amount(its, Parameter.MEASURE),
            _amount(its, Parameter.MEASURE_SHARE),
        ),
        relief=tuple(_relief(its, it) for it in its.groups if it.hours.amount or it.high),
        support=Support(
            _amount(its, Parameter.SUPERVISION),
            _amount(its, Parameter.SUPERVISOR_WAGE),
            _amount(its, Parameter.SUPPORT),
            _amount(its, Parameter.START),
        ),
        stages=_stages(its),
        share=its.share,
        horizon=its.horizon,
    )


def _amount(its: Inputs, parameter: Parameter) -> Decimal:
    value = its.values.get(parameter)
    return value.amount if value else ZERO


def _subsidy(its: Inputs) -> Subsidy:
    """The factor of an *introduktionsjobb* is 1 and the statutory fee: 1.3142 at 31.42 %."""
    if its.kind is Kind.NONE:
        return Subsidy()
    cap, months = (its.values[it].amount for it in _PAID)
    if its.kind is Kind.NEW_START:
        assert its.times is not None
        return Subsidy(its.kind, its.times, cap, its.values[Parameter.STATUTORY_FEE].amount, months=int(months))
    level = its.values[Parameter.SUBSIDY_LEVEL].amount
    if its.kind is Kind.INTRODUCTION:
        factor = ONE + its.values[Parameter.STATUTORY_FEE].amount
        return Subsidy(its.kind, level, cap, factor, its.grant or ZERO, int(months))
    return Subsidy(its.kind, level, cap, its.values[Parameter.SUBSIDY_FACTOR].amount, months=int(months))


def _relief(its: Inputs, it: Group) -> Relief:
    wage = it.wage if it.wage is not None else _amount(its, Parameter.WAGE_HIGH)
    return Relief(it.name, it.hours.amount, wage, it.low, it.high)


def _stages(its: Inputs) -> tuple[Stage, ...]:
    months = int(its.ame_months.amount) if its.ame_months else 0
    return (Stage(Employer.AME, months), Stage()) if months else (Stage(),)


# Kept as JSON


def as_kept(its: Inputs) -> tuple[dict[str, Any], dict[str, Any]]:
    """The values, each with its origin; and the rest."""
    values = {it.value: _value(value) for it, value in its.values.items()}
    rest: dict[str, Any] = {
        "extent": _value(its.extent),
        "ame_months": _value(its.ame_months),
        "groups": [
            {
                "name": it.name,
                "hours": _value(it.hours),
                **{name: _text(getattr(it, name)) for name in ("low", "high", "wage")},
            }
            for it in its.groups
        ],
        **{name: _text(getattr(its, name)) for name in ("times", "grant", "share", "red")},
        "kind": its.kind.value,
        "horizon": its.horizon,
        "displaces": its.displaces.value,
        "agreement": its.agreement,
        "parts": [*its.parts],
    }
    return values, rest


def inputs_from(values: Mapping[str, Any], rest: Mapping[str, Any]) -> Inputs:
    """What `as_kept` gave."""
    kept = {Parameter(name): it for name, value in values.items() if (it := _value_from(value))}
    return Inputs(
        values={it: kept[it] for it in Parameter if it in kept},
        extent=_value_from(rest["extent"]),
        ame_months=_value_from(rest["ame_months"]),
        groups=tuple(_groups_from(rest["groups"])),
        kind=Kind(rest["kind"]),
        times=_number(rest["times"]),
        grant=_number(rest["grant"]),
        share=_number(rest["share"]),
        horizon=rest["horizon"],
        displaces=Displaces(rest["displaces"]),
        agreement=rest["agreement"],
        red=_number(rest["red"]),
        parts=tuple(rest["parts"]),
    )


def _groups_from(rows: Iterable[Mapping[str, Any]]) -> Iterable[Group]:
    for it in rows:
        hours = _value_from(it["hours"])
        assert hours is not None
        yield Group(it["name"], hours, *(_number(it[name]) for name in ("low", "high", "wage")))


def _value(it: Value | None) -> dict[str, Any] | None:
    if it is None:
        return None
    return {"amount": f"{it.amount:f}", "origin": it.origin.value, "year": it.year, "source": it.source}


def _value_from(it: Mapping[str, Any] | None) -> Value | None:
    return Value(Decimal(it["amount"]), Origin(it["origin"]), it["year"], it["source"]) if it else None


def _text(it: Decimal | None) -> str | None:
    return None if it is None else f"{it:f}"


def _number(it: str | None) -> Decimal | None:
    return None if it is None else Decimal(it)
