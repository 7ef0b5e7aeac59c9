"""Invitations: what a colleague accepts, once. Only the fingerprint of an invitation's secret is kept."""

from sqlalchemy import ColumnElement, delete
from sqlmodel import Session, col, select

from app.account.store import DAY, LinkUsed, kept_email, locked
from app.account.tables import InvitationRow
from app.alphabet import alphabetical
from app.ids import fingerprint, new_secret
from app.vocabulary import Refused

INVITATION_LASTS = DAY
MOST_OPEN = 100
"""How many one may have out at once."""


class TooManyInvitations(Refused):
    """Details: `most`."""

    code = "too_many_invitations"


class AcceptedAlready(Refused):
    """Who has accepted has an account by now, and only the operator lets them in anew. Details: `email`."""

    code = "accepted_already"


def make(
    session: Session, by: int, email: str, now: int, workshop: int | None = None, secret: str | None = None
) -> str:
    """The secret of a new invitation, `secret` where that is said; the one before, for the same, is taken back. `now`:
    milliseconds since 1970.

    Raises `EmailMissing`, `TooManyInvitations`, and `AcceptedAlready` where it is to no workshop and was accepted.
    """
    to = kept_email(email)
    locked(session, by)  # one after another, or there would be two for the same, or one too many
    if workshop is None and _is_accepted(session, by, to):
        raise AcceptedAlready(email=to)
    is_out = (col(InvitationRow.accepted_by).is_(None), col(InvitationRow.by) == by)
    session.exec(delete(InvitationRow).where(*is_out, col(InvitationRow.until) < now))
    same = (col(InvitationRow.email) == to, col(InvitationRow.workshop).is_not_distinct_from(workshop))
    session.exec(delete(InvitationRow).where(*is_out, *same))
    if len(session.exec(select(InvitationRow.id).where(*is_out).limit(MOST_OPEN)).all()) == MOST_OPEN:
        raise TooManyInvitations(most=MOST_OPEN)
    secret = secret or new_secret()
    until = now + INVITATION_LASTS
    row = InvitationRow(secret=fingerprint(secret), by=by, workshop=workshop, email=to, made_at=now, until=until)
    session.add(row)
    session.flush()
    return secret


def _is_accepted(session: Session, by: int, email: str) -> bool:
    its = (InvitationRow.by == by, InvitationRow.email == email, col(InvitationRow.workshop).is_(None))
    accepted = col(InvitationRow.accepted_by).is_not(None)
    return session.exec(select(InvitationRow.id).where(*its, accepted).limit(1)).first() is not None


def standing(session: Session, secret: str, now: int, *, locked: bool = False) -> InvitationRow:
    """An invitation that can still be accepted. `locked`: and by nobody else before the transaction ends.

    Raises `LinkUsed`.
    """
    its = select(InvitationRow).where(InvitationRow.secret == fingerprint(secret))
    found = session.exec(its.with_for_update() if locked else its).one_or_none()
    if found is None or found.accepted_by is not None or found.until < now:
        raise LinkUsed
    return found


def out(session: Session, by: int, now: int, workshop: int | None = None) -> list[InvitationRow]:
    """Those that somebody has made, for a workshop or for none, that nobody has accepted yet: in order of e-mail."""
    its = select(InvitationRow).where(*_out(by, workshop), InvitationRow.until >= now)
    return sorted(session.exec(its), key=lambda row: alphabetical(row.email))


def take_back(session: Session, by: int, id: int, workshop: int | None = None) -> bool:
    """An invitation that nobody has accepted is as if it had not been made. Whether there was one."""
    this = delete(InvitationRow).where(*_out(by, workshop), col(InvitationRow.id) == id)
    return bool(session.connection().execute(this).rowcount)


def _out(by: int, workshop: int | None) -> tuple[ColumnElement[bool], ...]:
    its = col(InvitationRow.workshop).is_not_distinct_from(workshop)
    return its, col(InvitationRow.by) == by, col(InvitationRow.accepted_by).is_(None)


def purge(session: Session, now: int) -> None:
    """Take away what nobody has accepted in time. What was accepted says who invited whom, and stays."""
    over = col(InvitationRow.until) < now
    session.exec(delete(InvitationRow).where(over, col(InvitationRow.accepted_by).is_(None)))
