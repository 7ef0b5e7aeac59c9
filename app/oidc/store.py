"""Who people are to the municipality's own sign-in, and which accounts they have here."""

from dataclasses import dataclass

from sqlalchemy import ColumnElement, delete, text
from sqlmodel import Session, col, select

from app.account import store as accounts
from app.account.tables import FacilitatorRow, SignInRow
from app.ids import fingerprint
from app.oidc.answers import Ended
from app.oidc.claims import Claimed
from app.oidc.tables import IdentityRow
from app.organisation.tables import AdministrationRow
from app.vocabulary import Refused


class ClosedHere(Refused):
    """Closed here is closed, whatever the provider says."""

    code = "closed_here"


class NoSuchAccount(Exception):
    """Nobody has an account with that e-mail."""


@dataclass(frozen=True, slots=True)
class LetIn:
    """`is_new`: whether the account is. `is_changed`: whether its roles or administrations are other than before."""

    identity: int
    facilitator: FacilitatorRow
    is_new: bool
    is_changed: bool


def let_in(session: Session, who: Claimed, now: int) -> LetIn:
    """Somebody's account as their provider says that it is to be; made where there is none. `now`: milliseconds since
    1970. Raises `ClosedHere`."""
    identity = _find(session, who.issuer, who.subject)
    is_new = identity is None
    if identity is None:
        account = accounts.nameless_account(session, who.email)
        identity = _add(session, who.issuer, who.subject, account, now)
    account = accounts.locked(session, identity.facilitator)
    if account.closed_at:
        raise ClosedHere
    were = account.roles, account.scope
    identity.shown = who.shown
    account.roles = [role.value for role in who.roles]
    if who.administrations is not None:
        account.scope = _ids(session, who.administrations)
    session.add_all([identity, account])
    session.flush()
    return LetIn(_id(identity), account, is_new, not is_new and were != (account.roles, account.scope))


def shut_out(session: Session, issuer: str, subject: str) -> FacilitatorRow | None:
    """Somebody who is nothing here any more, says their provider: their account has no role, and their sign-ins by it
    end. None where they have no account, or had no role."""
    identity = _find(session, issuer, subject)
    if identity is None:
        return None
    account = accounts.locked(session, identity.facilitator)
    session.exec(delete(SignInRow).where(col(SignInRow.identity) == identity.id))
    had, account.roles = account.roles, []
    session.add(account)
    return account if had else None


def sign_out(session: Session, issuer: str, ended: Ended) -> list[FacilitatorRow]:
    """End the sign-ins that a provider has ended: of one of somebody's sessions where it names one, else all. Whose
    they were."""
    who = select(IdentityRow.id).where(IdentityRow.issuer == issuer)
    if ended.subject:
        who = who.where(IdentityRow.subject == ended.subject)
    its: list[ColumnElement[bool]] = [col(SignInRow.identity).in_(who)]
    if ended.session:
        its.append(col(SignInRow.their_session) == fingerprint(ended.session))
    ids = set(session.exec(select(SignInRow.facilitator).where(*its)))
    session.exec(delete(SignInRow).where(*its))
    return list(session.exec(select(FacilitatorRow).where(col(FacilitatorRow.id).in_(ids))))


def link(session: Session, email: str, issuer: str, subject: str, now: int) -> tuple[FacilitatorRow, int | None]:
    """Have a provider's person come in to an account that is there; and which account they had until now, None for
    none. Raises `NoSuchAccount`."""
    if not accounts.has_account(session, email):
        raise NoSuchAccount
    account = accounts.with_email(session, email)
    identity = _find(session, issuer, subject)
    if identity is None:
        _add(session, issuer, subject, account, now)
        return account, None
    had, identity.facilitator = identity.facilitator, _id(account)
    session.exec(delete(SignInRow).where(col(SignInRow.identity) == identity.id))
    session.add(identity)
    return account, had if had != account.id else None


def everybody(session: Session) -> list[tuple[IdentityRow, str | None]]:
    """All who have come in by a provider, each with the e-mail of their account."""
    rows = select(IdentityRow, FacilitatorRow.email).join(FacilitatorRow).order_by(col(IdentityRow.id))
    return list(session.exec(rows))


def shown(session: Session, facilitator: int) -> list[str]:
    """What an account is called by those who sign it in."""
    return list(session.exec(select(IdentityRow.shown).where(IdentityRow.facilitator == facilitator)))


def _find(session: Session, issuer: str, subject: str) -> IdentityRow | None:
    """One after another where there is none yet, or two first sign-ins would make two accounts."""
    its = select(IdentityRow).where(IdentityRow.issuer == issuer, IdentityRow.subject == subject)
    found = session.exec(its).one_or_none()
    if found is None and session.get_bind().dialect.name == "postgresql":
        session.connection().execute(text("LOCK TABLE identity IN SHARE ROW EXCLUSIVE MODE"))
        return session.exec(its).one_or_none()
    return found


def _add(session: Session, issuer: str, subject: str, account: FacilitatorRow, now: int) -> IdentityRow:
    identity = IdentityRow(issuer=issuer, subject=subject, facilitator=_id(account), made_at=now)
    session.add(identity)
    session.flush()
    return identity


def _ids(session: Session, names: frozenset[str]) -> list[int]:
    """The administrations with these names; those that the operator's table alone knows so far are made."""
    rows = {
        row.name: row for row in session.exec(select(AdministrationRow).where(col(AdministrationRow.name).in_(names)))
    }
    new = [AdministrationRow(name=name) for name in sorted(names - rows.keys())]
    session.add_all(new)
    session.flush()
    return sorted(_id(row) for row in (*rows.values(), *new))


def _id(row: IdentityRow | FacilitatorRow | AdministrationRow) -> int:
    assert row.id is not None
    return row.id
