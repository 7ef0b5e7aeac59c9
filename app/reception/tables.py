"""The rows of receptions, and of what a workplace has answered of itself. No row is about a person."""

from typing import Any

from sqlalchemy import JSON, BigInteger, Column
from sqlmodel import Field, SQLModel


class ReceptionRow(SQLModel, table=True):
    """A post at a workplace; see `app.reception.plan.Plan` and `app.reception.introduction`. `version`: how many times
    it was saved. `by`: who saved it last."""

    __tablename__ = "reception"

    post: int = Field(primary_key=True, foreign_key="post.id", ondelete="CASCADE")
    workplace: int = Field(primary_key=True, foreign_key="workplace.id", ondelete="CASCADE", index=True)
    version: int
    steps: Any = Field(sa_column=Column(JSON, nullable=False))
    needs: Any = Field(sa_column=Column(JSON, nullable=False))
    introduction: Any = Field(sa_column=Column(JSON, nullable=False))
    changed_at: int = Field(sa_column=Column(BigInteger, nullable=False))
    by: int = Field(foreign_key="facilitator.id")


class ChecklistRow(SQLModel, table=True):
    """What a workplace has answered of itself; see `app.reception.checklist`. `version`: how many times it was saved.
    `by`: who saved it last; None for the team, by a link."""

    __tablename__ = "workplace_checklist"

    workplace: int = Field(primary_key=True, foreign_key="workplace.id", ondelete="CASCADE")
    version: int
    rows: Any = Field(sa_column=Column(JSON, nullable=False))
    changed_at: int = Field(sa_column=Column(BigInteger, nullable=False))
    by: int | None = Field(default=None, foreign_key="facilitator.id")
