"""The rows of the statement. Times in milliseconds since 1970."""

from sqlalchemy import BigInteger, Column
from sqlmodel import Field, SQLModel

THE_ONE = 1


class StatementRow(SQLModel, table=True):
    """What the municipality says itself; there is one, or none yet. "" where nothing is said.

    `defects`: those that it knows beside ours, one a line. `assessed`: how and when it has looked itself.
    """

    __tablename__ = "statement"

    id: int = Field(default=THE_ONE, primary_key=True)
    responsible: str = ""
    contact: str = ""
    defects: str = ""
    assessed: str = ""
    changed_at: int = Field(default=0, sa_column=Column(BigInteger, nullable=False))


class ObstacleRow(SQLModel, table=True):
    """What somebody told was in their way. `contact`: how they want an answer; "" for none."""

    __tablename__ = "obstacle"

    id: str = Field(primary_key=True)
    text: str
    contact: str
    told_at: int = Field(sa_column=Column(BigInteger, nullable=False, index=False))
    seen_to_at: int | None = Field(default=None, sa_column=Column(BigInteger))
