"""Facilitators and how they sign in. Secrets are kept as fingerprints, passwords as argon2 (`app.account.passwords`).

Several processes may do the same at once: what is looked at before it is changed is locked, and of two who would have
the same e-mail the database lets one.
"""

from collections.abc import Collection, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from sqlalchemy import and_, bindparam, case, delete, exists, func, not_, text, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import IntegrityError
from sqlmodel import Session, col, select

from app.account.guessable import is_guessable
from app.account.roles import Reach, Right, Role, reach
from app.account.tables import FacilitatorRow, SignInLinkRow, SignInRow
from app.alphabet import alphabetical
from app.ids import fingerprint, new_secret
from app.vocabulary import Refused

DAY = 24 * 3600 * 1000
LINK_LASTS = DAY
SIGN_IN_LASTS = 30 * DAY
"""How long a sign-in can be taken up again, counted from its last use: what `until` is moved on by."""
IDLE_LASTS = 7 * DAY
"""How long a sign-in lasts that nobody uses. In use it lasts."""
PROVIDED_LASTS = DAY // 3
"""How long a sign-in lasts that the municipality's own has let in, in use too: what it says of somebody is then asked
for anew."""
PROVIDED_TOLD = DAY // 48
"""How long before it ends whoever leads is told."""
NOTED_EVERY = DAY // 24
"""How often it is noted that a sign-in is used."""
MOST_LISTED = 100
HANDLE_LENGTH = 16
"""Of a sign-in's fingerprint: what names it on its owner's page."""
LEAST_PASSWORD = 12
FIRST = (Role.LEADS, Role.HR, Role.OPERATOR)
"""What whoever sets the installation up is, until they say otherwise."""
MOST_PASSWORD = 1000


class WrongPassword(Refused):
    code = "wrong_password"


class WrongPresentPassword(Refused):
    code = "wrong_present_password"


class PasswordTooLong(Refused):
    """Details: `most`. None is cut off: what is checked is what was typed."""

    code = "password_too_long"


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


class PasswordsOff(Refused):
    """The operator has people sign in by the municipality's own sign-in alone."""

    code = "passwords_off"


class AccountClosed(Refused):
    """What somebody was about to make, or be given, when their account was closed."""

    code = "account_closed"


class TakerUnfit(Refused):
    """Who was chosen can't have what they would be given: closed meanwhile, or no longer what they were."""

    code = "taker_unfit"


def first(session: Session) -> FacilitatorRow:
    """The one who set the installation up, or the oldest account that is open; made where there is nobody yet."""
    is_open = col(FacilitatorRow.closed_at).is_(None)
    oldest = select(FacilitatorRow).where(is_open).order_by(col(FacilitatorRow.id)).limit(1)
    if somebody := session.exec(oldest).one_or_none():
        return somebody
    if session.get_bind().dialect.name == "postgresql":
        session.connection().execute(text("LOCK TABLE facilitator IN SHARE ROW EXCLUSIVE MODE"))
    return session.exec(oldest).one_or_none() or with_roles(_one(_add(session, None)), FIRST)


def with_roles(somebody: FacilitatorRow, roles: Iterable[Role]) -> FacilitatorRow:
    """Give these roles, besides those that are there."""
    wanted = {*somebody.roles, *(role.value for role in roles)}
    somebody.roles = [role.value for role in Role if role.value in wanted]
    return somebody


def has_anybody_been_here(session: Session) -> bool:
    """Whether somebody has ever signed in."""
    return session.exec(select(exists().where(col(FacilitatorRow.has_been_here)))).one()


def with_email(session: Session, email: str) -> FacilitatorRow:
    """The facilitator with this e-mail; made where there is nobody."""
    return _find(session, email) or _add(session, email.strip().casefold()) or _one(_find(session, email))


def new_account(
    session: Session, email: str, roles: Sequence[str] = (Role.LEADS.value,), scope: Sequence[int] = ()
) -> FacilitatorRow:
    """An account for somebody who has none. Raises `HasAccount`: nobody comes in to one that is there by this."""
    added = _add(session, kept_email(email))
    if added is None:
        raise HasAccount
    added.roles, added.scope = list(roles), list(scope)
    return added


