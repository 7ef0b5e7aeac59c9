"""The rows of the tasks' translations."""

from sqlmodel import Field, SQLModel


class TranslationRow(SQLModel, table=True):
    """A task in another language. `of`: the text of the task that it is a translation of."""

    __tablename__ = "translation"

    workshop: int = Field(primary_key=True, foreign_key="workshop.id", ondelete="CASCADE")
    task: str = Field(primary_key=True)
    language: str = Field(primary_key=True)
    text: str
    of: str
