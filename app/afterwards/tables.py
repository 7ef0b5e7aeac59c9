"""The rows of what is said when somebody has begun. None has what one person answered, when, or where.

The tables of what holders say have no time in them but half-years, and no name of a post, a workplace or a link.
"""

from datetime import date
from typing import Any

from sqlalchemy import JSON, Column, UniqueConstraint
from sqlmodel import Field, SQLModel


class HolderBoxRow(SQLModel, table=True):
    """See `app.afterwards.holder.Box`: the only one has the id 1."""

    __tablename__ = "holder_box"

    id: int = Field(primary_key=True)
    half: str
    since: str
    answers: int
    most: int
    asks: int
    sums: Any = Field(sa_column=Column(JSON, nullable=False))


class HolderCountedRow(SQLModel, table=True):
    """See `app.afterwards.holder.Counted`."""

    __tablename__ = "holder_counted"

    half: str = Field(primary_key=True)
    sums: Any = Field(sa_column=Column(JSON, nullable=False))
    shown: Any = Field(sa_column=Column(JSON, nullable=False))
    needed: Any = Field(sa_column=Column(JSON, nullable=False))


class HolderPhoneRow(SQLModel, table=True):
    """That a phone has answered. `phone`: a fingerprint of what its cookie holds, another for each ask. `ask`: which
    placement and month, and `place`: at which workplace, as words that only the server can make
    (`app.afterwards.sealed`). `sealed`: what it answered,
    which only that phone can open, so that it can change it; "" when it is counted. `counted`: in which half-year.

    The key is the order that the rows stand in, so that they do not tell which came first."""

    __tablename__ = "holder_phone"
    __table_args__ = ({"sqlite_with_rowid": False},)

    phone: str = Field(primary_key=True)
    ask: str = Field(index=True)
    place: str = Field(index=True)
    sealed: str
    counted: str


class CountedOnRow(SQLModel, table=True):
    """See `app.afterwards.counted_on.Said`."""

    __tablename__ = "counted_on"
    __table_args__ = (UniqueConstraint("staffing", "months", "on"),)

    id: int | None = Field(default=None, primary_key=True)
    staffing: int = Field(foreign_key="staffing.id", ondelete="CASCADE", index=True)
    months: int
    answers: Any = Field(sa_column=Column(JSON, nullable=False))
    by: str
    on: date
