"""The rows of the job descriptions."""

from datetime import date
from typing import Any

from sqlalchemy import JSON, BigInteger, Column
from sqlmodel import Field, SQLModel


class JobDescriptionRow(SQLModel, table=True):
    """A job description, and what lists show of its newest version. `version`: that version's number.

    `workshop`: the first that its tasks came from; None when it is removed. `extent`: percent of full time.
    """

    __tablename__ = "job_description"

    id: int | None = Field(default=None, primary_key=True)
    workshop: int | None = Field(foreign_key="workshop.id", index=True)
    version: int
    title: str
    workplace: str
    is_example: bool
    status: str
    agreement: str = Field(sa_column_kwargs={"server_default": ""})
    extent: float | None
    created_at: int = Field(sa_column=Column(BigInteger, nullable=False, server_default="0"))
    changed_at: int = Field(sa_column=Column(BigInteger, nullable=False))


class JobDescriptionVersionRow(SQLModel, table=True):
    """A version, whole, as somebody saved it; never changed. `at`: milliseconds since 1970. `by`: who saved."""

    __tablename__ = "job_description_version"

    job_description: int = Field(primary_key=True, foreign_key="job_description.id", ondelete="CASCADE")
    number: int = Field(primary_key=True)
    at: int = Field(sa_column=Column(BigInteger, nullable=False))
    by: int = Field(foreign_key="facilitator.id")
    content: Any = Field(sa_column=Column(JSON, nullable=False))


class ReviewRow(SQLModel, table=True):
    """What somebody in a role has said of a version. `at`: milliseconds since 1970. `by`: who wrote it down."""

    __tablename__ = "job_description_review"

    id: int | None = Field(default=None, primary_key=True)
    job_description: int = Field(foreign_key="job_description.id", ondelete="CASCADE", index=True)
    version: int
    status: str
    role: str
    who: str
    at: int = Field(sa_column=Column(BigInteger, nullable=False))
    by: int = Field(foreign_key="facilitator.id")


class TrailRow(SQLModel, table=True):
    """A job description's way to a job. `version`: how many times it was saved. `by`: who saved it last."""

    __tablename__ = "job_trail"

    job_description: int = Field(primary_key=True, foreign_key="job_description.id", ondelete="CASCADE")
    version: int
    closed_on: date | None
    why: str
    changed_at: int = Field(sa_column=Column(BigInteger, nullable=False))
    by: int = Field(foreign_key="facilitator.id")


class MilestoneRow(SQLModel, table=True):
    """A stage of a trail where there is something to say about it."""

    __tablename__ = "job_milestone"

    job_description: int = Field(primary_key=True, foreign_key="job_trail.job_description", ondelete="CASCADE")
    stage: str = Field(primary_key=True)
    planned: date | None
    done: date | None
    note: str
