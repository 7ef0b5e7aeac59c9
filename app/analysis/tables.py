"""The rows of session two."""

from datetime import date

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
