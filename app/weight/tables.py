"""The rows of how much time the tasks take. `times`: a decimal number, as text."""

from sqlalchemy import JSON, Column
from sqlmodel import Field, SQLModel


class EstimateRow(SQLModel, table=True):
    """`person`: the voice. `people`: how many do it, of a group that answers together."""

    __tablename__ = "estimate"

    workshop: int = Field(primary_key=True, foreign_key="workshop.id", ondelete="CASCADE")
    task: str = Field(primary_key=True)
    person: str = Field(primary_key=True)
    times: str
    every: int
    period: str
    minutes: int
    people: int = Field(default=0, sa_column_kwargs={"server_default": "0"})
    when: list[str] = Field(sa_column=Column(JSON, nullable=False))


class WeightRow(SQLModel, table=True):
    """What the room came to for one group."""

    __tablename__ = "weight"

    workshop: int = Field(primary_key=True, foreign_key="workshop.id", ondelete="CASCADE")
    task: str = Field(primary_key=True)
    group: str = Field(primary_key=True)
    times: str
    every: int
    period: str
    minutes: int
    people: int
    when: list[str] = Field(sa_column=Column(JSON, nullable=False))
