"""The rows of those who lead workshops and work with what came of them."""

from sqlalchemy import BigInteger, Column, false
from sqlmodel import Field, SQLModel


class FacilitatorRow(SQLModel, table=True):
    """`email` and `password` (an argon2 hash) are there once they have been chosen.

    `has_been_here`: whether anybody has ever signed in as this one. Once so, always so, whatever sign-ins have ended.
    `is_operator`: whether they see to the installation, as the command line has it.
    """

    __tablename__ = "facilitator"

    id: int | None = Field(default=None, primary_key=True)
    email: str | None = Field(default=None, unique=True)
    password: str | None = None
    has_been_here: bool = Field(default=False, sa_column_kwargs={"server_default": false()})
    is_operator: bool = Field(default=False, sa_column_kwargs={"server_default": false()})


class InvitationRow(SQLModel, table=True):
    """What a colleague may accept: an account of their own and, where it is for a workshop, to lead it as well.

    Nobody gets anything by it before they accept it, and it signs nobody in to an account that was there. `secret`: the
    fingerprint of what is in the address. `email`: whom it was meant for. Times in milliseconds since 1970.
    """

    __tablename__ = "invitation"

    id: int | None = Field(default=None, primary_key=True)
    secret: str = Field(unique=True)
    by: int = Field(foreign_key="facilitator.id", ondelete="CASCADE", index=True)
    workshop: int | None = Field(default=None, foreign_key="workshop.id", ondelete="CASCADE", index=True)
    email: str
    made_at: int = Field(sa_column=Column(BigInteger, nullable=False))
    until: int = Field(sa_column=Column(BigInteger, nullable=False))
    accepted_by: int | None = Field(default=None, foreign_key="facilitator.id", ondelete="CASCADE")


class SignInLinkRow(SQLModel, table=True):
    """A link that signs somebody in once. `secret`: its fingerprint. Times in milliseconds since 1970."""

    __tablename__ = "sign_in_link"

    secret: str = Field(primary_key=True)
    facilitator: int = Field(foreign_key="facilitator.id", ondelete="CASCADE")
    until: int = Field(sa_column=Column(BigInteger, nullable=False))
    used: bool = False


class SignInRow(SQLModel, table=True):
    """Somebody signed in. `secret`: the fingerprint of what the cookie carries. `seen_at`: noted once an hour.

    `device`: which browser and system, in words that are ours. Times in milliseconds since 1970.
    """

    __tablename__ = "sign_in"

    secret: str = Field(primary_key=True)
    facilitator: int = Field(foreign_key="facilitator.id", ondelete="CASCADE", index=True)
    until: int = Field(sa_column=Column(BigInteger, nullable=False))
    begun_at: int = Field(sa_column=Column(BigInteger, nullable=False))
    seen_at: int = Field(sa_column=Column(BigInteger, nullable=False))
    device: str
