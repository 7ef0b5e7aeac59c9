"""What a provider says of somebody, read by the operator's tables. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from app.account.roles import Role
from app.vocabulary import Refused

Claims = Mapping[str, Any]
LONGEST_SUBJECT = 255
"""Letters (OpenID Connect Core 1.0, 2)."""
LONGEST_SHOWN = 200
ALL = "*"
"""In the operator's table: every administration."""


class Tables(Protocol):
    """The operator's (`app.settings.Oidc`)."""

    @property
    def issuer(self) -> str: ...
    @property
    def roles_claim(self) -> str: ...
    @property
    def roles(self) -> Mapping[str, str]: ...
    @property
    def administrations_claim(self) -> str: ...
    @property
    def administrations(self) -> Mapping[str, str]: ...


class NoRole(Refused):
    """The provider says nothing of somebody that is a role here."""

    code = "no_role"


class NoAdministration(Refused):
    """The provider is to say where somebody works, and says nothing that is an administration here: they would see all
    of them."""

    code = "no_administration"


@dataclass(frozen=True, slots=True)
class Claimed:
    """Somebody as their provider says. `session`: theirs with the provider, "" where it has no name. `email`: "" where
    none is said that is theirs. `administrations`: by their names; empty for all of them, None where that is not the
    provider's to say."""

    issuer: str
    subject: str
    session: str
    email: str
    shown: str
    roles: tuple[Role, ...]
    administrations: frozenset[str] | None


def claimed(claims: Claims, chosen: Tables) -> Claimed:
    """Raises `NoRole`, `NoAdministration`."""
    email = email_in(claims)
    return Claimed(
        issuer=chosen.issuer,
        subject=claims["sub"],
        session=_text(claims.get("sid")),
        email=email,
        shown=email or _text(claims.get("name")) or _text(claims.get("preferred_username")),
        roles=_roles(claims, chosen),
        administrations=_administrations(claims, chosen),
    )


def email_in(claims: Claims) -> str:
    """The e-mail that is said, but for one that the provider has not seen to be theirs."""
    email = _text(claims.get("email"))
    return email if "@" in email and claims.get("email_verified", True) is not False else ""


def _roles(claims: Claims, chosen: Tables) -> tuple[Role, ...]:
    theirs = {chosen.roles[said] for said in values(claims, chosen.roles_claim) if said in chosen.roles}
    if not theirs:
        raise NoRole
    return tuple(role for role in Role if role.value in theirs)


def _administrations(claims: Claims, chosen: Tables) -> frozenset[str] | None:
    if not chosen.administrations:
        return None
    said = values(claims, chosen.administrations_claim)
    theirs = frozenset(chosen.administrations[it] for it in said if it in chosen.administrations)
    if not theirs:
        raise NoAdministration
    return frozenset() if ALL in theirs else theirs


def has(claims: Claims, name: str) -> bool:
    return _at(claims, name) is not None


def values(claims: Claims, name: str) -> list[str]:
    """What a claim says: one text, or several. Anything else is nothing."""
    said = _at(claims, name)
    return [it for it in (said if isinstance(said, list) else [said]) if isinstance(it, str)]


def _at(claims: Claims, name: str) -> Any:
    """The claim with this name; else the one that the name's dots lead to, as `realm_access.roles`."""
    if name in claims:
        return claims[name]
    first, _, rest = name.partition(".")
    within = claims.get(first)
    return _at(within, rest) if rest and isinstance(within, Mapping) else None


def _text(said: Any) -> str:
    """What can be shown on one line, or ""."""
    return said.strip()[:LONGEST_SHOWN] if isinstance(said, str) and said.isprintable() else ""
