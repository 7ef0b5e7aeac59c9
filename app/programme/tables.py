"""The rows of the programme. No row is about a person, but for who changed it. `version`: how many times it was
saved."""

from datetime import date
from typing import Any

from sqlalchemy import JSON, BigInteger, Column
from sqlmodel import Field, SQLModel


class ProgrammeAnswerRow(SQLModel, table=True):
    """An answer to a question of a phase, or the steering group's next meeting; see `app.programme.phases`."""

    __tablename__ = "programme_answer"

    question: str = Field(primary_key=True)
    text: str
    owner: str
    day: date | None = None
    version: int
    changed_at: int = Field(sa_column=Column(BigInteger, nullable=False))
    by: int = Field(foreign_key="facilitator.id")


class ProgrammeFigureRow(SQLModel, table=True):
    """The need in figures. `number`: a decimal number as text, for SQLite has none."""

    __tablename__ = "programme_figure"

    id: int | None = Field(default=None, primary_key=True)
    what: str
    number: str
    unit: str
    year: str
    source: str
    version: int
    changed_at: int = Field(sa_column=Column(BigInteger, nullable=False))
    by: int = Field(foreign_key="facilitator.id")


class SteeringFunctionRow(SQLModel, table=True):
    """Who is in the steering group, as a function."""

    __tablename__ = "steering_function"

    id: int | None = Field(default=None, primary_key=True)
    function: str
    decides: str
    version: int
    changed_at: int = Field(sa_column=Column(BigInteger, nullable=False))
    by: int = Field(foreign_key="facilitator.id")


class WorkplaceStepRow(SQLModel, table=True):
    """Whether competence is short at a workplace, and what comes next there."""

    __tablename__ = "workplace_step"

    workplace: int = Field(primary_key=True, foreign_key="workplace.id", ondelete="CASCADE")
    shortage: str
    step: str
    who: str
    day: date | None = None
    version: int
    changed_at: int = Field(sa_column=Column(BigInteger, nullable=False))
    by: int = Field(foreign_key="facilitator.id")


class WorkshopAfterRow(SQLModel, table=True):
    """What is said of a workshop a year after it was closed; see `app.programme.a_year_after`."""

    __tablename__ = "workshop_after"

    workshop: int = Field(primary_key=True, foreign_key="workshop.id", ondelete="CASCADE")
    method: str
    method_words: str
    introduction: str
    introduction_words: str
    organisation: str
    organisation_words: str
    version: int
    changed_at: int = Field(sa_column=Column(BigInteger, nullable=False))
    by: int = Field(foreign_key="facilitator.id")


class JobAfterRow(SQLModel, table=True):
    """The same of a post, a year after the first began in it."""

    __tablename__ = "job_after"

    post: int = Field(primary_key=True, foreign_key="post.id", ondelete="CASCADE")
    method: str
    method_words: str
    introduction: str
    introduction_words: str
    organisation: str
    organisation_words: str
    version: int
    changed_at: int = Field(sa_column=Column(BigInteger, nullable=False))
    by: int = Field(foreign_key="facilitator.id")


class ProgrammeChangeRow(SQLModel, table=True):
    """Who changed what when. `about` and `key`: which row; `was` and `became`: its fields as they are typed, null where
    there was none. Of a workplace that is removed the key is an id no more (`app.programme.store.workplace_removed`).
    Of what is said a year after, nothing stands here: it goes with its workshop or its post."""

    __tablename__ = "programme_change"

    id: int | None = Field(default=None, primary_key=True)
    about: str
    key: str
    was: Any = Field(sa_column=Column(JSON(none_as_null=True), nullable=True))
    became: Any = Field(sa_column=Column(JSON(none_as_null=True), nullable=True))
    at: int = Field(sa_column=Column(BigInteger, nullable=False))
    by: int = Field(foreign_key="facilitator.id")
