"""The rows of staff mixes that are kept."""

from typing import Any

from sqlalchemy import JSON, BigInteger, Column, UniqueConstraint
from sqlmodel import Field, SQLModel


class KeptMixRow(SQLModel, table=True):
    """A staff mix as it was worked out one day, with all that it rested on: an old paper stays true. Rows are added and
    taken away, and never changed. `series`: what it shares with those that it was made anew
    from; `number`: which of them. `name`: the unit's. `year`: of the set of
    values; None where there was none. `content`: `app.calculator.mix.typed.Worked`. `by`: who kept it.
    `at`: milliseconds since 1970."""

    __tablename__ = "kept_mix"
    __table_args__ = (UniqueConstraint("series", "number"),)

    id: int | None = Field(default=None, primary_key=True)
    series: str = Field(index=True)
    number: int
    name: str
    workplace: int | None = Field(default=None, foreign_key="workplace.id", ondelete="SET NULL", index=True)
    year: int | None = None
    is_example: bool
    content: Any = Field(sa_column=Column(JSON, nullable=False))
    by: int = Field(foreign_key="facilitator.id", index=True)
    at: int = Field(sa_column=Column(BigInteger, nullable=False))
