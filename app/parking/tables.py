"""The rows of what is put aside."""

from sqlmodel import Field, SQLModel


class ParkedRow(SQLModel, table=True):
    __tablename__ = "parked"

    workshop: int = Field(primary_key=True, foreign_key="workshop.id", ondelete="CASCADE")
    id: str = Field(primary_key=True)
    text: str
    named: bool
    order: int
    ends_as: str
    owner: str
