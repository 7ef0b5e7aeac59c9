"""All who have an account, as whoever sees to the installation has them: who they are and how much is theirs, and
nothing of what they have written."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import func
from sqlmodel import Session, col, select

from app.account import store as accounts
from app.account.roles import Right, reach
from app.account.tables import FacilitatorRow, InvitationRow
from app.alphabet import alphabetical
from app.colleagues.colleague import Colleague
from app.job_descriptions.tables import JobDescriptionRow
from app.preparation.tables import TemplateRow
from app.remote.tables import RemoteRow
from app.sharing.tables import LinkRow
from app.workshop.tables import CoLeadRow, WorkshopRow


def everybody(session: Session) -> list[Colleague]:
    """In order of e-mail."""
    own, together = _counted(session, WorkshopRow.facilitator), _counted(session, CoLeadRow.facilitator)
    rows = session.exec(select(FacilitatorRow))
    every = [_colleague(row, own.get(row.id or 0, 0) + together.get(row.id or 0, 0)) for row in rows]
    return sorted(every, key=lambda it: (it.email is None, alphabetical(it.email or ""), it.id))


def _counted(session: Session, whose: Any) -> dict[int, int]:
    return dict(session.exec(select(whose, func.count()).group_by(whose)).all())


def _colleague(row: FacilitatorRow, leads: int) -> Colleague:
    assert row.id is not None
    return Colleague(row.id, row.email, (*row.roles,), (*row.scope,), row.signed_in_at, row.closed_at, leads)


@dataclass(frozen=True, slots=True)
class Holding:
    """How much is somebody's: what is given to others when the account is closed, and what ends then. `links`: good
    ones that they have made, which go on. `texts`: job descriptions that they hold."""

    workshops: int
    together: int
    texts: int
    templates: int
    invitations: int
    links: int
    remotes: int


def holding(session: Session, id: int, now: int) -> Holding:
    def count(row: Any, *these: Any) -> int:
        return session.exec(select(func.count()).select_from(row).where(*these)).one()

    good = (col(LinkRow.revoked_at).is_(None), LinkRow.expires_at > now)
    is_out = (col(InvitationRow.accepted_by).is_(None), InvitationRow.until >= now)
    return Holding(
        count(WorkshopRow, WorkshopRow.facilitator == id),
        count(CoLeadRow, CoLeadRow.facilitator == id),
        count(JobDescriptionRow, JobDescriptionRow.holder == id),
        count(TemplateRow, TemplateRow.facilitator == id),
        count(InvitationRow, InvitationRow.by == id, *is_out),
        count(LinkRow, LinkRow.created_by == id, *good),
        count(RemoteRow, RemoteRow.facilitator == id, RemoteRow.until >= now),
    )


def takers(session: Session, right: Right, besides: int) -> list[FacilitatorRow]:
    """Who can be given what needs this right."""
    return [it for it in accounts.open_with(session, right) if it.id != besides]


def others_who_operate(every: Iterable[Colleague], id: int) -> bool:
    """Whether anybody else sees to the installation."""
    return any(it.id != id and it.closed_at is None and reach(it.roles, Right.OPERATE) for it in every)
