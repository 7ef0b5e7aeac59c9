"""The rows of what workplaces have shared."""

from datetime import date

from sqlalchemy import JSON, BigInteger, Column, false
from sqlmodel import Field, SQLModel


class TaskGroupRow(SQLModel, table=True):
    """Near-same tasks. What it is called follows from the words of those in it. `split_from`: the group that somebody
    has taken it out of."""

    __tablename__ = "task_group"

    id: int | None = Field(default=None, primary_key=True)
    is_example: bool
    split_from: int | None = None


class TaskLotRow(SQLModel, table=True):
    """Rows that are counted together or not at all (`app.task_map.lots`). `rows`: how many it was made of."""

    __tablename__ = "task_lot"

    id: int | None = Field(default=None, primary_key=True)
    rows: int


class TaskShareRow(SQLModel, table=True):
    """A workshop's result shared with the municipality's task map. `workplace`: in HR's list; None of an example.
    `at`: since when; None where it was taken back. `told`: the tasks that have stood in a lot, by their ids on the
    board, or that were known from another workshop when they were taken back, and nothing of what was said of them:
    whoever shares again is not counted as somebody new. `told_as`: the workplaces as which, each that it was taken back
    as after that. A workplace stands on the map by what it has shared last; what it shared before is older, and stays
    until the numbers that it is in are others (`app.task_map.lots`)."""

    __tablename__ = "task_share"

    id: int | None = Field(default=None, primary_key=True)
    workshop: int = Field(foreign_key="workshop.id", ondelete="CASCADE", unique=True)
    workplace: int | None = Field(default=None, foreign_key="workplace.id", index=True)
    area: str
    at: int | None = Field(default=None, sa_column=Column(BigInteger))
    told: list[str] = Field(default_factory=list, sa_column=Column(JSON, nullable=False, server_default="[]"))
    told_as: list[int] = Field(default_factory=list, sa_column=Column(JSON, nullable=False, server_default="[]"))


class SharedTaskRow(SQLModel, table=True):
    """A task in one colour, as it was shared: see `app.task_map.shared.SharedTask`. `task`: its id on the board.
    `lot`, `spent`, `known`: see `app.task_map.lots.Row`. A number is never used again: job descriptions keep it after
    the row is taken back (`app.built_jobs.begun.source_id`), and SQLite would else give it to another workplace's
    task."""

    __tablename__ = "shared_task"
    __table_args__ = {"sqlite_autoincrement": True}

    id: int | None = Field(default=None, primary_key=True)
    share: int = Field(foreign_key="task_share.id", ondelete="CASCADE", index=True)
    workshop: int = Field(foreign_key="workshop.id", ondelete="CASCADE", index=True)
    group: int = Field(foreign_key="task_group.id", index=True)
    task: str
    text: str
    colour: str
    minutes: int
    people: int
    heads: int
    when: list[str] = Field(default_factory=list, sa_column=Column(JSON, nullable=False, server_default="[]"))
    decided: str = Field(default="", sa_column_kwargs={"server_default": ""})
    how: str = Field(default="", sa_column_kwargs={"server_default": ""})
    due: date | None = None
    lot: int | None = Field(default=None, foreign_key="task_lot.id", ondelete="SET NULL", index=True)
    spent: bool = Field(default=False, sa_column_kwargs={"server_default": false()})
    known: bool = Field(default=False, sa_column_kwargs={"server_default": false()})


class TaskUseRow(SQLModel, table=True):
    """A job description has been begun from what was shared."""

    __tablename__ = "task_use"

    share: int = Field(primary_key=True, foreign_key="task_share.id", ondelete="CASCADE")
    job_description: int = Field(primary_key=True, foreign_key="job_description.id", ondelete="CASCADE", index=True)
