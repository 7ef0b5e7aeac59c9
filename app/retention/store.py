"""The plan, the turn and the runs in the database."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import Session, col
from sqlmodel import select as select_rows

from app.retention.plan import Decision, Kind, Rule, Then, Unit
from app.retention.tables import THE_ONE, RuleRow, RunRow, TurnRow
from app.vocabulary import Refused

TURN = 15 * 60 * 1000
"""Milliseconds that a run may take for one thing. Who has not said anything for so long has died."""

_RULE = RuleRow.__table__  # type: ignore[attr-defined]
_TURN = TurnRow.__table__  # type: ignore[attr-defined]


class RunUnderWay(Refused):
    """Only one runs at a time."""

    code = "run_under_way"


def rules(connection: Connection) -> dict[Kind, Rule]:
    """In the order that they are run."""
    found = {Kind(row.kind): row for row in connection.execute(select(_RULE))}
    return {kind: _rule(found[kind]) for kind in Kind if kind in found}


def _rule(row: Any) -> Rule:
    decision = Decision(row.decision, row.decided_on, row.decided_by)
    return Rule(Kind(row.kind), row.count, Unit(row.unit), Then(row.then), decision)


def keep(session: Session, rule: Rule, at: int) -> None:
    row = session.get(RuleRow, rule.kind.value)
    said: dict[str, Any] = {
        "count": rule.count,
        "unit": rule.unit.value,
        "then": rule.then.value,
        "decision": rule.decision.number,
        "decided_on": rule.decision.on,
        "decided_by": rule.decision.by,
        "changed_at": at,
    }
    if row is None:
        session.add(RuleRow(kind=rule.kind.value, **said))
        return
    for name, value in said.items():
        setattr(row, name, value)
    session.add(row)


def drop(session: Session, kind: Kind) -> bool:
    """Whether there was a rule."""
    row = session.get(RuleRow, kind.value)
    if row:
        session.delete(row)
    return row is not None


# Runs


def begin(session: Session, by: int | None, protocol: dict[str, Any], at: int) -> int:
    """Take the turn, and keep the protocol that the run fills in. Its id. Raises `RunUnderWay`."""
    connection = session.connection()
    dialect = postgresql if connection.dialect.name == "postgresql" else sqlite
    connection.execute(dialect.insert(_TURN).values(id=THE_ONE, until=0).on_conflict_do_nothing())
    take = update(_TURN).where(_TURN.c.id == THE_ONE, _TURN.c.until < at).values(until=at + TURN)
    if not connection.execute(take).rowcount:
        raise RunUnderWay
    row = RunRow(begun_at=at, by=by, protocol=protocol)
    session.add(row)
    session.flush()
    assert row.id is not None
    return row.id


def go_on(connection: Connection, at: int) -> None:
    """Say that the run is alive."""
    connection.execute(update(_TURN).where(_TURN.c.id == THE_ONE).values(until=at + TURN))


def let_go(connection: Connection) -> None:
    connection.execute(update(_TURN).where(_TURN.c.id == THE_ONE).values(until=0))


def is_under_way(session: Session, at: int) -> bool:
    turn = session.get(TurnRow, THE_ONE)
    return turn is not None and turn.until >= at


def runs(session: Session) -> Sequence[RunRow]:
    """The newest first."""
    return session.exec(select_rows(RunRow).order_by(col(RunRow.id).desc())).all()


def run(session: Session, id: int) -> RunRow | None:
    return session.get(RunRow, id)
