"""How the rest of the application has something written in the security log.

`note` is for deeds: it writes in the transaction of the deed, so that what is acknowledged is logged and what is undone
is not. `count` is for refusals and for what is only read: see `app.security.counted`.
"""

from sqlmodel import Session
from starlette.requests import HTTPConnection

from app.account.tables import FacilitatorRow
from app.ids import fingerprint, now
from app.security import store
from app.security.entry import OPERATOR, About, Actor, By, Details, Entry, What, network
from app.security.lines import say
from app.storage.database import once_kept
from app.web.cookies import FACILITATOR, read_cookie


def note(
    session: Session,
    asker: HTTPConnection,
    what: What,
    about: About | None = None,
    details: Details | None = None,
    *,
    by: By | None = None,
) -> None:
    """`by`: who does it, where that is another than who asks."""
    _write(session, Entry(now(), what, by or who_asks(asker), about, details or {}))


def note_by_operator(session: Session, what: What, about: About | None = None) -> None:
    _write(session, Entry(now(), what, OPERATOR, about))


def count(asker: HTTPConnection, what: What, about: About | None = None, details: Details | None = None) -> None:
    asker.state.noted = True
    asker.app.state.counted.add(Entry(now(), what, who_asks(asker), about, details or {}))


def before_this(asker: HTTPConnection, facilitator: FacilitatorRow) -> store.Before | None:
    """When else somebody has signed in to the account of who asks: for themselves to see."""
    assert facilitator.id is not None
    with asker.app.state.database.reading() as connection:
        return store.before(connection, facilitator.id, session_of(read_cookie(asker, FACILITATOR) or ""))


def who_asks(asker: HTTPConnection) -> By:
    """From what has been found out of whoever asks, by the time it is noted."""
    if facilitator := getattr(asker.state, "facilitator", None):
        return signed_in_as(asker, facilitator, read_cookie(asker, FACILITATOR) or "")
    if link := getattr(asker.state, "link", None):
        return By(Actor.LINK, link.id, _address(asker))
    if remote := getattr(asker.state, "remote", None):
        return By(Actor.REMOTE, remote.id, _address(asker))
    joined = getattr(asker.state, "has_joined", False)
    return By(Actor.PARTICIPANT if joined else Actor.ANYBODY, None, _address(asker))


def signed_in_as(asker: HTTPConnection, facilitator: FacilitatorRow, secret: str) -> By:
    """A facilitator by the sign-in with this secret."""
    return By(Actor.FACILITATOR, facilitator.id, _address(asker), session_of(secret))


def session_of(secret: str) -> str:
    """A sign-in as the log calls it: not even what is kept of its secret can be had from it."""
    return fingerprint(fingerprint(secret))[:16]


def _address(asker: HTTPConnection) -> str | None:
    return network(asker.client.host) if asker.client else None


def _write(session: Session, entry: Entry) -> None:
    store.add(session.connection(), [entry])
    once_kept(session, lambda: say(entry))
