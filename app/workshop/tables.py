"""The rows of a workshop and of those who are in it."""

from sqlalchemy import BigInteger, Column
from sqlmodel import Field, SQLModel


class WorkshopRow(SQLModel, table=True):
    """`number`: the number of the last line in its journal; also the turn, locked by whoever writes."""

    __tablename__ = "workshop"

    id: int | None = Field(default=None, primary_key=True)
    code: str = Field(unique=True)
    facilitator: int = Field(foreign_key="facilitator.id", index=True)
    title: str
    workplace: str
    purpose: str
    length: str
    is_example: bool
    step: str
    staff_may_place: bool
    number: int
    created_at: int = Field(sa_column=Column(BigInteger, nullable=False))


class GroupRow(SQLModel, table=True):
    __tablename__ = "occupational_group"

    workshop: int = Field(primary_key=True, foreign_key="workshop.id", ondelete="CASCADE")
    id: str = Field(primary_key=True)
    name: str
    order: int


class ParticipantRow(SQLModel, table=True):
    """Nothing is known of a participant but the group."""

    __tablename__ = "participant"

    workshop: int = Field(primary_key=True, foreign_key="workshop.id", ondelete="CASCADE")
    id: str = Field(primary_key=True)
    group: str
