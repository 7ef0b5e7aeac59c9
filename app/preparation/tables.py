"""The rows of what a facilitator keeps for the next workshop."""

from sqlalchemy import JSON, BigInteger, Column
from sqlmodel import Field, SQLModel


class TemplateRow(SQLModel, table=True):
    """A list of tasks and groups that a facilitator begins workshops with. `created_at`: milliseconds since 1970."""

    __tablename__ = "template"

    id: int | None = Field(default=None, primary_key=True)
    facilitator: int = Field(foreign_key="facilitator.id", ondelete="CASCADE", index=True)
    name: str
    tasks: list[str] = Field(sa_column=Column(JSON, nullable=False))
    groups: list[str] = Field(sa_column=Column(JSON, nullable=False))
    created_at: int = Field(sa_column=Column(BigInteger, nullable=False))
