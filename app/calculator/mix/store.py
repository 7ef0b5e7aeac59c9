"""Staff mixes that are kept, in the database: each as it was worked out, and never changed."""

from dataclasses import dataclass

from pydantic import TypeAdapter
from sqlalchemy import delete, func
from sqlmodel import Session, col, select

from app.account.roles import Reach, Right, is_within, reach
from app.account.store import open_until_end
from app.account.tables import FacilitatorRow
from app.calculator.mix.tables import KeptMixRow
from app.calculator.mix.typed import Worked
from app.ids import new_id
from app.organisation.tables import WorkplaceRow

_WORKED = TypeAdapter(Worked)


@dataclass(frozen=True, slots=True)
class Kept:
    """`number`: which version in its series. `at`: milliseconds since 1970. `by`: an e-mail; None for somebody who has
    none. `is_own`: whether who asks kept it."""

    id: int
    series: str
    number: int
    workplace: int | None
    at: int
    by: str | None
    is_own: bool
    worked: Worked


def every(session: Session, who: FacilitatorRow) -> list[Kept]:
    """Those that somebody may read, the last kept first."""
    rows = session.exec(
        select(KeptMixRow, WorkplaceRow.administration, FacilitatorRow.email)
        .outerjoin(WorkplaceRow, col(WorkplaceRow.id) == col(KeptMixRow.workplace))
        .join(FacilitatorRow, col(FacilitatorRow.id) == col(KeptMixRow.by))
        .order_by(col(KeptMixRow.id).desc())
    )
    return [_kept(row, email, who) for row, administration, email in rows if _may_read(row, administration, who)]


def one(session: Session, id: int, who: FacilitatorRow) -> Kept | None:
    """None where there is none, or none that somebody may read."""
    row = session.get(KeptMixRow, id)
    if row is None:
        return None
    workplace = session.get(WorkplaceRow, row.workplace) if row.workplace else None
    if not _may_read(row, workplace.administration if workplace else None, who):
        return None
    by = session.get_one(FacilitatorRow, row.by)
    return _kept(row, by.email, who)


def keep(session: Session, it: Worked, workplace: int | None, series: str, by: int, at: int) -> int:
    """Its id. `series`: the one that it is another version of; "" for the first. Raises `AccountClosed`."""
    open_until_end(session, by)
    series = series or new_id()
    # Of two who keep at once, the second waits for the first and counts anew.
    these = select(KeptMixRow).where(col(KeptMixRow.series) == series)
    session.exec(these.order_by(col(KeptMixRow.number)).limit(1).with_for_update()).first()
    last = session.exec(select(func.max(KeptMixRow.number)).where(col(KeptMixRow.series) == series)).one()
    row = KeptMixRow(
        series=series,
        number=(last or 0) + 1,
        name=it.name,
        workplace=workplace,
        year=it.year,
        is_example=it.is_example,
        content=_WORKED.dump_python(it, mode="json"),
        by=by,
        at=at,
    )
    session.add(row)
    session.flush()
    assert row.id is not None
    return row.id


def remove(session: Session, id: int) -> None:
    session.exec(delete(KeptMixRow).where(col(KeptMixRow.id) == id))


def _may_read(row: KeptMixRow, administration: int | None, who: FacilitatorRow) -> bool:
    its = reach(who.roles, Right.CALCULATE)
    is_own = its >= Reach.OWN and row.by == who.id
    return is_own or (its is Reach.ALL and is_within(administration, who.scope))


def _kept(row: KeptMixRow, email: str | None, who: FacilitatorRow) -> Kept:
    assert row.id is not None
    worked = _WORKED.validate_python(row.content)
    return Kept(row.id, row.series, row.number, row.workplace, row.at, email or None, row.by == who.id, worked)
