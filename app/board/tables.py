"""The rows of the board."""

from sqlmodel import Field, SQLModel


class TaskRow(SQLModel, table=True):
    """`by`: the author's person id; it is read by the rules and never shown."""

    __tablename__ = "task"

    workshop: int = Field(primary_key=True, foreign_key="workshop.id", ondelete="CASCADE")
    id: str = Field(primary_key=True)
    text: str
    by: str
    order: int


class PlacementRow(SQLModel, table=True):
    """Where one group has placed one task. `order`: see `app.board.order`; compared byte by byte, in Python."""

    __tablename__ = "placement"

    workshop: int = Field(primary_key=True, foreign_key="workshop.id", ondelete="CASCADE")
    task: str = Field(primary_key=True)
    group: str = Field(primary_key=True)
    colour: str
    order: str
