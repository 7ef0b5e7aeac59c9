"""The rows of who people are to the municipality's own sign-in."""

from sqlalchemy import BigInteger, Column, UniqueConstraint
from sqlmodel import Field, SQLModel


class IdentityRow(SQLModel, table=True):
    """Somebody as a provider knows them: an account is found by issuer and subject, and by nothing else.

    `shown`: what the provider last called them, an e-mail or a name: only to be shown. `made_at`: in milliseconds since
    1970.
    """

    __tablename__ = "identity"
    __table_args__ = (UniqueConstraint("issuer", "subject"),)

    id: int | None = Field(default=None, primary_key=True)
    issuer: str
    subject: str
    facilitator: int = Field(foreign_key="facilitator.id", ondelete="CASCADE", index=True)
    shown: str = ""
    made_at: int = Field(sa_column=Column(BigInteger, nullable=False))
