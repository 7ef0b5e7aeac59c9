"""Values by year, in the database. A set is never taken away, only put away: its history stays."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from sqlalchemy import insert, update
from sqlalchemy.exc import IntegrityError
from sqlmodel import Session, col, select

from app.calculator.sets.tables import SetChangeRow, SetChoiceRow, SetValueRow, ValueSetRow
from app.calculator.sets.value_set import (
    Change,
    Choice,
    Filled,
    Set,
    ValueChanged,
    What,
    YearHolds,
    YearRetired,
    YearThere,
)
from app.calculator.values import Origin, Parameter, Value, Values


def years(session: Session) -> list[int]:
    """Those that calculations may rest on, the latest first."""
    its = select(ValueSetRow.year).where(col(ValueSetRow.is_retired).is_(False))
    return sorted(session.exec(its), reverse=True)


def values(session: Session, year: int) -> Values:
    """Those that are filled in."""
    return {it: kept.value for it, kept in filled(session, year).items() if kept.value}


def newest(session: Session, today: date) -> int | None:
    """The set that is said to hold now; None where nobody has said so, or somebody said that none does."""
    said = _holding(session, today)
    return said.year if said and said.year in years(session) else None


# The sets


def every(session: Session) -> list[Set]:
    """Those that are put away too; the latest year first."""
    return [_set(row) for row in session.exec(select(ValueSetRow).order_by(col(ValueSetRow.year).desc()))]


def one(session: Session, year: int) -> Set | None:
    row = session.get(ValueSetRow, year)
    return _set(row) if row else None


def make(session: Session, year: int, its: Values, by: int, at: int, *, like: int | None, with_first: bool) -> None:
    """A new set that begins with these values. Raises `YearThere`, `YearRetired`."""
    if there := one(session, year):
        raise (YearRetired if there.is_retired else YearThere)(year=year, at="year")
    connection = session.connection()
    try:
        connection.execute(insert(ValueSetRow).values(year=year, is_retired=False, made_at=at, by=by))
    except IntegrityError:
        raise YearThere(year=year, at="year") from None
    for parameter, value in its.items():
        session.add(_value_row(year, parameter, value, by, at))
    _note(session, Change(year, What.MADE, at, by, like=like, with_first=with_first))


def retire(session: Session, year: int, today: date, by: int, at: int) -> bool:
    """Put a set away. Whether it wasn't. Raises `YearHolds`."""
    # Who says meanwhile that it holds waits for this, or this for them.
    session.get(ValueSetRow, year, with_for_update=True)
    if year in holds_or_will(session, today):
        raise YearHolds(year=year)
    return _retired(session, year, True, What.RETIRED, by, at)


def restore(session: Session, year: int, by: int, at: int) -> bool:
    """Bring a set back that was put away. Whether it was."""
    return _retired(session, year, False, What.RESTORED, by, at)


def _retired(session: Session, year: int, is_retired: bool, what: What, by: int, at: int) -> bool:
    this = (col(ValueSetRow.year) == year, col(ValueSetRow.is_retired).is_(not is_retired))
    changed = session.connection().execute(update(ValueSetRow).where(*this).values(is_retired=is_retired)).rowcount
    if changed:
        _note(session, Change(year, what, at, by))
    return bool(changed)


# Their values


def filled(session: Session, year: int) -> dict[Parameter, Filled]:
    """What is kept of each, those that were emptied too, in the parameters' order."""
    rows = {row.parameter: row for row in session.exec(select(SetValueRow).where(col(SetValueRow.of) == year))}
    return {it: _filled(rows[it]) for it in Parameter if it in rows}


def save(
    session: Session, year: int, parameter: Parameter, value: Value | None, was: int, by: int, at: int
) -> Change | None:
    """Keep a value, or that it is empty, after it was saved `was` times. What changed; None where nothing did. Raises
    `ValueChanged`."""
    kept = filled(session, year).get(parameter)
    if (kept.version if kept else 0) != was:
        raise ValueChanged(at=parameter.value)
    before = kept.value if kept else None
    if before == value:
        return None
    connection = session.connection()
    shown = _columns(value) | {"version": was + 1, "changed_at": at, "by": by}
    if was:
        this = (col(SetValueRow.of) == year, col(SetValueRow.parameter) == parameter, col(SetValueRow.version) == was)
        if not connection.execute(update(SetValueRow).where(*this).values(**shown)).rowcount:
            raise ValueChanged(at=parameter.value)
    else:
        try:
            connection.execute(insert(SetValueRow).values(of=year, parameter=parameter.value, **shown))
        except IntegrityError:
            raise ValueChanged(at=parameter.value) from None
    change = Change(year, What.VALUE, at, by, parameter, before, value)
    _note(session, change)
    return change


