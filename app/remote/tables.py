"""The rows of remotes. Times: milliseconds since 1970."""

from sqlalchemy import BigInteger, Column
from sqlmodel import Field, SQLModel


class RemoteRow(SQLModel, table=True):
    """A phone that steers one workshop for the facilitator who made it. `secret`: a fingerprint; until it is taken, of
    what is in the link, and after that of what the phone's cookie carries. `until`: the link's, then the remote's."""

    __tablename__ = "remote"

    id: int | None = Field(default=None, primary_key=True)
    workshop: int = Field(foreign_key="workshop.id", ondelete="CASCADE", index=True)
    facilitator: int = Field(foreign_key="facilitator.id", ondelete="CASCADE", index=True)
    secret: str = Field(unique=True)
    is_taken: bool
    until: int = Field(sa_column=Column(BigInteger, nullable=False))
