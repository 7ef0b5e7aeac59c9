"""Who leads a workshop, beside the one it belongs to: sharing the lead, and handing it over."""

from dataclasses import dataclass

from sqlalchemy import delete, update
from sqlmodel import Session, col, select

from app.account import store as accounts
from app.account.tables import FacilitatorRow
from app.storage.changes import Changes
from app.vocabulary import Refused
from app.workshop import store as workshops
from app.workshop.tables import CoLeadRow, WorkshopRow


class LeadsAlready(Refused):
    """Details: `email`."""

    code = "leads_already"


class LeadsNot(Refused):
    """Somebody who does not lead the workshop, or has not been here yet, can't be given it."""

    code = "leads_not"


@dataclass(frozen=True, slots=True)
class Leader:
    """`email`: None for somebody who has not chosen one. `has_been_here`: whether an invitation has been used."""

    id: int
    email: str | None
    owns: bool
    has_been_here: bool


def everybody(session: Session, workshop: int) -> list[Leader]:
    """All who lead a workshop: the one it belongs to, then the others in order of their e-mail."""
    owner = select(WorkshopRow.facilitator).where(WorkshopRow.id == workshop)
    shared = select(CoLeadRow.facilitator).where(CoLeadRow.workshop == workshop)
    id = col(FacilitatorRow.id)
    owns = session.exec(owner).one()
    rows = session.exec(select(FacilitatorRow).where(id.in_(owner) | id.in_(shared)))
    leaders = [
        Leader(row.id, row.email, row.id == owns, accounts.has_been_here(session, row))
        for row in rows
        if row.id is not None
    ]
    return sorted(leaders, key=lambda it: (not it.owns, it.email or ""))


def invite(session: Session, workshop: int, email: str, now: int) -> str | None:
    """Let a colleague lead a workshop too.

    Answers with the secret of a link that signs them in once; None for somebody who has a sign-in of their own. Raises
    `EmailMissing`, `LeadsAlready`.
    """
    colleague = accounts.colleague(session, email)
    assert colleague.id is not None
    has_been_here = accounts.has_been_here(session, colleague)
    if has_been_here and workshops.leads(session, workshop, colleague.id):
        raise LeadsAlready(email=colleague.email)
    _share(session, workshop, colleague.id)
    return None if has_been_here else accounts.new_link(session, colleague, now)


def drop(session: Session, workshop: int, facilitator: int) -> None:
    """Somebody no longer leads a workshop. The one it belongs to always does."""
    these = (col(CoLeadRow.workshop) == workshop, col(CoLeadRow.facilitator) == facilitator)
    session.connection().execute(delete(CoLeadRow).where(*these))


def hand_over(session: Session, workshop: int, owner: int, to: int) -> None:
    """Give a workshop to somebody who leads it, and has been here; the former owner goes on leading it with them.

    Raises `LeadsNot`.
    """
    if not any(it.id == to and it.has_been_here and not it.owns for it in everybody(session, workshop)):
        raise LeadsNot
    theirs = (col(WorkshopRow.id) == workshop, col(WorkshopRow.facilitator) == owner)
    given = session.connection().execute(update(WorkshopRow).where(*theirs).values(facilitator=to))
    if not given.rowcount:
        raise LeadsNot
    drop(session, workshop, to)
    _share(session, workshop, owner)


def _share(session: Session, workshop: int, facilitator: int) -> None:
    changes = Changes()
    changes.put(CoLeadRow, workshop=workshop, facilitator=facilitator)
    changes.write(session.connection())
