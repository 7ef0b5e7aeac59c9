"""The rows of the ballots."""

from typing import Any

from sqlalchemy import JSON, Column
from sqlmodel import Field, SQLModel


class VoteRow(SQLModel, table=True):
    """`answer`: a colour, or "pass". `only` and `ground`: of a green one, or empty."""

    __tablename__ = "vote"

    workshop: int = Field(primary_key=True, foreign_key="workshop.id", ondelete="CASCADE")
    task: str = Field(primary_key=True)
    person: str = Field(primary_key=True)
    answer: str
    only: str = Field(default="", sa_column_kwargs={"server_default": ""})
    ground: str = Field(default="", sa_column_kwargs={"server_default": ""})


class LateRow(SQLModel, table=True):
    """Somebody who has changed an answer after answers were shown, and is not counted yet."""

    __tablename__ = "late"

    workshop: int = Field(primary_key=True, foreign_key="workshop.id", ondelete="CASCADE")
    person: str = Field(primary_key=True)


class SeenTallyRow(SQLModel, table=True):
    """How a task stood when the answers were last put away: {group id or "together": {colour: people}}."""

    __tablename__ = "seen_tally"

    workshop: int = Field(primary_key=True, foreign_key="workshop.id", ondelete="CASCADE")
    task: str = Field(primary_key=True)
    votes: Any = Field(sa_column=Column(JSON, nullable=False))


class HandsRow(SQLModel, table=True):
    """A show of hands, kept as such and apart from the votes."""

    __tablename__ = "hands"

    workshop: int = Field(primary_key=True, foreign_key="workshop.id", ondelete="CASCADE")
    task: str = Field(primary_key=True)
    group: str = Field(primary_key=True)
    colour: str = Field(primary_key=True)
    people: int
