"""The rows of the board."""

from sqlalchemy import JSON, Column, false
from sqlmodel import Field, SQLModel


class TaskRow(SQLModel, table=True):
    """`by`: the author's person id; it is read by the rules and never shown."""

    __tablename__ = "task"

    workshop: int = Field(primary_key=True, foreign_key="workshop.id", ondelete="CASCADE")
    id: str = Field(primary_key=True)
    text: str
    by: str
    order: int
    also: list[str] = Field(default_factory=list, sa_column=Column(JSON, nullable=False, server_default="[]"))
    why: str = Field(default="", sa_column_kwargs={"server_default": ""})
    dissent: str = Field(default="", sa_column_kwargs={"server_default": ""})
    named: bool = Field(default=False, sa_column_kwargs={"server_default": false()})
    picture: str = Field(default="", sa_column_kwargs={"server_default": ""})


class RemovedTaskRow(SQLModel, table=True):
    """Words that the facilitator has taken away, and what their author is told. Nobody else is shown them."""

    __tablename__ = "removed_task"

    workshop: int = Field(primary_key=True, foreign_key="workshop.id", ondelete="CASCADE")
    task: str = Field(primary_key=True)
    by: str
    text: str
    why: str
    into: str = Field(default="", sa_column_kwargs={"server_default": ""})


class UnlikeRow(SQLModel, table=True):
    """Two tasks that somebody has said are different, the lower id first."""

    __tablename__ = "unlike"

    workshop: int = Field(primary_key=True, foreign_key="workshop.id", ondelete="CASCADE")
    task: str = Field(primary_key=True)
    other: str = Field(primary_key=True)


class PlacementRow(SQLModel, table=True):
    """Where one group has placed one task. `order`: see `app.board.order`; compared byte by byte, in Python."""

    __tablename__ = "placement"

    workshop: int = Field(primary_key=True, foreign_key="workshop.id", ondelete="CASCADE")
    task: str = Field(primary_key=True)
    group: str = Field(primary_key=True)
    colour: str
    order: str
