"""The rows of what became of the actions."""

from sqlalchemy import BigInteger, Column
from sqlmodel import Field, SQLModel


class FollowUpRow(SQLModel, table=True):
    """What somebody says of an action afterwards. `months`: after how many it was asked for; 0, in between.

    `id`: see `app.follow_up.follow_up.key`; who says something again changes what they said. `outcome`: "done",
    "partly" or "not". `role`: who says so, a role of `app.sharing`, or "facilitator". `at`: milliseconds since 1970.
    The last one said stands.
    """

    __tablename__ = "follow_up"

    workshop: int = Field(primary_key=True, foreign_key="workshop.id", ondelete="CASCADE")
    id: str = Field(primary_key=True)
    action: str
    months: int
    outcome: str
    note: str
    role: str
    at: int = Field(sa_column=Column(BigInteger, nullable=False))