def nameless_account(session: Session, email: str) -> FacilitatorRow:
    """An account for somebody whom nobody here has asked for an e-mail: with this one, where it is one and nobody has
    it. It is never a way in to an account that is there."""
    with suppress(EmailMissing):
        if added := _add(session, kept_email(email)):
            return added
    return _one(_add(session, None))


def has_account(session: Session, email: str) -> bool:
    return _find(session, email) is not None


def kept_email(email: str) -> str:
    """An e-mail as it is kept. Raises `EmailMissing`."""
    if "@" not in email or len(email) > 200 or not email.strip().isprintable():
        raise EmailMissing
    return email.strip().casefold()


def locked(session: Session, id: int) -> FacilitatorRow:
    """A facilitator as it is now, and stays until the transaction ends."""
    return session.get_one(FacilitatorRow, id, with_for_update=True, populate_existing=True)


def open_until_end(session: Session, id: int) -> FacilitatorRow:
    """Somebody whose account can't be closed before the transaction ends: what is made in it has an owner. Raises
    `AccountClosed`."""
    somebody = session.get_one(FacilitatorRow, id, with_for_update={"read": True}, populate_existing=True)
    if somebody.closed_at is not None:
        raise AccountClosed
    return somebody


def open_with(session: Session, right: Right) -> list[FacilitatorRow]:
    """Whose accounts are open, who have been here, and have a right: in order of e-mail."""
    here = select(FacilitatorRow).where(col(FacilitatorRow.closed_at).is_(None), col(FacilitatorRow.has_been_here))
    those = (it for it in session.exec(here) if reach(it.roles, right) is not Reach.NONE)
    return sorted(those, key=lambda it: (it.email is None, alphabetical(it.email or "")))


def _find(session: Session, email: str) -> FacilitatorRow | None:
    typed = email.strip().casefold()
    if not typed.isprintable():
        return None  # nobody has that, and PostgreSQL takes not every sign
    return session.exec(select(FacilitatorRow).where(FacilitatorRow.email == typed)).one_or_none()


def _add(session: Session, email: str | None) -> FacilitatorRow | None:
    """Somebody new; None where somebody has this e-mail, though they may have got it this very moment."""
    dialect = postgresql if session.get_bind().dialect.name == "postgresql" else sqlite
    adding = dialect.insert(FacilitatorRow).values(email=email).on_conflict_do_nothing()
    id = session.connection().scalar(adding.returning(col(FacilitatorRow.id)))
    return session.get_one(FacilitatorRow, id) if id is not None else None


def _one(somebody: FacilitatorRow | None) -> FacilitatorRow:
    assert somebody
    return somebody


def new_link(
    session: Session, facilitator: FacilitatorRow, now: int, secret: str | None = None, *, resets: bool = False
) -> str:
    """The secret of a link that signs in once, `secret` where that is said. `now`: milliseconds since 1970. `resets`:
    by it a password is chosen anew."""
    assert facilitator.id is not None
    secret, until = secret or new_secret(), now + LINK_LASTS
    session.add(SignInLinkRow(secret=fingerprint(secret), facilitator=facilitator.id, until=until, resets=resets))
    return secret


def standing_link(session: Session, secret: str, now: int) -> SignInLinkRow:
    """A link that can still be used, to be shown. Raises `LinkUsed`."""
    link = session.get(SignInLinkRow, fingerprint(secret))
    if link is None or link.used or link.until < now or _is_closed(session, link.facilitator):
        raise LinkUsed
    return link


def use_link(session: Session, secret: str, now: int) -> FacilitatorRow:
    """Use a link up: of several who try at once, one is let in. Raises `LinkUsed`."""
    link = SignInLinkRow.__table__  # type: ignore[attr-defined]
    good = (link.c.secret == fingerprint(secret), link.c.used.is_(False), link.c.until >= now)
    using = update(link).where(*good).values(used=True).returning(link.c.facilitator, link.c.resets)
    used = session.connection().execute(using).one_or_none()
    if used is None:
        raise LinkUsed
    somebody = locked(session, used.facilitator)
    if somebody.closed_at is not None:
        raise LinkUsed
    if used.resets:
        somebody.password = None
        end_all(session, used.facilitator)
    return somebody


