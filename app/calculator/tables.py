"""The rows of calculations. No row is about a person, but for who made it."""

from typing import Any

from sqlalchemy import JSON, BigInteger, Column
from sqlmodel import Field, SQLModel


class CalculationRow(SQLModel, table=True):
    """What a job costs and who pays, as it was calculated. `job_description`, `post`: what it is for, where that is
    there still; none of them for one that stands by itself. `version`: the newest version's number; `year`: of the set
    that it began with. `by`: who made it. Times: milliseconds since 1970."""

    __tablename__ = "calculation"

    id: int | None = Field(default=None, primary_key=True)
    title: str
    job_description: int | None = Field(default=None, foreign_key="job_description.id", ondelete="SET NULL", index=True)
    post: int | None = Field(default=None, foreign_key="post.id", ondelete="SET NULL", index=True)
    administration: int | None = Field(default=None, foreign_key="administration.id", index=True)
    is_example: bool
    version: int
    year: int | None
    created_at: int = Field(sa_column=Column(BigInteger, nullable=False))
    changed_at: int = Field(sa_column=Column(BigInteger, nullable=False))
    by: int = Field(foreign_key="facilitator.id", index=True)


class CalculationVersionRow(SQLModel, table=True):
    """A version, whole, as somebody saved it; never changed. `year`: of the set that it began with; none where there
    was none. `values`, `input`: see `app.calculator.inputs.as_kept`. `at`: milliseconds since 1970."""

    __tablename__ = "calculation_version"

    calculation: int = Field(primary_key=True, foreign_key="calculation.id", ondelete="CASCADE")
    number: int = Field(primary_key=True)
    at: int = Field(sa_column=Column(BigInteger, nullable=False))
    by: int = Field(foreign_key="facilitator.id")
    title: str
    year: int | None
    values: Any = Field(sa_column=Column(JSON, nullable=False))
    input: Any = Field(sa_column=Column(JSON, nullable=False))
