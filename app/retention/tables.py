"""The rows of the retention plan and of what was done by it. Times in milliseconds since 1970."""

from datetime import date
from typing import Any

from sqlalchemy import JSON, BigInteger, Column
from sqlmodel import Field, SQLModel

THE_ONE = 1


class RuleRow(SQLModel, table=True):
    """One kind's rule: see `app.retention.plan.Rule`."""

    __tablename__ = "retention_rule"

    kind: str = Field(primary_key=True)
    count: int
    unit: str
    then: str
    decision: str
    decided_on: date
    decided_by: str
    changed_at: int = Field(sa_column=Column(BigInteger, nullable=False))


class RunRow(SQLModel, table=True):
    """A run, and its *gallringsprotokoll*; never removed. `by`: whose account; None from the command line. `ended_at`:
    None while it goes on, or where it was broken off. `sha256`: of the protocol, once it is whole."""

    __tablename__ = "retention_run"

    id: int | None = Field(default=None, primary_key=True)
    begun_at: int = Field(sa_column=Column(BigInteger, nullable=False))
    ended_at: int | None = Field(default=None, sa_column=Column(BigInteger))
    by: int | None = None
    protocol: Any = Field(sa_column=Column(JSON, nullable=False))
    sha256: str = Field(default="", sa_column_kwargs={"server_default": ""})


class TurnRow(SQLModel, table=True):
    """There is one: whoever runs moves `until` on, and while it has not passed nobody else begins."""

    __tablename__ = "retention_turn"

    id: int = Field(default=THE_ONE, primary_key=True)
    until: int = Field(sa_column=Column(BigInteger, nullable=False))
