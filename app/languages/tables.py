"""The rows of the languages that have been switched on, or have a catalogue of the municipality's own."""

from sqlalchemy import BigInteger, Column
from sqlmodel import Field, SQLModel


class LanguageRow(SQLModel, table=True):
    """`tag`: BCP 47. `read_by`: who has read it, in the operator's words. `catalogue`: a `.po` file that is used
    instead of ours; None for ours. Times in milliseconds since 1970."""

    __tablename__ = "language"

    tag: str = Field(primary_key=True)
    is_on: bool
    read_by: str
    changed_at: int = Field(sa_column=Column(BigInteger, nullable=False))
    catalogue: bytes | None = None
