"""The rows of what the staff, and who leads, are asked. None has what one of the staff answered, when, or who."""

from datetime import date
from typing import Any

from sqlalchemy import JSON, Column, false
from sqlmodel import Field, SQLModel


class AskedOccasionRow(SQLModel, table=True):
    """See `app.asked.sums.Box`. Of what who led says: `until` is the day that it was said first."""

    __tablename__ = "asked_occasion"

    workshop: int = Field(primary_key=True, foreign_key="workshop.id", ondelete="CASCADE")
    occasion: str = Field(primary_key=True)
    until: date
    ended: bool = Field(default=False, sa_column_kwargs={"server_default": false()})
    extra: int = Field(default=0, sa_column_kwargs={"server_default": "0"})


class AskedSumRow(SQLModel, table=True):
    """How many have chosen what, to one question on one occasion. `by`: of what who led has said, who said it, until it
    is counted; else nobody. `counted`: whether it is in a batch (`app.asked.sums.Batch`)."""

    __tablename__ = "asked_sum"

    workshop: int = Field(primary_key=True, foreign_key="workshop.id", ondelete="CASCADE")
    occasion: str = Field(primary_key=True)
    question: str = Field(primary_key=True)
    sums: Any = Field(sa_column=Column(JSON, nullable=False))
    by: int | None = Field(default=None, foreign_key="facilitator.id", ondelete="SET NULL", index=True)
    counted: bool = Field(default=False, sa_column_kwargs={"server_default": false()})


class AskedPhoneRow(SQLModel, table=True):
    """That a phone has answered on an occasion that is not over: a fingerprint of what its cookie holds, another for
    each occasion. It leads to no participant.

    The key is the order that the rows stand in, so that they do not tell which came first."""

    __tablename__ = "asked_phone"
    __table_args__ = ({"sqlite_with_rowid": False},)

    phone: str = Field(primary_key=True)
    workshop: int = Field(foreign_key="workshop.id", ondelete="CASCADE", index=True)
    occasion: str


class AskedCountedRow(SQLModel, table=True):
    """See `app.asked.sums.Batch`. It names no workshop, and outlives those that it is made of."""

    __tablename__ = "asked_counted"

    id: int | None = Field(default=None, primary_key=True)
    kind: str
    question: str
    administration: int | None = Field(default=None, foreign_key="administration.id", ondelete="SET NULL", index=True)
    half: str
    sums: Any = Field(sa_column=Column(JSON, nullable=False))
    units: int
