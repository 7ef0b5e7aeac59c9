"""The rows of the ballots."""

from typing import Any

from sqlalchemy import JSON, Column
from sqlmodel import Field, SQLModel


class VoteRow(SQLModel, table=True):
    """`person`: the voice (`app.vocabulary.Voice`). `answer`: a colour, "pass" or "split". `only` and `ground`: of a
    green one, or empty."""

    __tablename__ = "vote"

    workshop: int = Field(primary_key=True, foreign_key="workshop.id", ondelete="CASCADE")
    task: str = Field(primary_key=True)
    person: str = Field(primary_key=True)
    answer: str
    only: str = Field(default="", sa_column_kwargs={"server_default": ""})
    ground: str = Field(default="", sa_column_kwargs={"server_default": ""})


class LateRow(SQLModel, table=True):
    """An answer to a task that has been shown, which has not itself stood in what was shown."""

    __tablename__ = "late"

    workshop: int = Field(primary_key=True, foreign_key="workshop.id", ondelete="CASCADE")
    task: str = Field(primary_key=True)
    person: str = Field(primary_key=True)


class SeenTallyRow(SQLModel, table=True):
    """What has been shown of a task: `votes`, {group id or "together": {answer: people}}, and `why` it was green."""

    __tablename__ = "seen_tally"

    workshop: int = Field(primary_key=True, foreign_key="workshop.id", ondelete="CASCADE")
    task: str = Field(primary_key=True)
    votes: Any = Field(sa_column=Column(JSON, nullable=False))
    why: Any = Field(default_factory=dict, sa_column=Column(JSON, nullable=False, server_default="{}"))


class HandsRow(SQLModel, table=True):
    """A show of hands, kept as such and apart from the votes."""

    __tablename__ = "hands"

    workshop: int = Field(primary_key=True, foreign_key="workshop.id", ondelete="CASCADE")
    task: str = Field(primary_key=True)
    group: str = Field(primary_key=True)
    colour: str = Field(primary_key=True)
    people: int
