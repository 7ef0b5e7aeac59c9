"""The rows of rehearsals."""

from sqlalchemy import BigInteger, Column
from sqlmodel import Field, SQLModel


class RehearsalRow(SQLModel, table=True):
    """That an example is a rehearsal, with the coach beside it. `session`: where it began, "one" or "two".
    `compressed`: whether the time goes faster. `at`: milliseconds since 1970. What has been done is not kept: it
    follows from the workshop's journal."""

    __tablename__ = "rehearsal"

    workshop: int = Field(primary_key=True, foreign_key="workshop.id", ondelete="CASCADE")
    session: str
    compressed: bool
    at: int = Field(sa_column=Column(BigInteger, nullable=False))
