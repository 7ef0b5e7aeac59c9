"""The rows of those who lead workshops and work with what came of them."""

from datetime import date

from sqlalchemy import JSON, BigInteger, Column, false
from sqlmodel import Field, SQLModel

from app.account.roles import Role


class FacilitatorRow(SQLModel, table=True):
    """`email` and `password` (an argon2 hash) are there once they have been chosen.

    `has_been_here`: whether anybody has ever signed in as this one. Once so, always so, whatever sign-ins have ended.
    `roles`: see `app.account.roles`. `scope`: the administrations that they are limited to; none means all.
    `took_course_on`: the day that they took the course, where they have said so; shown to nobody else.
    `signed_in_at`: when last. `closed_at`: since when the account lets nobody in. It is never removed: what it did
    stays its own. Times in milliseconds since 1970.
    """

    __tablename__ = "facilitator"

    id: int | None = Field(default=None, primary_key=True)
    email: str | None = Field(default=None, unique=True)
    password: str | None = None
    has_been_here: bool = Field(default=False, sa_column_kwargs={"server_default": false()})
    roles: list[str] = Field(
        default_factory=lambda: [Role.LEADS.value],
        sa_column=Column(JSON, nullable=False, server_default='["leads"]'),
    )
    scope: list[int] = Field(default_factory=list, sa_column=Column(JSON, nullable=False, server_default="[]"))
    signed_in_at: int | None = Field(default=None, sa_column=Column(BigInteger))
    closed_at: int | None = Field(default=None, sa_column=Column(BigInteger))
    took_course_on: date | None = None


class InvitationRow(SQLModel, table=True):
    """What a colleague may accept: an account of their own and, where it is for a workshop, to lead it as well.

    Nobody gets anything by it before they accept it, and it signs nobody in to an account that was there. `secret`: the
    fingerprint of what is in the address. `email`: whom it was meant for. `roles`, `scope`: of the account that it
    makes. Times in milliseconds since 1970.
    """

    __tablename__ = "invitation"

    id: int | None = Field(default=None, primary_key=True)
    secret: str = Field(unique=True)
    by: int = Field(foreign_key="facilitator.id", ondelete="CASCADE", index=True)
    workshop: int | None = Field(default=None, foreign_key="workshop.id", ondelete="CASCADE", index=True)
    email: str
    roles: list[str] = Field(
        default_factory=lambda: [Role.LEADS.value],
        sa_column=Column(JSON, nullable=False, server_default='["leads"]'),
    )
    scope: list[int] = Field(default_factory=list, sa_column=Column(JSON, nullable=False, server_default="[]"))
    made_at: int = Field(sa_column=Column(BigInteger, nullable=False))
    until: int = Field(sa_column=Column(BigInteger, nullable=False))
    accepted_by: int | None = Field(default=None, foreign_key="facilitator.id", ondelete="CASCADE")


class SignInLinkRow(SQLModel, table=True):
    """A link that signs somebody in once. `secret`: its fingerprint. `resets`: by it they choose a password anew, and
    are signed out elsewhere. Times in milliseconds since 1970."""

    __tablename__ = "sign_in_link"

    secret: str = Field(primary_key=True)
    facilitator: int = Field(foreign_key="facilitator.id", ondelete="CASCADE")
    until: int = Field(sa_column=Column(BigInteger, nullable=False))
    used: bool = False
    resets: bool = Field(default=False, sa_column_kwargs={"server_default": false()})


class SignInRow(SQLModel, table=True):
    """Somebody signed in. `secret`: the fingerprint of what the cookie carries. `seen_at`: noted once an hour.

    `device`: which browser and system, in words that are ours. `identity`: as whom the municipality's own sign-in let
    them in; `their_session`: a fingerprint of which of theirs, "" where it has no name. `at_most`: until when it lasts,
    however it is used; None where use makes it last. Times in milliseconds since 1970.
    """

    __tablename__ = "sign_in"

    secret: str = Field(primary_key=True)
    facilitator: int = Field(foreign_key="facilitator.id", ondelete="CASCADE", index=True)
    until: int = Field(sa_column=Column(BigInteger, nullable=False))
    begun_at: int = Field(sa_column=Column(BigInteger, nullable=False))
    seen_at: int = Field(sa_column=Column(BigInteger, nullable=False))
    device: str
    identity: int | None = Field(default=None, foreign_key="identity.id", ondelete="CASCADE", index=True)
    their_session: str = Field(default="", sa_column_kwargs={"server_default": ""})
    at_most: int | None = Field(default=None, sa_column=Column(BigInteger))
