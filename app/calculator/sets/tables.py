"""The rows of values by year. No row is about a person, but for who changed it."""

from datetime import date
from typing import Any

from sqlalchemy import JSON, BigInteger, Column
from sqlmodel import Field, SQLModel


class ValueSetRow(SQLModel, table=True):
    """The values of a year; see `app.calculator.sets.value_set.Set`."""

    __tablename__ = "value_set"

    year: int = Field(primary_key=True, sa_column_kwargs={"autoincrement": False})
    is_retired: bool
    made_at: int = Field(sa_column=Column(BigInteger, nullable=False))
    by: int = Field(foreign_key="facilitator.id")


class SetValueRow(SQLModel, table=True):
    """One value of a set. `amount`: a decimal number as text, in the parameter's unit, for SQLite has none; None where
    it was emptied. `year`: its own, the last that it is said to hold for."""

    __tablename__ = "set_value"

    of: int = Field(primary_key=True, foreign_key="value_set.year", ondelete="CASCADE")
    parameter: str = Field(primary_key=True)
    amount: str | None
    origin: str
    year: int | None
    source: str
    version: int
    changed_at: int = Field(sa_column=Column(BigInteger, nullable=False))
    by: int = Field(foreign_key="facilitator.id")


class SetChangeRow(SQLModel, table=True):
    """What was done with a set; see `app.calculator.sets.value_set.Change`. `was` and `became`: amount, origin, year
    and source, or null."""

    __tablename__ = "set_change"

    id: int | None = Field(default=None, primary_key=True)
    of: int = Field(foreign_key="value_set.year", ondelete="CASCADE", index=True)
    what: str
    parameter: str
    was: Any = Field(sa_column=Column(JSON(none_as_null=True), nullable=True))
    became: Any = Field(sa_column=Column(JSON(none_as_null=True), nullable=True))
    like: int | None
    with_first: bool
    at: int = Field(sa_column=Column(BigInteger, nullable=False))
    by: int = Field(foreign_key="facilitator.id")


class SetChoiceRow(SQLModel, table=True):
    """Somebody said which values hold from a day on. The newest of the latest day that has come counts; rows are added
    and never changed."""

    __tablename__ = "set_choice"

    id: int | None = Field(default=None, primary_key=True)
    year: int | None = Field(default=None, foreign_key="value_set.year")
    since: date
    at: int = Field(sa_column=Column(BigInteger, nullable=False))
    by: int = Field(foreign_key="facilitator.id")
