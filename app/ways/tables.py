"""The rows of ways in, and of how far posts have come on theirs. No row is about a person."""

from datetime import date
from typing import Any

from sqlalchemy import JSON, BigInteger, Column, Index, text
from sqlmodel import Field, SQLModel


class WayRow(SQLModel, table=True):
    """A way that the municipality has made, or one that came along as they have edited it (`app.ways.come_along`); see
    `app.ways.way.Way`. `version`: how many times it was saved. `is_retired`: no post begins on it. `by`: who saved it
    last."""

    __tablename__ = "way"

    key: str = Field(primary_key=True)
    name: str
    stages: Any = Field(sa_column=Column(JSON, nullable=False))
    version: int
    is_retired: bool
    changed_at: int = Field(sa_column=Column(BigInteger, nullable=False))
    by: int = Field(foreign_key="facilitator.id")


class PostWayRow(SQLModel, table=True):
    """A post's way in; see `app.ways.trail.Trail`. `version`: how many times it was saved, with its stages and days.
    `by`: who saved it last."""

    __tablename__ = "post_way"

    post: int = Field(primary_key=True, foreign_key="post.id", ondelete="CASCADE")
    way: str
    name: str
    version: int
    closed_on: date | None
    why: str
    changed_at: int = Field(sa_column=Column(BigInteger, nullable=False))
    by: int = Field(foreign_key="facilitator.id")


class PostStageRow(SQLModel, table=True):
    """A stage of a post's way, as it was when the post began on it. `place`: from 0."""

    __tablename__ = "post_stage"

    post: int = Field(primary_key=True, foreign_key="post_way.post", ondelete="CASCADE")
    key: str = Field(primary_key=True)
    place: int
    name: str
    kind: str
    role: str
    hint: str
    employer: str
    under: str
    months: int | None


class StageDaysRow(SQLModel, table=True):
    """What is known of a stage; see `app.ways.trail.Days`. `staffing`: of which placement; None: of the whole post."""

    __tablename__ = "post_stage_days"
    __table_args__ = (
        Index(
            "days_of_post",
            "post",
            "stage",
            unique=True,
            sqlite_where=text("staffing IS NULL"),
            postgresql_where=text("staffing IS NULL"),
        ),
        Index(
            "days_of_staffing",
            "staffing",
            "stage",
            unique=True,
            sqlite_where=text("staffing IS NOT NULL"),
            postgresql_where=text("staffing IS NOT NULL"),
        ),
    )

    id: int | None = Field(default=None, primary_key=True)
    post: int = Field(foreign_key="post_way.post", ondelete="CASCADE", index=True)
    stage: str
    staffing: int | None = Field(default=None, foreign_key="staffing.id", ondelete="CASCADE")
    began: date | None
    planned: date | None
    done: date | None
    role: str
    note: str
    not_needed: str
    outcome: str