def _is_closed(session: Session, facilitator: int) -> bool:
    return session.get_one(FacilitatorRow, facilitator).closed_at is not None


def password_of(session: Session, email: str) -> tuple[int, str] | None:
    """Whose e-mail it is, and the password as it is kept; None where nobody has one."""
    facilitator = _find(session, email)
    if facilitator is None or facilitator.id is None or facilitator.password is None or facilitator.closed_at:
        return None
    return facilitator.id, facilitator.password


def with_password(session: Session, id: int, kept: str) -> FacilitatorRow:
    """The facilitator, to be signed in. Raises `WrongPassword` where the password has changed meanwhile, or the account
    is closed."""
    facilitator = locked(session, id)
    if facilitator.password != kept or facilitator.closed_at:
        raise WrongPassword
    return facilitator


def check_choice(session: Session, facilitator: FacilitatorRow, email: str, password: str) -> None:
    """What can be said of a new e-mail and password without anything slow.

    Raises `EmailMissing`, `EmailTaken`, `PasswordTooShort`, `PasswordTooLong`, `PasswordGuessable`.
    """
    kept_email(email)
    other = _find(session, email)
    if other and other.id != facilitator.id:
        raise EmailTaken
    if len(password) < LEAST_PASSWORD:
        raise PasswordTooShort(least=LEAST_PASSWORD)
    if len(password) > MOST_PASSWORD:
        raise PasswordTooLong(most=MOST_PASSWORD)
    if is_guessable(password, email):
        raise PasswordGuessable


def choose_password(session: Session, facilitator: FacilitatorRow, email: str, hashed: str, secret: str) -> None:
    """Keep an e-mail and a password, and end what else was open: other sign-ins, links not used.

    `facilitator`: as it was when the present password was checked. `secret`: the sign-in that asks, which goes on.
    Raises `EmailMissing`, `EmailTaken`, and `WrongPresentPassword` where somebody else was first.
    """
    assert facilitator.id is not None
    kept = locked(session, facilitator.id)
    if kept.password != facilitator.password:
        raise WrongPresentPassword
    kept.email, kept.password = kept_email(email), hashed
    session.add(kept)
    try:
        session.flush()
    except IntegrityError:
        raise EmailTaken from None
    end_others(session, facilitator.id, secret)
    session.exec(delete(SignInLinkRow).where(col(SignInLinkRow.facilitator) == kept.id))


@dataclass(frozen=True, slots=True)
class ByProvider:
    """How the municipality's own sign-in has let somebody in. `session`: theirs with it, "" where it has no name."""

    identity: int
    session: str


def sign_in(
    session: Session,
    facilitator: FacilitatorRow,
    now: int,
    device: str = "",
    secret: str | None = None,
    by: ByProvider | None = None,
) -> str:
    """What the cookie is to carry; `secret`, where that is said. `device`: in words, for the list of sign-ins."""
    assert facilitator.id is not None
    here = {"has_been_here": True, "signed_in_at": now}
    session.exec(update(FacilitatorRow).where(col(FacilitatorRow.id) == facilitator.id).values(**here))
    secret, until = secret or new_secret(), now + (PROVIDED_LASTS if by else SIGN_IN_LASTS)
    row = SignInRow(
        secret=fingerprint(secret), facilitator=facilitator.id, device=device, begun_at=now, seen_at=now, until=until
    )
    if by:
        row.identity, row.at_most = by.identity, until
        row.their_session = fingerprint(by.session) if by.session else ""
    session.add(row)
    return secret


_SIGN_IN_AND_WHOSE = (
    select(SignInRow, FacilitatorRow)
    .where(col(FacilitatorRow.id) == col(SignInRow.facilitator))
    .where(col(SignInRow.secret) == bindparam("its_secret"))
)
"""Asked for by each page of whoever is signed in: in one go, and made once."""


def signed_in(session: Session, secret: str, now: int) -> FacilitatorRow | None:
    found = sign_in_and_whose(session, secret, now)
    return found[1] if found else None


