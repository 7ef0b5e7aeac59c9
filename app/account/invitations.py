"""Invitations: what a colleague accepts, once. Only the fingerprint of an invitation's secret is kept."""

from collections.abc import Sequence

from sqlalchemy import ColumnElement, delete
from sqlmodel import Session, col, select

from app.account.roles import Reach, Right, Role, reach
from app.account.store import DAY, AccountClosed, LinkUsed, has_account, kept_email, locked
from app.account.tables import FacilitatorRow, InvitationRow
from app.alphabet import alphabetical
from app.ids import fingerprint, new_secret
from app.vocabulary import Refused

INVITATION_LASTS = DAY
MOST_OPEN = 100
"""How many one may have out at once."""


class TooManyInvitations(Refused):
    """Details: `most`."""

    code = "too_many_invitations"


class HasAccountHere(Refused):
    """Whoever is invited to an account has one. Details: `email`."""

    code = "has_account_here"


def make(
    session: Session,
    by: int,
    email: str,
    now: int,
    workshop: int | None = None,
    secret: str | None = None,
    roles: Sequence[str] = (Role.LEADS.value,),
    scope: Sequence[int] = (),
) -> str:
    """The secret of a new invitation, `secret` where that is said; the one before, for the same, is taken back.
    `workshop`: to lead it too; else to an account only. `now`: milliseconds since 1970. `roles`, `scope`: of the
    account, where one is made.

    Raises `EmailMissing`, `TooManyInvitations`, `AccountClosed`, and `HasAccountHere` where it is to an account only.
    """
    to = kept_email(email)
    if locked(session, by).closed_at is not None:  # one after another, or there would be two for the same
        raise AccountClosed
    if workshop is None and has_account(session, to):
        raise HasAccountHere(email=to)
    is_out, mine = col(InvitationRow.accepted_by).is_(None), col(InvitationRow.by) == by
    session.exec(delete(InvitationRow).where(is_out, mine, col(InvitationRow.until) < now))
    same = (col(InvitationRow.email) == to, col(InvitationRow.workshop).is_not_distinct_from(workshop))
    session.exec(delete(InvitationRow).where(is_out, *same, *(() if workshop is None else (mine,))))
    if len(session.exec(select(InvitationRow.id).where(is_out, mine).limit(MOST_OPEN)).all()) == MOST_OPEN:
        raise TooManyInvitations(most=MOST_OPEN)
    secret = secret or new_secret()
    until = now + INVITATION_LASTS
    row = InvitationRow(secret=fingerprint(secret), by=by, workshop=workshop, email=to, made_at=now, until=until)
    row.roles, row.scope = [*roles], [*scope]
    session.add(row)
    session.flush()
    return secret


def standing(session: Session, secret: str, now: int, *, locked: bool = False) -> InvitationRow:
    """An invitation that can still be accepted. `locked`: and by nobody else before the transaction ends.

    Raises `LinkUsed`.
    """
    its = select(InvitationRow).where(InvitationRow.secret == fingerprint(secret))
    found = session.exec(its.with_for_update() if locked else its).one_or_none()
    if found is None or found.accepted_by is not None or found.until < now or not _may_invite(session, found):
        raise LinkUsed
    return found


def _may_invite(session: Session, its: InvitationRow) -> bool:
    """Whether who made it still may: to an account, as operator. To a workshop is seen by whose that is."""
    by = session.get_one(FacilitatorRow, its.by)
    may = its.workshop is not None or reach(by.roles, Right.OPERATE) is not Reach.NONE
    return may and by.closed_at is None


def out(session: Session, now: int, *, by: int | None = None, workshop: int | None = None) -> list[InvitationRow]:
    """Those that nobody has accepted yet, in order of e-mail: to a workshop, of one who made them; or to an account
    only, of all."""
    its = select(InvitationRow).where(*_out(by, workshop), InvitationRow.until >= now)
    return sorted(session.exec(its), key=lambda row: alphabetical(row.email))


def take_back(session: Session, id: int, *, by: int | None = None, workshop: int | None = None) -> bool:
    """An invitation that nobody has accepted is as if it had not been made. Whether there was one."""
    this = delete(InvitationRow).where(*_out(by, workshop), col(InvitationRow.id) == id)
    return bool(session.connection().execute(this).rowcount)


def _out(by: int | None, workshop: int | None) -> tuple[ColumnElement[bool], ...]:
    its = col(InvitationRow.workshop).is_not_distinct_from(workshop), col(InvitationRow.accepted_by).is_(None)
    return its if by is None else (*its, col(InvitationRow.by) == by)


def purge(session: Session, now: int) -> None:
    """Take away what nobody has accepted in time. What was accepted says who invited whom, and stays."""
    over = col(InvitationRow.until) < now
    session.exec(delete(InvitationRow).where(over, col(InvitationRow.accepted_by).is_(None)))
