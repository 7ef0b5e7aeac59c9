"""Facilitators and how they sign in. Secrets are kept as fingerprints, passwords as argon2."""

from functools import cache

from pwdlib import PasswordHash
from sqlalchemy import delete, update
from sqlmodel import Session, col, select

from app.account.guessable import is_guessable
from app.account.tables import FacilitatorRow, SignInLinkRow, SignInRow
from app.ids import fingerprint, new_secret
from app.vocabulary import Refused

DAY = 24 * 3600 * 1000
LINK_LASTS = DAY
SIGN_IN_LASTS = 30 * DAY
LEAST_PASSWORD = 12
MOST_PASSWORD = 1000


class WrongPassword(Refused):
    code = "wrong_password"


class WrongPresentPassword(Refused):
    code = "wrong_present_password"


class PasswordTooShort(Refused):
    code = "password_too_short"


class PasswordGuessable(Refused):
    """One that is tried first: common, or one's own e-mail."""

    code = "password_guessable"


class EmailMissing(Refused):
    code = "email_missing"


class EmailTaken(Refused):
    code = "email_taken"


class HasAccount(Refused):
    """The e-mail has an account already: its owner signs in first."""

    code = "has_account"


class LinkUsed(Refused):
    code = "link_used"


@cache
def _passwords() -> PasswordHash:
    return PasswordHash.recommended()


@cache
def _nobodys_password() -> str:
    """Checked where there is no such e-mail, so that the time taken tells nothing."""
    return _passwords().hash(new_secret())


def first(session: Session) -> FacilitatorRow:
    """The one who set the installation up; made where there is nobody yet."""
    somebody = session.exec(select(FacilitatorRow).order_by(FacilitatorRow.id).limit(1)).one_or_none()  # type: ignore[arg-type]
    return somebody or _add(session, None)


def with_email(session: Session, email: str) -> FacilitatorRow:
    """The facilitator with this e-mail; made where there is nobody."""
    return _find(session, email) or _add(session, email.strip().casefold())


def new_account(session: Session, email: str) -> FacilitatorRow:
    """An account for somebody who has none. Raises `HasAccount`: nobody comes in to one that is there by this."""
    if _find(session, email):
        raise HasAccount
    return _add(session, kept_email(email))


def has_account(session: Session, email: str) -> bool:
    return _find(session, email) is not None


def id_of(session: Session, email: str) -> int | None:
    """Whose e-mail it is; None where it is nobody's."""
    somebody = _find(session, email)
    return somebody.id if somebody else None


def kept_email(email: str) -> str:
    """An e-mail as it is kept. Raises `EmailMissing`."""
    if "@" not in email or len(email) > 200 or not email.strip().isprintable():
        raise EmailMissing
    return email.strip().casefold()


def _find(session: Session, email: str) -> FacilitatorRow | None:
    return session.exec(select(FacilitatorRow).where(FacilitatorRow.email == email.strip().casefold())).one_or_none()


def _add(session: Session, email: str | None) -> FacilitatorRow:
    facilitator = FacilitatorRow(email=email)
    session.add(facilitator)
    session.flush()
    return facilitator


def new_link(session: Session, facilitator: FacilitatorRow, now: int) -> str:
    """The secret of a link that signs in once. `now`: milliseconds since 1970."""
    assert facilitator.id is not None
    secret = new_secret()
    session.add(SignInLinkRow(secret=fingerprint(secret), facilitator=facilitator.id, until=now + LINK_LASTS))
    return secret


def standing_link(session: Session, secret: str, now: int) -> SignInLinkRow:
    """A link that can still be used, to be shown. Raises `LinkUsed`."""
    link = session.get(SignInLinkRow, fingerprint(secret))
    if link is None or link.used or link.until < now:
        raise LinkUsed
    return link


def use_link(session: Session, secret: str, now: int) -> FacilitatorRow:
    """Use a link up: of several who try at once, one is let in. Raises `LinkUsed`."""
    link = SignInLinkRow.__table__  # type: ignore[attr-defined]
    good = (link.c.secret == fingerprint(secret), link.c.used.is_(False), link.c.until >= now)
    facilitator = session.connection().scalar(update(link).where(*good).values(used=True).returning(link.c.facilitator))
    if facilitator is None:
        raise LinkUsed
    return session.get_one(FacilitatorRow, facilitator)


def with_password(session: Session, email: str, password: str) -> FacilitatorRow:
    """Raises `WrongPassword`; slow on purpose, so not for a session that writes."""
    facilitator = _find(session, email)
    kept = facilitator.password if facilitator and facilitator.password else None
    if not _passwords().verify(password, kept or _nobodys_password()) or not facilitator or not kept:
        raise WrongPassword
    return facilitator


def check_present(facilitator: FacilitatorRow, password: str) -> None:
    """Whoever has a password gives it before it, or the e-mail, is changed: an open screen is not enough. Slow on
    purpose. Raises `WrongPresentPassword`."""
    if facilitator.password and not _passwords().verify(password[:MOST_PASSWORD], facilitator.password):
        raise WrongPresentPassword


def hashed(password: str, email: str) -> str:
    """What is kept of a password; slow on purpose. Raises `PasswordTooShort`, `PasswordGuessable`."""
    if len(password) < LEAST_PASSWORD:
        raise PasswordTooShort(least=LEAST_PASSWORD)
    if is_guessable(password[:MOST_PASSWORD], email):
        raise PasswordGuessable
    return _passwords().hash(password[:MOST_PASSWORD])


def choose_password(session: Session, facilitator: FacilitatorRow, email: str, hashed: str, secret: str) -> None:
    """Keep an e-mail and a password, and end what else was open: other sign-ins, links not used.

    `facilitator`: as it was when the present password was checked. `secret`: the sign-in that asks, which goes on.
    Raises `EmailMissing`, `EmailTaken`, and `WrongPresentPassword` where somebody else was first.
    """
    typed = kept_email(email)
    other = _find(session, email)
    if other and other.id != facilitator.id:
        raise EmailTaken
    kept = session.get_one(FacilitatorRow, facilitator.id)
    if kept.password != facilitator.password:
        raise WrongPresentPassword
    kept.email, kept.password = typed, hashed
    session.add(kept)
    here = SignInRow.secret != fingerprint(secret)
    session.exec(delete(SignInRow).where(SignInRow.facilitator == kept.id, here))  # type: ignore[arg-type]
    session.exec(delete(SignInLinkRow).where(SignInLinkRow.facilitator == kept.id))  # type: ignore[arg-type]


def sign_in(session: Session, facilitator: FacilitatorRow, now: int) -> str:
    """What the cookie is to carry."""
    assert facilitator.id is not None
    if not facilitator.has_been_here:
        session.exec(update(FacilitatorRow).where(col(FacilitatorRow.id) == facilitator.id).values(has_been_here=True))
    secret = new_secret()
    session.add(SignInRow(secret=fingerprint(secret), facilitator=facilitator.id, until=now + SIGN_IN_LASTS))
    return secret


def signed_in(session: Session, secret: str, now: int) -> FacilitatorRow | None:
    row = session.get(SignInRow, fingerprint(secret))
    if row is None or row.until < now:
        return None
    return session.get(FacilitatorRow, row.facilitator)


def sign_out(session: Session, secret: str) -> None:
    if row := session.get(SignInRow, fingerprint(secret)):
        session.delete(row)
