"""The rows of what forms have made."""

from sqlalchemy import BigInteger, Column
from sqlmodel import Field, SQLModel


class MadeRow(SQLModel, table=True):
    """What a post has made. `key`: a fingerprint of whose page it was posted from, and of all that was typed.

    `leads_to`: where who posted it was led. `gives`: the cookie that the answer carried, for so many seconds; what was
    in it is not kept. `at`: milliseconds since 1970.
    """

    __tablename__ = "made"

    key: str = Field(primary_key=True)
    leads_to: str = ""
    gives: str = ""
    lasts: int = 0
    at: int = Field(sa_column=Column(BigInteger, nullable=False, index=True))
