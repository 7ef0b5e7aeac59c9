"""The rows of the job descriptions."""

from typing import Any

from sqlalchemy import JSON, BigInteger, Column
from sqlmodel import Field, SQLModel


class JobDescriptionRow(SQLModel, table=True):
    """A job description, and what lists show of its newest version. `version`: that version's number."""

    __tablename__ = "job_description"

    id: int | None = Field(default=None, primary_key=True)
    workshop: int = Field(foreign_key="workshop.id", index=True)
    version: int
    title: str
    workplace: str
    is_example: bool
    status: str
    changed_at: int = Field(sa_column=Column(BigInteger, nullable=False))


class JobDescriptionVersionRow(SQLModel, table=True):
    """A version, whole, as somebody saved it; never changed. `at`: milliseconds since 1970. `by`: who saved."""

    __tablename__ = "job_description_version"

    job_description: int = Field(primary_key=True, foreign_key="job_description.id", ondelete="CASCADE")
    number: int = Field(primary_key=True)
    at: int = Field(sa_column=Column(BigInteger, nullable=False))
    by: int = Field(foreign_key="facilitator.id")
    content: Any = Field(sa_column=Column(JSON, nullable=False))