def sign_in_and_whose(session: Session, secret: str, now: int) -> tuple[SignInRow, FacilitatorRow] | None:
    if not secret:
        return None
    found = session.exec(_SIGN_IN_AND_WHOSE, params={"its_secret": fingerprint(secret)}).first()
    if found is None:
        return None
    row, somebody = found
    is_over = row.until < now or row.seen_at < now - IDLE_LASTS or somebody.closed_at
    return None if is_over else (row, somebody)


def was_seen_long_ago(row: SignInRow, now: int) -> bool:
    """Whether it is time to note that a sign-in is used."""
    return row.seen_at < now - NOTED_EVERY


def seen(session: Session, secret: str, now: int) -> None:
    """Note that a sign-in is used, and lasts from now: once an hour, so that to read is not to write."""
    seen_again(session, {fingerprint(secret)}, now)


def seen_again(session: Session, sign_ins: Collection[str], now: int) -> None:
    """The same of several, by their fingerprints. What is over stays so."""
    its = (col(SignInRow.secret).in_(sign_ins), *_stands(now))
    until = now + SIGN_IN_LASTS
    lasts = case((col(SignInRow.at_most) < until, col(SignInRow.at_most)), else_=until)
    session.exec(update(SignInRow).where(*its).values(seen_at=now, until=lasts))


def is_provided(session: Session, secret: str) -> bool:
    """Whether a sign-in is by the municipality's own: it then lasts no longer for being used."""
    row = session.get(SignInRow, fingerprint(secret)) if secret else None
    return row is not None and row.identity is not None


def left(session: Session, secret: str, now: int) -> int:
    """Milliseconds that a sign-in lasts where nobody uses it from now on."""
    row = session.get(SignInRow, fingerprint(secret))
    return max(0, min(row.until, row.seen_at + IDLE_LASTS) - now) if row else 0


def sign_ins(session: Session, facilitator: int, now: int) -> list[SignInRow]:
    """Somebody's sign-ins that stand, the last seen first."""
    its = select(SignInRow).where(col(SignInRow.facilitator) == facilitator, *_stands(now))
    return list(
        session.exec(its.order_by(col(SignInRow.seen_at).desc(), col(SignInRow.begun_at).desc()).limit(MOST_LISTED))
    )


def standing(session: Session, sign_ins: Collection[str], now: int) -> dict[str, int]:
    """Those of several sign-ins, by their fingerprints, that stand: whose each is."""
    rows = select(SignInRow.secret, SignInRow.facilitator).where(col(SignInRow.secret).in_(sign_ins), *_stands(now))
    return dict(session.exec(rows).all())


def _stands(now: int) -> tuple[Any, ...]:
    return col(SignInRow.until) >= now, col(SignInRow.seen_at) >= now - IDLE_LASTS


def end(session: Session, facilitator: int, handle: str) -> bool:
    """End one of somebody's sign-ins. Answers whether there was one."""
    if not handle.isalnum():
        return False
    its = (col(SignInRow.facilitator) == facilitator, func.substr(SignInRow.secret, 1, HANDLE_LENGTH) == handle)
    return bool(session.connection().execute(delete(SignInRow).where(*its)).rowcount)


def end_all(session: Session, facilitator: int) -> int:
    """End all of somebody's sign-ins, and what would have let them in. Answers how many they were."""
    session.exec(update(SignInLinkRow).where(col(SignInLinkRow.facilitator) == facilitator).values(used=True))
    theirs = delete(SignInRow).where(col(SignInRow.facilitator) == facilitator)
    return session.connection().execute(theirs).rowcount


def end_others(session: Session, facilitator: int, secret: str) -> int:
    """End all of somebody's sign-ins but the one that asks. Answers how many there were."""
    others = (col(SignInRow.facilitator) == facilitator, col(SignInRow.secret) != fingerprint(secret))
    return session.connection().execute(delete(SignInRow).where(*others)).rowcount


def sign_out(session: Session, secret: str) -> None:
    session.exec(delete(SignInRow).where(col(SignInRow.secret) == fingerprint(secret)))


def purge(session: Session, now: int) -> None:
    """Take away sign-ins and links that are over."""
    session.exec(delete(SignInRow).where(not_(and_(*_stands(now)))))
    session.exec(delete(SignInLinkRow).where(col(SignInLinkRow.until) < now))
