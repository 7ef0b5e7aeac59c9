"""The rows of posts, and of how many are in them. No row is about a person."""

from datetime import date
from decimal import Decimal
from typing import Any

from sqlalchemy import JSON, BigInteger, Column
from sqlmodel import Field, SQLModel


class CategoryRow(SQLModel, table=True):
    """A decided occupational category (*yrkeskategori*). `decision`: its number. `retired_on`: since when no new post
    is given it."""

    __tablename__ = "occupational_category"

    id: int | None = Field(default=None, primary_key=True)
    title: str = Field(unique=True)
    decision: str = Field(default="", sa_column_kwargs={"server_default": ""})
    decided_on: date | None = None
    retired_on: date | None = None


class TargetGroupRow(SQLModel, table=True):
    """A group on the municipality's own list, besides the one that is given priority."""

    __tablename__ = "target_group"

    id: int | None = Field(default=None, primary_key=True)
    name: str = Field(unique=True)
    retired_on: date | None = None


class PostRow(SQLModel, table=True):
    """See `app.posts.post.Post`. `version`: how many times it was saved, with all that hangs on it. Times: milliseconds
    since 1970."""

    __tablename__ = "post"

    id: int | None = Field(default=None, primary_key=True)
    version: int
    title: str
    category: int | None = Field(default=None, foreign_key="occupational_category.id", index=True)
    job_description: int | None = Field(default=None, foreign_key="job_description.id", ondelete="SET NULL", index=True)
    administration: int | None = Field(default=None, foreign_key="administration.id", index=True)
    employer: str
    decided_on: date | None = None
    decision: str = Field(default="", sa_column_kwargs={"server_default": ""})
    extent: Decimal | None = Field(default=None, max_digits=5, decimal_places=2)
    content: Any = Field(default_factory=dict, sa_column=Column(JSON, nullable=False, server_default="{}"))
    educated: int | None = None
    before: int = Field(default=0, sa_column_kwargs={"server_default": "0"})
    ended_on: date | None = None
    ended_why: str = Field(default="", sa_column_kwargs={"server_default": ""})
    is_example: bool
    created_at: int = Field(sa_column=Column(BigInteger, nullable=False))
    changed_at: int = Field(sa_column=Column(BigInteger, nullable=False))


class StaffingRow(SQLModel, table=True):
    """See `app.posts.staffing.Staffing`."""

    __tablename__ = "staffing"

    id: int | None = Field(default=None, primary_key=True)
    post: int = Field(foreign_key="post.id", ondelete="CASCADE", index=True)
    workplace: int = Field(foreign_key="workplace.id", index=True)
    starts: date | None = None
    persons: int
    ordinary: int
    planned: int | None = None
    subsidy: str
    subsidy_until: date | None = None
    ab_planned: date | None = None
    differs: str


class StaffingChangeRow(SQLModel, table=True):
    """See `app.posts.staffing.Change`."""

    __tablename__ = "staffing_change"

    id: int | None = Field(default=None, primary_key=True)
    staffing: int = Field(foreign_key="staffing.id", ondelete="CASCADE", index=True)
    on: date
    what: str
    persons: int
    was: str
    why: str


class PostTallyRow(SQLModel, table=True):
    """See `app.posts.tally.Tally`."""

    __tablename__ = "post_tally"

    post: int = Field(primary_key=True, foreign_key="post.id", ondelete="CASCADE")
    on: date = Field(primary_key=True)
    sex: Any = Field(sa_column=Column(JSON, nullable=False))
    group: Any = Field(sa_column=Column(JSON, nullable=False))
    support: Any = Field(sa_column=Column(JSON, nullable=False))
    ordinary_of_priority: int | None = None


class PostOutcomeRow(SQLModel, table=True):
    """See `app.posts.post.Outcome`. `began`: a half-year, `2026:1`."""

    __tablename__ = "post_outcome"

    post: int = Field(primary_key=True, foreign_key="post.id", ondelete="CASCADE")
    began: str = Field(primary_key=True)
    sex: Any = Field(sa_column=Column(JSON, nullable=False))
    support: Any = Field(sa_column=Column(JSON, nullable=False))
