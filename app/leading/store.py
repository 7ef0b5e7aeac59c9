"""Who leads a workshop, beside the one it belongs to: sharing the lead, and handing it over."""

from dataclasses import dataclass

from sqlalchemy import delete, update
from sqlmodel import Session, col, select

from app.account import invitations
from app.account import store as accounts
from app.account.roles import Reach, Right, reach
from app.account.tables import FacilitatorRow, InvitationRow
from app.alphabet import alphabetical
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


class OwnInvitation(Refused):
    """Whoever has made an invitation can't accept it."""

    code = "own_invitation"


class NotForYou(Refused):
    """An invitation to a new account, where somebody is signed in to theirs."""

    code = "not_for_you"


class LeadsNoWorkshops(Refused):
    """Somebody whose account does not lead workshops is invited to lead one."""

    code = "leads_no_workshops"


@dataclass(frozen=True, slots=True)
class Leader:
    """`email`: None for somebody who has not chosen one. `has_been_here`: whether they have signed in."""

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
    leaders = [Leader(row.id, row.email, row.id == owns, row.has_been_here) for row in rows if row.id is not None]
    return sorted(leaders, key=lambda it: (not it.owns, alphabetical(it.email or "")))


def invite(session: Session, workshop: int, by: int, email: str, now: int, secret: str | None = None) -> str:
    """Invite a colleague to lead a workshop too: the secret of an invitation, which gives nothing until it is accepted.

    Raises `EmailMissing`, `LeadsAlready`, `TooManyInvitations`.
    """
    to = accounts.kept_email(email)
    if any(it.email == to for it in everybody(session, workshop)):
        raise LeadsAlready(email=to)
    return invitations.make(session, by, to, now, workshop, secret)


def invitation(session: Session, secret: str, now: int, *, locked: bool = False) -> InvitationRow:
    """An invitation that can be accepted. One to a workshop that no longer belongs to who made it can't.

    Raises `LinkUsed`.
    """
    found = invitations.standing(session, secret, now, locked=locked)
    if found.workshop is not None and not workshops.owns(session, found.workshop, found.by):
        raise accounts.LinkUsed
    return found


def accept(session: Session, secret: str, me: FacilitatorRow | None, now: int) -> tuple[FacilitatorRow, int | None]:
    """Accept an invitation as who is signed in; by somebody who is not, with a new account. Of several who try at once,
    one has. Answers who accepted, and the workshop that they now lead.

    Raises `LinkUsed`, `OwnInvitation`, `HasAccount`, `NotForYou`, `LeadsNoWorkshops`, `AccountClosed`.
    """
    found = invitation(session, secret, now, locked=True)
    if me and me.id == found.by:
        raise OwnInvitation
    if me and found.workshop is None:
        raise NotForYou
    if me and reach(me.roles, Right.LEAD) is Reach.NONE:
        raise LeadsNoWorkshops
    who = accounts.open_until_end(session, me.id) if me and me.id else _newcomer(session, found)
    assert who.id is not None
    found.accepted_by = who.id
    session.add(found)
    session.flush()
    if found.workshop is not None and not workshops.leads(session, found.workshop, who.id):
        _share(session, found.workshop, who.id)
    return who, found.workshop


def _newcomer(session: Session, its: InvitationRow) -> FacilitatorRow:
    return accounts.new_account(session, its.email, its.roles, its.scope)


def drop(session: Session, workshop: int, facilitator: int) -> None:
    """Somebody no longer leads a workshop. The one it belongs to always does."""
    these = (col(CoLeadRow.workshop) == workshop, col(CoLeadRow.facilitator) == facilitator)
    session.connection().execute(delete(CoLeadRow).where(*these))


def hand_over(session: Session, workshop: int, owner: int, to: int) -> None:
    """Give a workshop to somebody who leads it, and has been here; the former owner goes on leading it with them.

    Raises `LeadsNot`, `AccountClosed`.
    """
    if not any(it.id == to and it.has_been_here and not it.owns for it in everybody(session, workshop)):
        raise LeadsNot
    accounts.open_until_end(session, to)
    if not workshops.leads(session, workshop, to):
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
