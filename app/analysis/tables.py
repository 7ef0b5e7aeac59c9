"""The rows of session two."""

from datetime import date
from typing import Any

from sqlalchemy import JSON, BigInteger, Column, false
from sqlmodel import Field, SQLModel


class ReplyRow(SQLModel, table=True):
    __tablename__ = "reply"

    workshop: int = Field(primary_key=True, foreign_key="workshop.id", ondelete="CASCADE")
    task: str = Field(primary_key=True)
    question: str = Field(primary_key=True)
    answer: str
    note: str


class ActionRow(SQLModel, table=True):
    """`order`: as planned, the first is 1."""

    __tablename__ = "action"

    workshop: int = Field(primary_key=True, foreign_key="workshop.id", ondelete="CASCADE")
    id: str = Field(primary_key=True)
    task: str
    kind: str
    what: str
    owner: str
    due: date | None
    order: int
    first_step: str = Field(default="", sa_column_kwargs={"server_default": ""})
    notice: str = Field(default="", sa_column_kwargs={"server_default": ""})
    to: str = Field(default="", sa_column_kwargs={"server_default": ""})
    decided: bool = Field(default=False, sa_column_kwargs={"server_default": false()})


class OpinionRow(SQLModel, table=True):
    __tablename__ = "opinion"

    workshop: int = Field(primary_key=True, foreign_key="workshop.id", ondelete="CASCADE")
    question: str = Field(primary_key=True)
    task: str = Field(primary_key=True)
    person: str = Field(primary_key=True)
    answer: str
    how: str


class PartyRow(SQLModel, table=True):
    __tablename__ = "party"

    workshop: int = Field(primary_key=True, foreign_key="workshop.id", ondelete="CASCADE")
    role: str = Field(primary_key=True)
    invited: bool
    present: bool
    note: str


class DutyRow(SQLModel, table=True):
    __tablename__ = "duty"

    workshop: int = Field(primary_key=True, foreign_key="workshop.id", ondelete="CASCADE")
    duty: str = Field(primary_key=True)
    needed: str
    on: date | None
    outcome: str


class AimRow(SQLModel, table=True):
    __tablename__ = "aim"

    workshop: int = Field(primary_key=True, foreign_key="workshop.id", ondelete="CASCADE")
    group: str = Field(primary_key=True)
    text: str


class SittingRow(SQLModel, table=True):
    """`board`: task id -> [text, group id -> colour]."""

    __tablename__ = "sitting"

    workshop: int = Field(primary_key=True, foreign_key="workshop.id", ondelete="CASCADE")
    number: int = Field(primary_key=True)
    at: int = Field(sa_column=Column(BigInteger, nullable=False))
    board: Any = Field(sa_column=Column(JSON, nullable=False))
