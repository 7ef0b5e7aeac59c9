"""The rows of the ballots."""

from sqlmodel import Field, SQLModel


class VoteRow(SQLModel, table=True):
    """`answer`: a colour, or "pass"."""

    __tablename__ = "vote"

    workshop: int = Field(primary_key=True, foreign_key="workshop.id", ondelete="CASCADE")
    task: str = Field(primary_key=True)
    person: str = Field(primary_key=True)
    answer: str
