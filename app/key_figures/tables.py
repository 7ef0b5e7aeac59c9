"""The rows of what is decided about key figures. The figures themselves are counted anew each time, and not kept."""

from datetime import date

from sqlalchemy import BigInteger, Column, false
from sqlmodel import Field, SQLModel


class CreatedDefinitionRow(SQLModel, table=True):
    """When a job counts as created, as it was decided: the newest holds. `chosen_at`: milliseconds since 1970."""

    __tablename__ = "created_definition"

    id: int | None = Field(default=None, primary_key=True)
    standing: str
    decision: str
    decided_on: date | None = None
    chosen_at: int = Field(sa_column=Column(BigInteger, nullable=False))


class GoalRow(SQLModel, table=True):
    """A goal of the programme, for the whole municipality. `name`, `reached`: of what isn't counted here.
    `reached_of_things`: it counts no persons."""

    __tablename__ = "goal"

    id: int | None = Field(default=None, primary_key=True)
    of: str
    number: int
    until: date | None = None
    decision: str
    name: str = ""
    source: str = ""
    reached: int | None = None
    reached_on: date | None = None
    reached_source: str = ""
    reached_of_things: bool = Field(default=False, sa_column_kwargs={"server_default": false()})