# Which one holds


def choices(session: Session) -> list[Choice]:
    """What was said of which holds, the last said first."""
    rows = session.exec(select(SetChoiceRow).order_by(col(SetChoiceRow.id).desc()))
    return [Choice(row.year, row.since, row.at, row.by) for row in rows]


def holding(session: Session, today: date) -> Choice | None:
    """What was last said of today."""
    row = _holding(session, today)
    return Choice(row.year, row.since, row.at, row.by) if row else None


def coming(session: Session, today: date) -> list[Choice]:
    """What was last said of days that come, the first of them first."""
    last = {it.since: it for it in reversed(choices(session)) if it.since > today}
    return [last[day] for day in sorted(last)]


def holds_or_will(session: Session, today: date) -> set[int]:
    now = holding(session, today)
    its = [*([now] if now else []), *coming(session, today)]
    return {it.year for it in its if it.year is not None}


def choose(session: Session, choice: Choice) -> None:
    """Raises `YearRetired`."""
    if choice.year is not None:
        # Who puts it away meanwhile waits for this.
        row = session.get(ValueSetRow, choice.year, with_for_update=True)
        if row is None or row.is_retired:
            raise YearRetired(year=choice.year)
    session.add(SetChoiceRow(year=choice.year, since=choice.since, at=choice.at, by=choice.by))
    session.flush()


def _holding(session: Session, today: date) -> SetChoiceRow | None:
    order = (col(SetChoiceRow.since).desc(), col(SetChoiceRow.id).desc())
    return session.exec(select(SetChoiceRow).where(col(SetChoiceRow.since) <= today).order_by(*order)).first()


# History


def history(session: Session, year: int) -> list[Change]:
    """The newest first."""
    its = select(SetChangeRow).where(col(SetChangeRow.of) == year).order_by(col(SetChangeRow.id).desc())
    return [_change(row) for row in session.exec(its)]


def _note(session: Session, it: Change) -> None:
    session.add(
        SetChangeRow(
            of=it.year,
            what=it.what.value,
            parameter=it.parameter.value if it.parameter else "",
            was=_columns(it.was) if it.was else None,
            became=_columns(it.became) if it.became else None,
            like=it.like,
            with_first=it.with_first,
            at=it.at,
            by=it.by,
        )
    )
    session.flush()


def _change(row: SetChangeRow) -> Change:
    parameter = Parameter(row.parameter) if row.parameter else None
    was, became = (_value(**it) if it else None for it in (row.was, row.became))
    return Change(row.of, What(row.what), row.at, row.by, parameter, was, became, row.like, row.with_first)


# Rows


def _set(row: ValueSetRow) -> Set:
    return Set(row.year, row.is_retired, row.made_at, row.by)


def _filled(row: SetValueRow) -> Filled:
    return Filled(_value(row.amount, row.origin, row.year, row.source), row.version, row.changed_at, row.by)


def _value(amount: str | None, origin: str, year: int | None, source: str) -> Value | None:
    return None if amount is None else Value(Decimal(amount), Origin(origin), year, source)


def _columns(value: Value | None) -> dict[str, Any]:
    if value is None:
        return {"amount": None, "origin": Origin.LOCAL.value, "year": None, "source": ""}
    return {
        "amount": f"{value.amount:f}",
        "origin": value.origin.value,
        "year": value.year,
        "source": value.source,
    }


def _value_row(year: int, parameter: Parameter, value: Value, by: int, at: int) -> SetValueRow:
    its: Mapping[str, Any] = _columns(value)
    return SetValueRow(of=year, parameter=parameter.value, version=1, changed_at=at, by=by, **its)
