"""The rows of those who lead workshops and work with what came of them."""

from sqlalchemy import BigInteger, Column
from sqlmodel import Field, SQLModel


class FacilitatorRow(SQLModel, table=True):
    """`email` and `password` (an argon2 hash) are there once they have been chosen."""

    __tablename__ = "facilitator"

    id: int | None = Field(default=None, primary_key=True)
    email: str | None = Field(default=None, unique=True)
    password: str | None = None


class SignInLinkRow(SQLModel, table=True):
    """A link that signs somebody in once. `secret`: its fingerprint. Times in milliseconds since 1970."""

    __tablename__ = "sign_in_link"

    secret: str = Field(primary_key=True)
    facilitator: int = Field(foreign_key="facilitator.id", ondelete="CASCADE")
    until: int = Field(sa_column=Column(BigInteger, nullable=False))
    used: bool = False


class SignInRow(SQLModel, table=True):
    """Somebody signed in. `secret`: the fingerprint of what the cookie carries."""

    __tablename__ = "sign_in"

    secret: str = Field(primary_key=True)
    facilitator: int = Field(foreign_key="facilitator.id", ondelete="CASCADE")
    until: int = Field(sa_column=Column(BigInteger, nullable=False))
