"""Remotes in the database: made by a link, taken once, ended."""

from collections.abc import Collection

from sqlalchemy import ColumnElement, delete, update
from sqlmodel import Session, col, select

from app.ids import fingerprint
from app.remote.tables import RemoteRow
from app.vocabulary import Refused
from app.workshop import store as workshops

LINK_LASTS = 10 * 60 * 1000
LASTS = 24 * 60 * 60 * 1000
MOST = 5
"""Remotes of one workshop at a time; the oldest goes first."""


class RemoteTaken(Refused):
    """A link to a remote that is taken, too old, or none."""

    code = "remote_taken"


class NotARemote(Refused):
    """A phone that is no remote of this workshop, or is one no more."""

    code = "not_a_remote"


def make(session: Session, workshop: int, facilitator: int, now: int, secret: str) -> RemoteRow:
    """A link, with this secret, that makes the phone that takes it a remote. A link that was made before and not taken
    is good no more."""
    session.connection().execute(delete(RemoteRow).where(col(RemoteRow.workshop) == workshop, _untaken()))
    for row in _of(session, workshop)[MOST - 1 :]:
        session.delete(row)
    row = RemoteRow(
        workshop=workshop,
        facilitator=facilitator,
        secret=fingerprint(secret),
        is_taken=False,
        until=now + LINK_LASTS,
    )
    session.add(row)
    session.flush()
    return row


def offered(session: Session, secret: str, now: int) -> RemoteRow:
    """What a link offers. Raises `RemoteTaken` where it is taken, too old, or none."""
    row = session.exec(select(RemoteRow).where(col(RemoteRow.secret) == fingerprint(secret), _untaken())).first()
    if row is None or row.until < now or not workshops.leads(session, row.workshop, row.facilitator):
        raise RemoteTaken
    return row


def take(session: Session, secret: str, now: int, carried: str) -> RemoteRow:
    """Take what a link offers, once: of several who try at the same moment, one has it. `carried`: what the phone is to
    carry. Raises `RemoteTaken`."""
    row = offered(session, secret, now)
    this = (col(RemoteRow.secret) == fingerprint(secret), _untaken())
    values = {"secret": fingerprint(carried), "is_taken": True, "until": now + LASTS}
    if not session.connection().execute(update(RemoteRow).where(*this).values(**values)).rowcount:
        raise RemoteTaken
    return row


def carried(session: Session, secret: str, workshop: int, now: int) -> RemoteRow | None:
    """The remote that a phone is, in this workshop; None where it is none, or whose facilitator leads no more."""
    its = (col(RemoteRow.secret) == fingerprint(secret), col(RemoteRow.workshop) == workshop)
    row = session.exec(select(RemoteRow).where(*its, col(RemoteRow.is_taken))).first()
    stands = row is not None and row.until >= now and workshops.leads(session, workshop, row.facilitator)
    return row if stands else None


def standing(session: Session, remotes: Collection[int], now: int) -> set[int]:
    """Which of these are still good."""
    rows = session.exec(select(RemoteRow).where(col(RemoteRow.id).in_(remotes), col(RemoteRow.until) >= now)).all()
    led = workshops.all_leads(session, {row.workshop for row in rows})
    return {row.id for row in rows if row.id is not None and (row.workshop, row.facilitator) in led}


def count(session: Session, workshop: int, now: int) -> int:
    """How many phones are remotes of a workshop."""
    return sum(row.is_taken and row.until >= now for row in _of(session, workshop))


def end(session: Session, workshop: int) -> int:
    """End all of a workshop's. Answers how many there were."""
    return session.connection().execute(delete(RemoteRow).where(col(RemoteRow.workshop) == workshop)).rowcount


def end_all_of(session: Session, facilitator: int) -> None:
    """Those that somebody has made, in all workshops."""
    session.connection().execute(delete(RemoteRow).where(col(RemoteRow.facilitator) == facilitator))


def purge(session: Session, now: int) -> None:
    session.connection().execute(delete(RemoteRow).where(col(RemoteRow.until) < now))


def _of(session: Session, workshop: int) -> list[RemoteRow]:
    its = select(RemoteRow).where(col(RemoteRow.workshop) == workshop)
    return [*session.exec(its.order_by(col(RemoteRow.until).desc())).all()]


def _untaken() -> ColumnElement[bool]:
    return ~col(RemoteRow.is_taken)
